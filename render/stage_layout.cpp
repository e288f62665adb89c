#include "render/stage_layout.h"

#include <algorithm>
#include <utility>

#include "render/stage/camera.h"
#include "render/stage/canvas.h"
#include "render/stage/client_picture.h"
#include "render/stage/links_picture.h"
#include "render/stage/log_layout.h"
#include "render/stage/log_strip.h"
#include "render/stage/message_picture.h"
#include "render/stage/message_places.h"
#include "render/stage/node_picture.h"
#include "render/stage/node_places.h"
#include "render/stage/partition_picture.h"

namespace render {

namespace {

// Of the partition that stands now, the first, and of those that stood when a message was lost which is still seen.
std::vector<CutsBetween> cut_places(const StageCanvas& canvas, const Groups& now, const std::vector<Curve>& walls) {
    std::vector<CutsBetween> cuts{{now, CutPlaces(canvas.places, now, walls)}};
    for (const sim::InFlight* message : canvas.world.network.in_flight()) {
        const Groups& then = message->groups;
        const bool parted = message->lost && then.count > 1;
        if (!parted || std::ranges::find(cuts, then, &CutsBetween::groups) != cuts.end()) continue;
        cuts.push_back({then, CutPlaces(canvas.places, then, partition_walls(canvas, then))});
    }
    return cuts;
}

} // namespace

Scene stage_scene(const sim::World& world, const View& view, Rect area) {
    RememberedPlaces none;
    return stage_scene(world, view, area, none);
}

Scene stage_scene(const sim::World& world, const View& view, Rect area, RememberedPlaces& remembered) {
    Scene scene{.area = area, .shapes = {}, .hits = {}, .pointed = {}};
    scene.shapes.reserve(256);
    scene.hits.reserve(64);
    const StagePlaces& places = remembered.of(world.node_count(), area, view);
    OpenSpace space(area);
    const StageThemes themes = stage_themes(view, world);
    const StageCanvas canvas{world, view, themes.plain, *view.words, places, scene, space, themes};
    for (const NodePlace& place : places.nodes) {
        space.take(shown_label(places, place));
        space.take_disc(place.center, places.outside());
    }

    const std::vector<ClientPlace> clients = place_clients(world, places);
    const Groups groups = groups_of(world);
    const std::vector<Curve> walls = partition_walls(canvas, groups);
    std::vector<CutsBetween> cuts = cut_places(canvas, groups, walls);
    if (view.shows.links) draw_links(canvas, cuts.front().places);
    const LogLayout logs = layout_logs(canvas);
    for (int i = 0; i < world.node_count(); ++i) {
        const auto node = static_cast<raft::NodeId>(i);
        draw_node(canvas, node);
        if (view.shows.logs) draw_log(canvas, node, logs);
    }
    if (view.shows.clients) draw_clients(canvas, clients);
    const Rect caption = view.shows.links ? draw_partition(canvas, groups, walls) : Rect{};
    draw_messages(canvas, place_messages(world, places, clients, {area, std::move(cuts), caption}));
    if (const Frame frame = frame_of(view.camera, places, area); frame.zoom > 1) look_closer(scene, frame);
    return scene;
}

} // namespace render
