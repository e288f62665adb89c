#include "render/stage/node_picture.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "render/color.h"
#include "render/motion.h"
#include "render/pen.h"
#include "render/short_words.h"
#include "render/stage/disk_sign.h"
#include "render/stage/halo.h"
#include "render/stage/role_looks.h"
#include "render/stage/timer_ring.h"
#include "render/stage/value_picture.h"
#include "render/stage/vote_pips.h"
#include "render/stage/words.h"
#include "render/text_measure.h"
#include "render/text_sizes.h"

namespace render {

namespace {

constexpr float kNodeHalo = 0.5F; // em broad: its label stays clear of it

// Rays that leave the node after its role or its process changed. Selection is a ring and pointing is a band around a
// node; in a picture that stands still all three stay apart.
void draw_pulse(const StageCanvas& canvas, raft::NodeId node, Color color) {
    constexpr int kRays = 24;
    const sim::Server& server = canvas.world.servers[node];
    // Where nothing tells roles, nothing tells that they change.
    const sim::Time since = canvas.view.shows.roles ? std::max(server.role_since, server.up_since) : server.up_since;
    const float done = effect_progress(canvas.view, canvas.world.now, since);
    if (done >= 1) return;
    const Point center = canvas.place(node).center;
    const float from = canvas.places.outside() + canvas.em(0.14F + 0.26F * done);
    const float to = from + canvas.em(0.34F - 0.18F * done); // never as far as its label
    canvas.space.take_disc(center, to);
    for (int i = 0; i < kRays; ++i) {
        const float angle = 2 * std::numbers::pi_v<float> * (static_cast<float>(i) + 0.5F) / kRays;
        const Point out{std::cos(angle), std::sin(angle)};
        canvas.scene.shapes.emplace_back(
            Line{center + out * from, center + out * to, {faded(color, 1 - done), canvas.em(0.15F)}});
    }
}

void draw_focus(const StageCanvas& canvas, raft::NodeId node) {
    const bool selected = canvas.is_selected(NodeTarget{node});
    if (!selected && !canvas.is_hovered(NodeTarget{node})) return;
    canvas.scene.shapes.emplace_back(
        Circle{.center = canvas.place(node).center,
               .radius = canvas.places.outside() + canvas.em(0.2F),
               .fill = kNone,
               .stroke = {faded(canvas.theme.text, selected ? 1 : 0.55F), canvas.em(selected ? 0.16F : 0.1F)}});
}

Stroke border_of(const StageCanvas& canvas, Look look, float emphasis) {
    const float unit = std::min(canvas.places.body() / 46, canvas.em(0.08F)); // not coarser on a larger stage
    const Color color = colors_of(canvas.theme, look).line;
    switch (look) {
        case Look::Follower: return {color, (2.6F + emphasis) * unit};
        case Look::Candidate: return {color, (4 + emphasis) * unit, 8 * unit, 4.4F * unit};
        case Look::Leader: return {color, (5.2F + emphasis) * unit};
        case Look::Stopped: return {color, 2.6F * unit};
    }
    return {};
}

void draw_body(const StageCanvas& canvas, raft::NodeId node, Look look) {
    const sim::Server& server = canvas.world.servers[node];
    const float done = canvas.view.shows.roles ? effect_progress(canvas.view, canvas.world.now, server.role_since) : 1;
    const Point center = canvas.place(node).center;
    const float radius = canvas.places.body();
    const LookColors colors = colors_of(canvas.theme, look);
    Color hatch = kNone;
    if (look == Look::Stopped) hatch = faded(colors.line, 0.35F);
    canvas.scene.shapes.emplace_back(Circle{center, radius, canvas.theme.surface, {}});
    canvas.scene.shapes.emplace_back(Circle{.center = center,
                                            .radius = radius * 0.89F,
                                            .fill = colors.fill,
                                            .stroke = {hatch, hatch == kNone ? 0 : canvas.em(0.08F)},
                                            .hatched = look == Look::Stopped});
    canvas.scene.shapes.emplace_back(Circle{center, radius, kNone, border_of(canvas, look, 3 * (1 - done))});
}

void draw_pause_sign(const StageCanvas& canvas, Point center) {
    const float ring = canvas.places.ring;
    const Point at = center + Point{0.71F * ring, 0.71F * ring};
    const float radius = 0.26F * ring;
    canvas.scene.shapes.emplace_back(Circle{at, radius, canvas.theme.text, {canvas.theme.background, 0.05F * ring}});
    for (const float side : {-1.0F, 1.0F}) {
        const Rect bar{at.x + side * 0.36F * radius - 0.16F * radius, at.y - 0.48F * radius, 0.32F * radius,
                       0.96F * radius};
        canvas.scene.shapes.emplace_back(Box{.rect = bar, .rounding = 0, .fill = canvas.theme.surface, .stroke = {}});
    }
}

// Where roles are not spoken of yet, every running node looks alike.
Look shown_look(const StageCanvas& canvas, const sim::Server& server) {
    const Look look = look_of(server);
    return canvas.view.shows.roles || look == Look::Stopped ? look : Look::Follower;
}

// The sign of a database: a small drum above the value.
void draw_database(const StageCanvas& canvas, Point node) {
    constexpr int kSteps = 24;
    constexpr float kTurn = 6.2831853F;
    const float half = 0.17F * canvas.places.body();
    const float flat = 0.35F * half;
    const Point top = node - Point{0, 0.74F * canvas.places.body()};
    const Stroke stroke{canvas.theme.muted_text, 0.05F * canvas.places.body()};
    const auto rim = [&](float y, float turns) {
        Polyline line{{}, stroke};
        for (int i = 0; i <= kSteps; ++i) {
            const float angle = turns * kTurn * static_cast<float>(i) / kSteps;
            line.points.push_back({top.x + half * std::cos(angle), top.y + y + flat * std::sin(angle)});
        }
        return line;
    };
    const float height = 1.5F * half;
    canvas.scene.shapes.emplace_back(rim(0, 1));
    canvas.scene.shapes.emplace_back(rim(height / 2, 0.5F));
    canvas.scene.shapes.emplace_back(rim(height, 0.5F));
    for (const float side : {-half, half}) {
        canvas.scene.shapes.emplace_back(Line{top + Point{side, 0}, top + Point{side, height}, stroke});
    }
}

// Below the value, in full where the circle is wide enough there.
void draw_term(const StageCanvas& canvas, raft::NodeId node, Point center) {
    const sim::Server& server = canvas.world.servers[node];
    const Theme& theme = canvas.theme;
    const float radius = canvas.places.body();
    const std::string term = std::to_string(server.up ? server.node.current_term : server.disk.current_term);
    const float wanted = std::min(canvas.em(kText), 0.68F * radius);
    const float down = std::max(0.64F * radius, 0.29F * radius + 0.76F * wanted); // its baseline
    const float room = 1.82F * std::sqrt(std::max(radius * radius - down * down, 0.0F));
    std::string text = canvas.words.fill("stage.term", {{"term", term}});
    if (text_width(text, wanted, Weight::SemiBold) > room) {
        text = canvas.words.fill("stage.term_brief", {{"term", term}});
    }
    const float width = text_width(text, wanted, Weight::SemiBold);
    const float size = std::min(wanted, wanted * room / std::max(width, 1.0F));
    const bool pointed = canvas.is_pointed(node, NodePart::Term);
    if (pointed) {
        const float half_width = width * size / wanted / 2 + 0.35F * size;
        halo_around(canvas, Rect{center.x - half_width, center.y + down - 0.9F * size, 2 * half_width, 1.18F * size},
                    0.5F * size);
    }
    write(canvas.scene, {center.x, center.y + down}, text,
          {size, Weight::SemiBold, Align::Center, pointed ? theme.text : theme.muted_text});
}

void draw_inside(const StageCanvas& canvas, raft::NodeId node, Look look) {
    const Point center = canvas.place(node).center;
    const float radius = canvas.places.body();
    const Theme& theme = canvas.theme;
    if (look == Look::Stopped) {
        // Its value went with the process; only the disk is left.
        cross(canvas.scene, center, 0.2F * radius, {theme.stopped, 0.09F * radius});
    } else if (canvas.view.shows.values) {
        draw_value(canvas, node);
    }
    if (!canvas.view.shows.roles && look != Look::Stopped) draw_database(canvas, center);
    if (look == Look::Candidate) draw_vote_pips(canvas, node);
    if (look == Look::Leader && !draw_deciding_votes(canvas, node))
        star(canvas.scene, center - Point{0, 0.56F * radius}, 0.18F * radius, theme.leader);
    if (!canvas.view.shows.terms) return;
    draw_term(canvas, node, center);
}

void draw_name(const StageCanvas& canvas, raft::NodeId node, Look look) {
    const NodePlace& place = canvas.place(node);
    const LabelLines& lines = canvas.places.lines;
    const float y = place.label.y + canvas.em(lines.name);
    const float size = crisp_size(canvas.em(kLarge));
    const std::string name = node_name(node);
    const float gap = canvas.em(0.4F);
    const bool tells_role = canvas.view.shows.roles || look == Look::Stopped;
    const std::string role = tells_role ? std::string(canvas.words.get(word_of(look))) : std::string();
    const Ink role_ink{canvas.em(kText), Weight::SemiBold, Align::Left, colors_of(canvas.theme, look).text};
    const float name_width = text_width(name, size, Weight::Bold);
    const float role_width = tells_role ? gap + text_width(role, role_ink.size, Weight::SemiBold) : 0;

    const bool left = place.side == Side::Left;
    const Align align = left ? Align::Right : Align::Left;
    float x = left ? place.label.right() : place.label.x;
    if (place.side == Side::Below) x = place.label.center().x - (name_width + role_width) / 2;
    write_clear(canvas, {x, y}, name, {size, Weight::Bold, align, canvas.theme.text});
    if (tells_role) {
        const float after = name_width + gap;
        write_clear(canvas, {left ? x - after : x + after, y}, role,
                    {role_ink.size, role_ink.weight, align, role_ink.color});
    }
    if (lines.timer <= 0) return;
    write_clear(canvas, {x, place.label.y + canvas.em(lines.timer)}, timer_words(canvas, node),
                {canvas.em(kRemark), Weight::Regular, align, canvas.theme.muted_text});
}

} // namespace

void draw_node(const StageCanvas& stage, raft::NodeId node) {
    const StageCanvas canvas = stage.for_thing(NodeTarget{node});
    const sim::Server& server = canvas.world.servers[node];
    const Look look = shown_look(canvas, server);
    const Point center = canvas.place(node).center;
    const bool ring = canvas.view.shows.rings && canvas.is_pointed(node, NodePart::Timer);
    if (ring || canvas.is_pointed(node, NodePart::Node))
        halo_around(canvas, center, canvas.places.outside(), kNodeHalo);
    draw_focus(canvas, node);
    draw_pulse(canvas, node, colors_of(canvas.theme, look).line);
    if (canvas.view.shows.rings) draw_timer_ring(canvas, node);
    draw_body(canvas, node, look);
    draw_inside(canvas, node, look);
    if (server.paused) draw_pause_sign(canvas, center);
    draw_disk_sign(canvas, node);
    draw_name(canvas, node, look);

    canvas.scene.hits.push_back(
        {.target = NodeTarget{node}, .a = center, .b = center, .reach = canvas.places.outside(), .rect = {}});
}

} // namespace render
