#include "render/stage/emphasis.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "render/color.h"
#include "render/pen.h"

namespace render {

namespace {

constexpr float kBack = 0.66F; // how far what is not spoken of steps back

void step_back(Color& color, Color background) {
    const auto mix = [](std::uint8_t from, std::uint8_t to) {
        const float mixed = static_cast<float>(from) + kBack * (static_cast<float>(to) - static_cast<float>(from));
        return static_cast<std::uint8_t>(std::lround(mixed));
    };
    color.r = mix(color.r, background.r);
    color.g = mix(color.g, background.g);
    color.b = mix(color.b, background.b);
}

void mark_place(const Canvas& canvas, Rect place) {
    canvas.scene.pointed.push_back(place);
}

Rect around(Point center, float radius) {
    return {center.x - radius, center.y - radius, 2 * radius, 2 * radius};
}

// Two rings, the outer one soft.
void ring_around(const Canvas& canvas, Point center, float radius) {
    const Color accent = canvas.theme.accent;
    canvas.scene.shapes.emplace_back(
        Circle{center, radius + canvas.em(0.36F), kNone, {faded(accent, 0.2F), canvas.em(0.36F)}});
    canvas.scene.shapes.emplace_back(Circle{center, radius + canvas.em(0.14F), kNone, {accent, canvas.em(0.13F)}});
    mark_place(canvas, around(center, radius + canvas.em(0.54F)));
}

void frame_around(const Canvas& canvas, Rect rect) {
    const Color accent = canvas.theme.accent;
    const auto grown = [&rect](float by) {
        return Rect{rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
    };
    canvas.scene.shapes.emplace_back(Box{.rect = grown(canvas.em(0.38F)),
                                         .rounding = canvas.em(0.6F),
                                         .fill = kNone,
                                         .stroke = {faded(accent, 0.22F), canvas.em(0.4F)}});
    canvas.scene.shapes.emplace_back(Box{.rect = grown(canvas.em(0.16F)),
                                         .rounding = canvas.em(0.45F),
                                         .fill = kNone,
                                         .stroke = {accent, canvas.em(0.15F)}});
    mark_place(canvas, grown(canvas.em(0.6F)));
}

// From above, so that something small is found from the last row.
void arrow_at(const Canvas& canvas, Point tip) {
    const Color accent = canvas.theme.accent;
    const float length = canvas.em(0.62F);
    canvas.scene.shapes.emplace_back(
        Line{tip - Point{0, canvas.em(1.2F)}, tip - Point{0, length * 0.6F}, {accent, canvas.em(0.22F)}});
    arrow_head(canvas.scene, tip - Point{0, canvas.em(1.2F)}, tip, length, accent);
}

void draw_halo(const Canvas& canvas, const Target& target) {
    const auto same = [&target](const HitArea& hit) { return hit.target == target; };
    const auto found = std::find_if(canvas.scene.hits.begin(), canvas.scene.hits.end(), same);
    if (found == canvas.scene.hits.end()) return;
    const HitArea hit = *found;
    if (hit.rect) {
        frame_around(canvas, *hit.rect);
        if (std::holds_alternative<EntryTarget>(target)) {
            arrow_at(canvas, {hit.rect->center().x, hit.rect->y - canvas.em(0.5F)});
        }
    } else if (hit.a == hit.b) {
        ring_around(canvas, hit.a, hit.reach);
        if (std::holds_alternative<MessageTarget>(target)) {
            arrow_at(canvas, hit.a - Point{0, hit.reach + canvas.em(0.8F)});
        }
    } else {
        canvas.scene.shapes.emplace_back(Line{hit.a, hit.b, {faded(canvas.theme.accent, 0.24F), canvas.em(0.8F)}});
        canvas.scene.shapes.emplace_back(Line{hit.a, hit.b, {canvas.theme.accent, canvas.em(0.16F)}});
        mark_place(canvas, {std::min(hit.a.x, hit.b.x), std::min(hit.a.y, hit.b.y), std::abs(hit.a.x - hit.b.x),
                            std::abs(hit.a.y - hit.b.y)});
    }
}

std::optional<Rect> log_of(const Scene& scene, raft::NodeId node) {
    std::optional<Rect> whole;
    for (const HitArea& hit : scene.hits) {
        const auto* entry = std::get_if<EntryTarget>(&hit.target);
        if (entry == nullptr || entry->node != node || !hit.rect) continue;
        if (!whole) whole = hit.rect;
        const float right = std::max(whole->right(), hit.rect->right());
        whole->x = std::min(whole->x, hit.rect->x);
        whole->width = right - whole->x;
    }
    return whole;
}

void draw_part_halo(const Canvas& canvas, const PartTarget& part) {
    if (part.node >= canvas.places.nodes.size()) return;
    const Point center = canvas.place(part.node).center;
    const float body = canvas.places.body();
    // Inside a node there is little room: a frame, and a breath of colour.
    const auto inside = [&](float y, float width, float height) {
        const Rect rect{center.x - width * body / 2, center.y + (y - height / 2) * body, width * body, height * body};
        canvas.scene.shapes.emplace_back(Box{.rect = rect,
                                             .rounding = 0.12F * body,
                                             .fill = faded(canvas.theme.accent, 0.1F),
                                             .stroke = {canvas.theme.accent, canvas.em(0.13F)}});
        mark_place(canvas, rect);
    };
    switch (part.part) {
        case NodePart::Node: return draw_halo(canvas, NodeTarget{part.node});
        case NodePart::Ring: return ring_around(canvas, center, canvas.places.outside());
        case NodePart::Value: return inside(0.01F, 1.2F, 0.66F);
        case NodePart::Term: return inside(0.56F, 1.0F, 0.34F);
        case NodePart::Votes: return inside(-0.54F, 1.2F, 0.36F);
        case NodePart::Log: break;
    }
    if (const auto log = log_of(canvas.scene, part.node)) frame_around(canvas, *log);
}

} // namespace

bool is_pointed(const View& view, const Target& target) {
    const auto* node = std::get_if<NodeTarget>(&target);
    return std::any_of(view.pointed.begin(), view.pointed.end(), [&](const auto& pointed) {
        if (const auto* part = std::get_if<PartTarget>(&pointed)) return node != nullptr && part->node == node->node;
        const Target& other = std::get<Target>(pointed);
        const auto* entry = std::get_if<EntryTarget>(&other);
        return other == target || (node != nullptr && entry != nullptr && entry->node == node->node);
    });
}

Theme quiet_theme(const Theme& theme) {
    Theme quiet = theme;
    for (Color* color :
         {&quiet.surface,     &quiet.sunken,        &quiet.border,         &quiet.text,           &quiet.muted_text,
          &quiet.link,        &quiet.ring_track,    &quiet.follower,       &quiet.candidate,      &quiet.leader,
          &quiet.stopped,     &quiet.follower_fill, &quiet.candidate_fill, &quiet.leader_fill,    &quiet.stopped_fill,
          &quiet.client,      &quiet.trouble,       &quiet.follower_text,  &quiet.candidate_text, &quiet.leader_text,
          &quiet.client_text, &quiet.trouble_text,  &quiet.on_term}) {
        step_back(*color, theme.background);
    }
    for (Color& color : quiet.terms)
        step_back(color, theme.background);
    return quiet;
}

Theme neutral_theme(const Theme& theme) {
    Theme neutral = theme;
    neutral.follower = neutral.candidate = neutral.leader = theme.muted_text;
    neutral.follower_fill = theme.sunken;
    return neutral;
}

void draw_halos(const Canvas& canvas) {
    for (const auto& pointed : canvas.view.pointed) {
        if (const auto* part = std::get_if<PartTarget>(&pointed)) {
            draw_part_halo(canvas, *part);
        } else {
            draw_halo(canvas, std::get<Target>(pointed));
        }
    }
}

} // namespace render
