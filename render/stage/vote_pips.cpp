#include "render/stage/vote_pips.h"

#include <algorithm>

#include "render/motion.h"
#include "render/pen.h"
#include "render/stage/halo.h"

namespace render {

namespace {

// Where the pips of a node are.
struct PipRow {
    float pitch = 0;
    float radius = 0; // of a pip
    Point first;

    Point at(int pip) const { return first + Point{pitch * static_cast<float>(pip), 0}; }
};

PipRow row_of(const StageCanvas& canvas, raft::NodeId node) {
    const int nodes = canvas.world.node_count();
    const float body = canvas.places.body();
    const float pitch = std::min(0.3F * body, 1.4F * body / static_cast<float>(nodes));
    const Point center = canvas.place(node).center;
    return {pitch, 0.36F * pitch, center - Point{pitch * static_cast<float>(nodes - 1) / 2, 0.54F * body}};
}

void draw_pips(const StageCanvas& canvas, const PipRow& row, int granted, int refused, Color color) {
    const int nodes = canvas.world.node_count();
    const Theme& theme = canvas.theme;
    const float radius = row.radius;
    if (granted > 1) canvas.scene.shapes.emplace_back(Line{row.at(0), row.at(granted - 1), {color, 0.8F * radius}});
    for (int i = 0; i < nodes; ++i) {
        const Point at = row.at(i);
        if (i >= nodes - refused) {
            cross(canvas.scene, at, 0.75F * radius, {theme.trouble, 0.4F * radius});
            continue;
        }
        canvas.scene.shapes.emplace_back(Circle{
            .center = at, .radius = radius, .fill = i < granted ? color : kNone, .stroke = {color, 0.35F * radius}});
    }
    const Point mark = row.at(0) + Point{row.pitch * (static_cast<float>(raft::majority_of(nodes)) - 0.5F), 0};
    const Point reach{0, 1.9F * radius};
    canvas.scene.shapes.emplace_back(Line{mark - reach, mark + reach, {theme.text, 0.3F * radius}});
}

} // namespace

void draw_vote_pips(const StageCanvas& canvas, raft::NodeId node) {
    const raft::Node& candidate = canvas.world.servers[node].node;
    const PipRow row = row_of(canvas, node);
    if (canvas.is_pointed(node, NodePart::Votes)) {
        const float half_width = row.pitch * static_cast<float>(canvas.world.node_count()) / 2 + row.radius;
        const float half_height = 2 * row.radius;
        const Point center{canvas.place(node).center.x, row.first.y};
        halo_around(canvas, Rect{center.x - half_width, center.y - half_height, 2 * half_width, 2 * half_height},
                    half_height);
    }
    draw_pips(canvas, row, candidate.votes_granted.size(), candidate.votes_refused.size(), canvas.theme.candidate);
}

bool draw_deciding_votes(const StageCanvas& canvas, raft::NodeId leader) {
    const sim::Server& server = canvas.world.servers[leader];
    if (effect_progress(canvas.view, canvas.world.now, server.role_since, kVotesStay) >= 1) return false;
    const sim::RecentElection& votes = server.recent.election;
    const PipRow row = row_of(canvas, leader);
    const Color color = canvas.theme.leader;
    draw_pips(canvas, row, votes.granted.size(), votes.refused.size(), color);
    const bool for_it = votes.granted.contains(votes.decided_by);
    if (for_it) {
        canvas.scene.shapes.emplace_back(Circle{.center = row.at(votes.granted.size() - 1),
                                                .radius = 1.7F * row.radius,
                                                .fill = kNone,
                                                .stroke = {color, 0.35F * row.radius}});
    }
    return true;
}

} // namespace render
