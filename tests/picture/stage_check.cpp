#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "raft/sim/log_of.h"
#include "render/stage/emphasis.h"
#include "render/stage/node_places.h"
#include "render/stage/role_looks.h"
#include "tests/picture/color_names.h"
#include "tests/picture/scene_checks.h"

namespace picture_tests {

namespace {

using namespace render;

// Where things are that answer to the mouse.
struct Places {
    std::map<raft::NodeId, HitArea> nodes;
    std::map<sim::MessageId, Point> messages;
    std::map<raft::ClientId, Point> clients;
    std::map<raft::NodeId, std::set<raft::Index>> entries;

    explicit Places(const Scene& scene) {
        for (const HitArea& area : scene.hits) {
            if (const auto* node = std::get_if<NodeTarget>(&area.target)) nodes[node->node] = area;
            if (const auto* message = std::get_if<MessageTarget>(&area.target)) messages[message->message] = area.a;
            if (const auto* client = std::get_if<ClientTarget>(&area.target)) clients[client->client] = area.a;
            if (const auto* entry = std::get_if<EntryTarget>(&area.target)) {
                const bool once = entries[entry->node].insert(entry->index).second;
                EXPECT_TRUE(once) << "an entry is there twice";
                const Rect& box = area.rect.value();
                EXPECT_TRUE(box.x >= scene.area.x - 1 && box.right() <= scene.area.right() + 1 &&
                            box.y >= scene.area.y - 1 && box.bottom() <= scene.area.bottom() + 1)
                    << "entry " << entry->index << " is clipped";
            }
        }
    }
};

bool shows_text(const Scene& scene, const std::string& wanted) {
    return std::ranges::any_of(scene.shapes, [&](const Shape& shape) {
        const auto* text = std::get_if<Text>(&shape);
        return text != nullptr && text->text == wanted;
    });
}

// The last outline that is painted around a node, within its ring, is that of its role.
void expect_roles(const Scene& scene, const Places& places, const sim::World& world, const View& view) {
    const ColorNames names(*view.theme);
    for (std::size_t i = 0; i < world.servers.size(); ++i) {
        const auto node = static_cast<raft::NodeId>(i);
        ASSERT_TRUE(places.nodes.contains(node)) << "node " << raft::name_of(node) << " is missing";
        const HitArea& place = places.nodes.at(node);
        std::optional<Color> border;
        for (const Shape& shape : scene.shapes) {
            const auto* circle = std::get_if<Circle>(&shape);
            const bool around = circle != nullptr && circle->center == place.a && circle->radius < place.reach &&
                                circle->fill == kNone && !circle->hatched;
            if (around && circle->stroke.width > 0) border = circle->stroke.color;
        }
        ASSERT_TRUE(border) << "node " << raft::name_of(node) << " has no border";
        if (!view.shows.roles) continue;
        std::string name = names.find(*border).value_or("no colour of the theme");
        if (const auto space = name.find(' '); space != std::string::npos) name = name.substr(space + 1);
        const Color wanted = render::colors_of(*view.theme, look_of(world.servers[i])).line;
        EXPECT_EQ(name, names.find(wanted)) << "node " << raft::name_of(node);
    }
}

// Those that show follow each other, and what does not show is counted.
void expect_logs(const Scene& scene, const Places& places, const sim::World& world, const View& view) {
    for (std::size_t i = 0; i < world.servers.size(); ++i) {
        const auto node = static_cast<raft::NodeId>(i);
        const raft::Index last = log_of(world.servers[i]).last_index();
        if (!places.entries.contains(node)) {
            EXPECT_EQ(last, 0U) << "the log of " << raft::name_of(node) << " is missing";
            continue;
        }
        const std::set<raft::Index>& shown = places.entries.at(node);
        EXPECT_EQ(*shown.rbegin() - *shown.begin() + 1, shown.size()) << "entries are missing in the middle";
        const auto counted = [&](const char* key, raft::Index count) {
            return count == 0 || shows_text(scene, view.words->fill(key, {{"count", std::to_string(count)}}));
        };
        EXPECT_TRUE(counted("stage.more_entries", *shown.begin() - 1)) << "older entries are not counted";
        EXPECT_TRUE(counted("stage.later_entries", last - *shown.rbegin())) << "newer entries are not counted";
    }
}

raft::ClientId client_of(const raft::Message& message) {
    if (const auto* request = std::get_if<raft::ClientRequest>(&message.body)) return request->client;
    return std::get<raft::ClientReply>(message.body).client;
}

void expect_messages(const Scene& scene, const Places& places, const sim::World& world, const View& view) {
    for (const sim::InFlight* under_way : world.network.in_flight()) {
        const raft::Message& message = under_way->message;
        if (!is_shown(view.shows, message)) continue;
        ASSERT_TRUE(places.messages.contains(under_way->id)) << "message " << under_way->id << " is missing";
        const Point at = places.messages.at(under_way->id);
        EXPECT_TRUE(scene.area.contains(at)) << "message " << under_way->id << " is outside";
        std::vector<Point> ends;
        for (const raft::NodeId end : {message.from, message.to}) {
            if (end != raft::kClientSide) {
                ends.push_back(places.nodes.at(end).a);
            } else if (places.clients.contains(client_of(message))) { // of many clients not all show
                ends.push_back(places.clients.at(client_of(message)));
            }
        }
        if (ends.size() < 2 || is_with_client(message)) continue; // a client's goes around what says something
        // It goes around a node that stands on its way.
        const bool bends = std::ranges::any_of(places.nodes, [&](const auto& other) {
            const auto& [node, place] = other;
            return node != message.from && node != message.to &&
                   distance_to_line(ends[0], ends[1], place.a) < place.reach + view.font_size;
        });
        if (!bends) {
            EXPECT_LT(distance_to_line(ends[0], ends[1], at), 0.5F * view.font_size + 1)
                << "message " << under_way->id << " is not on its way";
        }
        for (const auto& [node, place] : places.nodes) {
            if (node != message.from && node != message.to) continue;
            EXPECT_GT(std::hypot(at.x - place.a.x, at.y - place.a.y), 0.9F * place.reach - view.font_size)
                << "message " << under_way->id << " lies on a node";
        }
    }
}

// As many halos as there is pointed at, and none is clipped.
void expect_pointing(const Scene& scene, const sim::World& world, const View& view) {
    std::size_t there = 0;
    for (const auto& pointed : view.pointed) {
        View one = view;
        one.pointed = {pointed};
        if (points_at_anything(one, world)) ++there;
    }
    EXPECT_GE(scene.pointed.size(), there) << "something is pointed at and has no halo";
    for (const Rect& halo : scene.pointed) {
        EXPECT_TRUE(halo.x >= scene.area.x - 1 && halo.y >= scene.area.y - 1 &&
                    halo.right() <= scene.area.right() + 1 && halo.bottom() <= scene.area.bottom() + 1)
            << "a halo is clipped";
    }
}

} // namespace

void expect_stage(const Scene& scene, const sim::World& world, const View& view) {
    const Places places(scene);
    expect_roles(scene, places, world, view);
    if (view.shows.logs) expect_logs(scene, places, world, view);
    expect_messages(scene, places, world, view);
    expect_pointing(scene, world, view);
    expect_apart(scene, world, view);
    expect_labels(scene, world, view);
}

} // namespace picture_tests
