#include "render/stage/log_strip.h"

#include <algorithm>
#include <string>
#include <utility>

#include "render/color.h"
#include "render/pen.h"
#include "render/short_words.h"
#include "render/stage/halo.h"
#include "render/text_measure.h"

namespace render {

namespace {

constexpr float kEntryText = 0.72F; // em
constexpr float kEntryGap = 0.25F;  // em

const raft::Log& log_of(const sim::Server& server) {
    return server.up ? server.node.log : server.disk.log;
}

// What a log shows of itself: `shown` entries from `first` on, after a word that says how many came before.
struct Window {
    raft::Index first = 1;
    std::size_t shown = 0;
    float lead = 0; // pixels in front, for that word
};

Window window_of(const Canvas& canvas, raft::Index last, float room, float width) {
    const float gap = canvas.em(kEntryGap);
    const auto fit = [&](float pixels) {
        return static_cast<std::size_t>(std::max(0.0F, (pixels + gap) / (width + gap)));
    };
    if (fit(room) >= last) return {1, last, 0};
    const std::string word = canvas.words.fill("stage.more_entries", {{"count", std::to_string(last)}});
    const float lead = text_width(word, crisp_size(canvas.em(0.75F)), Weight::SemiBold) + 2 * gap;
    const std::size_t shown = std::min<std::size_t>(std::max<std::size_t>(fit(room - lead), 1), last);
    return {last - shown + 1, shown, lead};
}

void draw_tick(const Canvas& canvas, Rect box, Color color) {
    const float unit = canvas.em(0.11F);
    const Point at{box.right() - 4.6F * unit, box.y + 2.7F * unit};
    canvas.scene.shapes.emplace_back(
        Polyline{.points = {at, at + Point{1.2F * unit, 1.2F * unit}, at + Point{3.4F * unit, -1.2F * unit}},
                 .stroke = {color, 0.8F * unit}});
}

void draw_entry(const Canvas& canvas, raft::NodeId node, raft::Index index, const raft::Entry& entry, Rect box) {
    const raft::Node& state = canvas.world.servers[node].node;
    const bool up = canvas.world.servers[node].up;
    const bool committed = up && index <= state.commit_index;
    const bool applied = up && index <= state.last_applied;
    const Theme& theme = canvas.theme;
    const Color color = term_color(theme, entry.term);
    const float thin = canvas.em(0.1F);

    canvas.scene.shapes.emplace_back(Box{
        .rect = box,
        .rounding = canvas.em(0.3F),
        .fill = committed ? color : theme.surface,
        .stroke = {color, thin, committed ? 0 : canvas.em(0.26F), canvas.em(0.19F)},
    });
    const Color ink = committed ? theme.on_term : color;
    const std::string text = short_command(entry.command);
    const float wanted = canvas.em(kEntryText);
    const float fit = text_width(text, wanted, Weight::Bold);
    const float size = std::min(wanted, wanted * (box.width - canvas.em(0.3F)) / std::max(fit, 1.0F));
    write(canvas.scene, {box.center().x, box.center().y + 0.5F * kCapHeight * size + canvas.em(0.06F)}, text,
          {size, Weight::Bold, Align::Center, ink});
    if (applied) draw_tick(canvas, box, ink);

    const EntryTarget target{node, index};
    const bool selected = canvas.is_selected(target);
    if (selected || canvas.is_hovered(target)) {
        const float out = canvas.em(0.14F);
        canvas.scene.shapes.emplace_back(
            Box{.rect = {box.x - out, box.y - out, box.width + 2 * out, box.height + 2 * out},
                .rounding = canvas.em(0.4F),
                .stroke = {faded(theme.accent, selected ? 1 : 0.55F), canvas.em(selected ? 0.14F : 0.1F)}});
    }
    canvas.scene.hits.push_back({.target = target, .a = {}, .b = {}, .reach = 0, .rect = box});
}

void draw_position(const Canvas& canvas, raft::Index index, raft::Term term, Rect box, float baseline) {
    std::string text = std::to_string(index) + "·t" + std::to_string(term);
    const float size = canvas.em(0.62F);
    if (text_width(text, size, Weight::Regular) > box.width + canvas.em(0.2F)) text = std::to_string(index);
    write(canvas.scene, {box.center().x, baseline}, std::move(text),
          {size, Weight::Regular, Align::Center, canvas.theme.muted_text});
}

// An entry and what stands below it.
Rect with_position(const Canvas& canvas, Rect box) {
    const float beside = canvas.em(0.16F);
    const LabelLines& lines = canvas.places.lines;
    return {box.x - beside, box.y - canvas.em(0.16F), box.width + 2 * beside,
            canvas.em(lines.position - lines.strip + 0.34F)};
}

} // namespace

float entry_width(const Canvas& canvas) {
    constexpr float kLeast = 2.85F; // em
    constexpr float kMost = 4.6F;
    constexpr raft::Index kNewest = 6;
    float widest = 0;
    for (const sim::Server& server : canvas.world.servers) {
        const raft::Log& log = log_of(server);
        const raft::Index last = log.last_index();
        for (raft::Index i = last > kNewest ? last - kNewest + 1 : 1; i <= last; ++i) {
            const std::string text = short_command(log.at(i).command);
            widest = std::max(widest, text_width(text, kEntryText, Weight::Bold));
        }
    }
    return canvas.em(std::clamp(widest + 0.7F, kLeast, kMost));
}

void draw_log(const Canvas& stage, raft::NodeId node, float width) {
    const Canvas canvas = stage.for_thing(NodeTarget{node});
    const LabelLines& lines = canvas.places.lines;
    const raft::Log& log = log_of(canvas.world.servers[node]);
    const raft::Index last = log.last_index();
    if (lines.strip <= 0 || last == 0) return;

    const NodePlace& place = canvas.place(node);
    const Window window = window_of(canvas, last, place.label.width, width);
    const float gap = canvas.em(kEntryGap);
    const float whole = window.lead + static_cast<float>(window.shown) * (width + gap) - gap;
    const float left = place.side == Side::Right ? place.label.x : place.label.right() - whole;
    const float top = place.label.y + canvas.em(lines.strip);
    const float height = canvas.em(lines.entry_height);
    if (canvas.is_pointed(node, NodePart::Log))
        halo_around(canvas, with_position(canvas, {left, top, whole, height}), canvas.em(0.45F));
    for (std::size_t i = 0; i < window.shown; ++i) {
        if (!canvas.is_pointed(EntryTarget{node, window.first + i})) continue;
        const Rect box{left + window.lead + static_cast<float>(i) * (width + gap), top, width, height};
        halo_around(canvas, with_position(canvas, box), canvas.em(0.45F));
        point_at_entry(canvas, with_position(canvas, box), place.label);
    }
    if (window.first > 1) {
        const std::string word = canvas.words.fill("stage.more_entries", {{"count", std::to_string(window.first - 1)}});
        write(canvas.scene, {left, top + height / 2 + canvas.em(0.28F)}, word,
              {canvas.em(0.75F), Weight::SemiBold, Align::Left, canvas.theme.muted_text});
    }
    for (std::size_t i = 0; i < window.shown; ++i) {
        const Rect box{left + window.lead + static_cast<float>(i) * (width + gap), top, width, height};
        const raft::Index index = window.first + i;
        const raft::Entry& entry = log.at(index);
        draw_entry(canvas, node, index, entry, box);
        draw_position(canvas, index, entry.term, box, place.label.y + canvas.em(lines.position));
    }
}

} // namespace render
