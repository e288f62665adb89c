#include "render/stage/vote_pips.h"

#include <algorithm>

#include "render/motion.h"
#include "render/pen.h"
#include "render/stage/halo.h"

namespace render {

namespace {

// Where the pips of a node are: in one row, or, where they would be too small to be seen, in two of which the upper one
// is a majority.
struct Pips {
    int nodes = 0;
    int in_row = 0; // in the first one
    float pitch = 0;
    float radius = 0; // of a pip
    Point center;     // of the first row

    int rows() const { return in_row < nodes ? 2 : 1; }
    Point at(int pip) const {
        const bool below = pip >= in_row;
        const int count = below ? nodes - in_row : in_row;
        const float place = static_cast<float>(below ? pip - in_row : pip) - static_cast<float>(count - 1) / 2;
        return center + Point{pitch * place, below ? row_pitch() : 0};
    }
    float row_pitch() const { return 2.8F * radius; }
};

Pips pips_of(const StageCanvas& canvas, raft::NodeId node) {
    constexpr float kOfPitch = 0.36F;
    constexpr float kLeast = 0.13F; // em, a pip's radius
    const int nodes = canvas.world.node_count();
    const float body = canvas.places.body();
    const Point center = canvas.place(node).center;
    const auto pitch_of = [&](int count, float width) {
        return std::min(0.3F * body, width * body / static_cast<float>(count));
    };
    const float pitch = pitch_of(nodes, 1.4F);
    if (kOfPitch * pitch >= canvas.em(kLeast))
        return {nodes, nodes, pitch, kOfPitch * pitch, center - Point{0, 0.54F * body}};
    const int majority = raft::majority_of(nodes);
    const float larger = pitch_of(majority, 1.08F);
    return {nodes, majority, larger, 0.4F * larger, center - Point{0, 0.72F * body}};
}

// Through those granted in one row.
void draw_bar(const StageCanvas& canvas, const Pips& pips, int first, int end, Color color) {
    if (end - first < 2) return;
    canvas.scene.shapes.emplace_back(Line{pips.at(first), pips.at(end - 1), {color, 0.8F * pips.radius}});
}

void draw_pips(const StageCanvas& canvas, const Pips& pips, int granted, int refused, Color color) {
    const int nodes = pips.nodes;
    const Theme& theme = canvas.theme;
    const float radius = pips.radius;
    draw_bar(canvas, pips, 0, std::min(granted, pips.in_row), color);
    draw_bar(canvas, pips, pips.in_row, granted, color);
    for (int i = 0; i < nodes; ++i) {
        const Point at = pips.at(i);
        if (i >= nodes - refused) {
            cross(canvas.scene, at, 0.75F * radius, {theme.trouble, 0.4F * radius});
            continue;
        }
        canvas.scene.shapes.emplace_back(Circle{
            .center = at, .radius = radius, .fill = i < granted ? color : kNone, .stroke = {color, 0.35F * radius}});
    }
    const Point mark = pips.at(0) + Point{pips.pitch * (static_cast<float>(raft::majority_of(nodes)) - 0.5F), 0};
    const Point reach{0, (pips.rows() == 1 ? 1.9F : 1.3F) * radius};
    canvas.scene.shapes.emplace_back(Line{mark - reach, mark + reach, {theme.text, 0.3F * radius}});
}

} // namespace

void draw_vote_pips(const StageCanvas& canvas, raft::NodeId node) {
    const raft::Node& candidate = canvas.world.servers[node].node;
    const Pips pips = pips_of(canvas, node);
    if (canvas.is_pointed(node, NodePart::Votes)) {
        const float half_width = pips.pitch * static_cast<float>(pips.in_row) / 2 + pips.radius;
        const float half_height = 2 * pips.radius;
        const float more = pips.rows() == 1 ? 0 : pips.row_pitch();
        halo_around(
            canvas,
            Rect{pips.center.x - half_width, pips.center.y - half_height, 2 * half_width, 2 * half_height + more},
            half_height);
    }
    draw_pips(canvas, pips, candidate.votes_granted.size(), candidate.votes_refused.size(), canvas.theme.candidate);
}

bool draw_deciding_votes(const StageCanvas& canvas, raft::NodeId leader) {
    const sim::Server& server = canvas.world.servers[leader];
    if (effect_progress(canvas.view, canvas.world.now, server.role_since, kVotesStay) >= 1) return false;
    const sim::RecentElection& votes = server.recent.election;
    const Pips pips = pips_of(canvas, leader);
    const Color color = canvas.theme.leader;
    draw_pips(canvas, pips, votes.granted.size(), votes.refused.size(), color);
    const bool for_it = votes.granted.contains(votes.decided_by);
    if (for_it) {
        canvas.scene.shapes.emplace_back(Circle{.center = pips.at(votes.granted.size() - 1),
                                                .radius = 1.7F * pips.radius,
                                                .fill = kNone,
                                                .stroke = {color, 0.35F * pips.radius}});
    }
    return true;
}

} // namespace render
