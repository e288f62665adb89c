#include "render/stage/links_picture.h"

#include <algorithm>

#include "render/color.h"
#include "render/pen.h"
#include "render/stage/halo.h"

namespace render {

namespace {

Stroke working(const StageCanvas& canvas) {
    return {canvas.theme.link, canvas.em(0.12F)};
}

Stroke broken(const StageCanvas& canvas) {
    return {faded(canvas.theme.trouble, 0.6F), canvas.em(0.1F), canvas.em(0.19F), canvas.em(0.44F)};
}

void draw_trouble(const StageCanvas& canvas, Point at) {
    const float reach = canvas.em(0.31F);
    cross(canvas.scene, at, reach, {canvas.theme.trouble, canvas.em(0.13F)});
    canvas.space.take({at.x - reach, at.y - reach, 2 * reach, 2 * reach});
}

// One direction is cut. Each has a lane of its own, on the side on which its messages go: an arrow for what still
// passes, a cross for what does not, where it is lost.
void draw_half_cut(const StageCanvas& canvas, Point sender, Point receiver, float part) {
    const Point along = direction(sender, receiver);
    const Point aside = Point{-along.y, along.x} * canvas.em(0.26F);
    const Stroke passes = working(canvas);
    const Point tip = sender - aside + along * canvas.em(0.15F);
    canvas.scene.shapes.emplace_back(Line{receiver - aside, tip + along * canvas.em(0.4F), passes});
    arrow_head(canvas.scene, receiver - aside, tip, canvas.em(0.75F), canvas.theme.muted_text);
    canvas.scene.shapes.emplace_back(Line{sender + aside, receiver + aside, broken(canvas)});
    for (const float side : {1.0F, -1.0F})
        canvas.space.take_line(sender + aside * side, receiver + aside * side);
    draw_trouble(canvas, between(sender, receiver, part) + aside);
}

void draw_link(const StageCanvas& canvas, raft::NodeId a, raft::NodeId b, const CutPlaces& cuts) {
    const bool there = canvas.world.network.link(a, b).cut;
    const bool back = canvas.world.network.link(b, a).cut;
    const LinkEnds ends = link_ends(canvas.places, a, b);
    const LinkTarget target{a, b};
    canvas.space.take_line(ends.from, ends.to);
    if (canvas.is_pointed(target)) halo_along(canvas, ends.from, ends.to);
    const bool selected = canvas.is_selected(target);
    if (selected || canvas.is_hovered(target)) {
        // An edge on either side, so that what the link looks like stays to be seen.
        const Color edge = mixed(canvas.theme.text, canvas.theme.background, selected ? 1 : 0.45F);
        canvas.scene.shapes.emplace_back(Line{ends.from, ends.to, {edge, canvas.em(0.86F)}});
        canvas.scene.shapes.emplace_back(Line{ends.from, ends.to, {canvas.theme.background, canvas.em(0.6F)}});
    }
    if (there && back) {
        canvas.scene.shapes.emplace_back(Line{ends.from, ends.to, broken(canvas)});
        draw_trouble(canvas, between(ends.from, ends.to, cuts.part(a, b)));
    } else if (there) {
        draw_half_cut(canvas, ends.from, ends.to, cuts.part(a, b));
    } else if (back) {
        draw_half_cut(canvas, ends.to, ends.from, cuts.part(b, a));
    } else {
        canvas.scene.shapes.emplace_back(Line{ends.from, ends.to, working(canvas)});
    }
    canvas.scene.hits.push_back({.target = target, .a = ends.from, .b = ends.to, .reach = canvas.em(0.5F), .rect = {}});
}

// What leads to a node that is pointed at steps back less.
const Theme& theme_of(const StageCanvas& canvas, const LinkTarget& link) {
    if (stands_out(canvas.view, canvas.world, link)) return canvas.themes.plain;
    const bool leads_there = canvas.is_pointed(NodeTarget{link.from}) || canvas.is_pointed(NodeTarget{link.to});
    return leads_there ? canvas.themes.faint : canvas.themes.quiet;
}

} // namespace

LinkEnds link_ends(const StagePlaces& places, raft::NodeId from, raft::NodeId to) {
    const Point a = places.nodes[from].center;
    const Point b = places.nodes[to].center;
    const Point along = direction(a, b);
    const float off = std::min(places.outside(), 0.45F * distance(a, b));
    return {a + along * off, b - along * off};
}

void draw_links(const StageCanvas& canvas, const CutPlaces& cuts) {
    const int nodes = canvas.world.node_count();
    for (int a = 0; a < nodes; ++a) {
        for (int b = a + 1; b < nodes; ++b) {
            const LinkTarget link{static_cast<raft::NodeId>(a), static_cast<raft::NodeId>(b)};
            draw_link(canvas.in(theme_of(canvas, link)), link.from, link.to, cuts);
        }
    }
}

} // namespace render
