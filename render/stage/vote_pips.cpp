#include "render/stage/vote_pips.h"

#include <algorithm>

#include "render/pen.h"
#include "render/stage/halo.h"

namespace render {

void draw_vote_pips(const StageCanvas& canvas, raft::NodeId node) {
    const raft::Node& candidate = canvas.world.servers[node].node;
    const int nodes = canvas.world.node_count();
    const int granted = candidate.votes_granted.size();
    const int refused = candidate.votes_refused.size();
    const float body = canvas.places.body();
    const float pitch = std::min(0.3F * body, 1.4F * body / static_cast<float>(nodes));
    const float radius = 0.36F * pitch;
    const float y = canvas.place(node).center.y - 0.54F * body;
    const float left = canvas.place(node).center.x - pitch * static_cast<float>(nodes - 1) / 2;
    const Theme& theme = canvas.theme;

    if (canvas.is_pointed(node, NodePart::Votes)) {
        const float half_width = pitch * static_cast<float>(nodes) / 2 + radius;
        const float half_height = 2 * radius;
        halo_around(canvas,
                    Rect{canvas.place(node).center.x - half_width, y - half_height, 2 * half_width, 2 * half_height},
                    half_height);
    }
    for (int i = 0; i < nodes; ++i) {
        const Point at{left + pitch * static_cast<float>(i), y};
        if (i >= nodes - refused) {
            cross(canvas.scene, at, 0.75F * radius, {theme.trouble, 0.4F * radius});
            continue;
        }
        canvas.scene.shapes.emplace_back(Circle{.center = at,
                                                .radius = radius,
                                                .fill = i < granted ? theme.candidate : kNone,
                                                .stroke = {theme.candidate, 0.35F * radius}});
    }
    const float mark = left + pitch * (static_cast<float>(raft::majority_of(nodes)) - 0.5F);
    canvas.scene.shapes.emplace_back(
        Line{{mark, y - 1.9F * radius}, {mark, y + 1.9F * radius}, {theme.text, 0.3F * radius}});
}

} // namespace render
