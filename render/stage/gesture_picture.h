// A line that somebody draws on the stage: through links, which it cuts or mends, or around nodes, which it selects.
// What it will do is shown as long as it is drawn, on what the scene shows and where it shows it.
#pragma once

#include <span>
#include <vector>

#include "raft/core/node.h"
#include "render/scene.h"
#include "render/theme.h"

namespace render {

std::vector<LinkTarget> links_crossed(const Scene& scene, Point from, Point to);

// Whose middle lies within the line, closed from its end to its beginning.
raft::NodeSet nodes_within(const Scene& scene, std::span<const Point> line);

// How far along a link's line from its first node a point is, from 0 to 1; in the middle where there is no such link.
float part_of_link(const Scene& scene, const LinkTarget& link, Point at);

struct GestureLook {
    const Theme& theme;
    float em = 16;
};

// `links`: those that will change.
void draw_slash(Scene& scene, const GestureLook& look, Point from, Point to, std::span<const LinkTarget> links,
                bool mends);
void draw_lasso(Scene& scene, const GestureLook& look, std::span<const Point> line, raft::NodeSet nodes);

} // namespace render
