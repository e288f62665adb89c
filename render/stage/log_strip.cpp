#include "render/stage/log_strip.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "raft/sim/commitment.h"
#include "raft/sim/log_of.h"
#include "render/color.h"
#include "render/motion.h"
#include "render/pen.h"
#include "render/stage/entry_picture.h"
#include "render/stage/halo.h"
#include "render/stage/tally_picture.h"
#include "render/stage/words.h"
#include "render/text_measure.h"
#include "render/text_sizes.h"

namespace render {

namespace {

// What a log looks like on the stage.
struct Strip {
    const StageCanvas& canvas;
    raft::NodeId node;
    const LogLayout& layout;
    const LogWindow& window;
    Rect whole; // without what stands below
    sim::Commitments commitments;

    const raft::Log& log() const { return log_of(canvas.world.servers[node]); }
    float baseline() const { return canvas.place(node).label.y + canvas.em(canvas.places.lines.position); }

    Rect box(raft::Index index) const {
        return {whole.x + window.lead + layout.left_of(window, index), whole.y, layout.width_of(window, index),
                whole.height};
    }
    raft::Index end() const { return window.first + window.shown; }
};

Strip strip_of(const StageCanvas& canvas, raft::NodeId node, const LogLayout& layout) {
    const LogWindow& window = layout.windows[node];
    const NodePlace& place = canvas.place(node);
    const LabelLines& lines = canvas.places.lines;
    const float width = layout.width(window);
    const float left = place.side == Side::Right ? place.label.x : place.label.right() - width;
    return {canvas,
            node,
            layout,
            window,
            {left, place.label.y + canvas.em(lines.strip), width, canvas.em(lines.entry_height)},
            sim::Commitments(canvas.world)};
}

EntryState state_of(const Strip& strip, raft::Index index) {
    const sim::Server& server = strip.canvas.world.servers[strip.node];
    const sim::RecentCommit& commit = server.recent.commit;
    const bool recent = commit.first <= index && index <= commit.last;
    return {strip.commitments.of(strip.node, index), server.up && index <= server.node.last_applied,
            recent ? effect_progress(strip.canvas.view, strip.canvas.world.now, commit.at, kCommits) : 1};
}

void draw_focus(const Strip& strip, const EntryTarget& target, Rect box) {
    const StageCanvas& canvas = strip.canvas;
    const bool selected = canvas.is_selected(target);
    if (!selected && !canvas.is_hovered(target)) return;
    const float out = canvas.em(strip.layout.compact ? 0.07F : 0.14F);
    canvas.scene.shapes.emplace_back(
        Box{.rect = {box.x - out, box.y - out, box.width + 2 * out, box.height + 2 * out},
            .rounding = canvas.em(strip.layout.compact ? 0.2F : 0.4F),
            .stroke = {faded(canvas.theme.text, selected ? 1 : 0.55F), canvas.em(selected ? 0.14F : 0.1F)}});
}

void draw_entry(const Strip& strip, raft::Index index) {
    const Rect box = strip.box(index);
    const EntryState state = state_of(strip, index);
    const auto draw = strip.layout.compact ? draw_compact_entry : draw_full_entry;
    // Beside another world each entry is the same or not by itself.
    const bool by_itself = strip.canvas.view.beside != nullptr;
    const StageCanvas canvas = by_itself ? strip.canvas.for_thing(EntryTarget{strip.node, index}) : strip.canvas;
    draw(canvas, strip.log().at(index), state, box);
    if (!strip.layout.compact) draw_tally(strip.canvas, strip.node, index, box);
    const EntryTarget target{strip.node, index};
    draw_focus(strip, target, box);
    // Between narrow cells the mouse is never on nothing.
    const float more = strip.layout.compact ? strip.layout.gap / 2 : 0;
    strip.canvas.scene.hits.push_back({.target = target,
                                       .a = {},
                                       .b = {},
                                       .reach = 0,
                                       .rect = Rect{box.x - more, box.y, box.width + 2 * more, box.height}});
}

// Of any log on the stage, so that what is below their cells follows one rule.
raft::Index highest_index(const LogLayout& layout) {
    raft::Index highest = 1;
    for (const LogWindow& window : layout.windows) {
        if (window.shown > 0) highest = std::max<raft::Index>(highest, window.first + window.shown - 1);
    }
    return highest;
}

// Below narrow cells indices are smaller, so that each finds room; while presenting some are left out instead.
float position_size(const Strip& strip) {
    const StageCanvas& canvas = strip.canvas;
    if (!strip.layout.compact || canvas.view.presenting) return canvas.em(kRemark);
    constexpr float kLeast = 0.62F; // em
    const float pitch = strip.layout.entry + strip.layout.gap - canvas.em(0.14F);
    const float widest = text_width(std::to_string(highest_index(strip.layout)), 1, Weight::Regular);
    const float wanted = std::clamp(pitch / widest, canvas.em(kLeast), canvas.em(kRemark));
    // A sharp size that is no wider.
    constexpr float kStep = 0.4F;
    float size = wanted;
    while (crisp_size(size) > wanted + 0.05F && size > canvas.em(kLeast))
        size -= kStep;
    return std::max(size, canvas.em(kLeast));
}

// On a halo it is darker.
Ink position_ink(const Strip& strip, raft::Index index) {
    const StageCanvas& canvas = strip.canvas;
    const bool pointed =
        canvas.is_pointed(EntryTarget{strip.node, index}) || canvas.is_pointed(strip.node, NodePart::Log);
    return {position_size(strip), Weight::Regular, Align::Center,
            pointed ? canvas.theme.text : canvas.theme.muted_text};
}

float index_width(const Strip& strip, raft::Index index) {
    return text_width(std::to_string(index), crisp_size(position_size(strip)), Weight::Regular);
}

// Index and term below an entry.
void draw_position(const Strip& strip, raft::Index index) {
    const StageCanvas& canvas = strip.canvas;
    const Rect box = strip.box(index);
    std::string text = std::to_string(index) + "·t" + std::to_string(strip.log().term_at(index));
    const float size = canvas.em(kRemark);
    if (text_width(text, size, Weight::Regular) > box.width + canvas.em(0.2F)) text = std::to_string(index);
    write_clear(canvas, {box.center().x, strip.baseline()}, std::move(text), position_ink(strip, index));
}

// A strip or an entry and what stands below it.
Rect with_position(const Strip& strip, Rect box) {
    const StageCanvas& canvas = strip.canvas;
    const float beside = canvas.em(0.16F);
    const LabelLines& lines = canvas.places.lines;
    constexpr float kBelow = 0.52F;
    return {box.x - beside, box.y - canvas.em(0.16F), box.width + 2 * beside,
            canvas.em(lines.position - lines.strip + kBelow)};
}

void point_at(const Strip& strip, raft::Index index) {
    const StageCanvas& canvas = strip.canvas;
    Rect box = strip.box(index);
    if (strip.layout.compact) {
        // An index may be wider than its cell; the halo reaches little into the next cells.
        const float more = std::max(0.0F, (index_width(strip, index) - box.width) / 2) - canvas.em(0.06F);
        box = {box.x - more, box.y, box.width + 2 * more, box.height};
    }
    const EntryTarget target{strip.node, index};
    const bool focused = canvas.is_selected(target) || canvas.is_hovered(target);
    const Rect all = grown(with_position(strip, box), focused ? canvas.em(0.16F) : 0); // around its outline
    halo_around(canvas, all, canvas.em(strip.layout.compact ? 0.3F : 0.45F));
    point_at_entry(canvas, all, canvas.place(strip.node).label);
}

void draw_words(const Strip& strip) {
    const StageCanvas& canvas = strip.canvas;
    const float y = strip.whole.center().y + 0.5F * kCapHeight * canvas.em(kRemark);
    const bool pointed = canvas.is_pointed(strip.node, NodePart::Log);
    const auto word = [&](float x, std::string text, Align align) {
        write_clear(
            canvas, {x, y}, std::move(text),
            {canvas.em(kRemark), Weight::SemiBold, align, pointed ? canvas.theme.text : canvas.theme.muted_text});
    };
    if (strip.window.earlier() > 0) word(strip.whole.x, earlier_entries(canvas, strip.window.earlier()), Align::Left);
    if (strip.window.later > 0) word(strip.whole.right(), later_entries(canvas, strip.window.later), Align::Right);
}

void draw_in_full(const Strip& strip) {
    for (raft::Index i = strip.window.first; i < strip.end(); ++i) {
        if (strip.canvas.is_pointed(EntryTarget{strip.node, i})) point_at(strip, i);
    }
    draw_words(strip);
    for (raft::Index i = strip.window.first; i < strip.end(); ++i) {
        draw_entry(strip, i);
        draw_position(strip, i);
    }
}

// Each index has its number, or where that has no room every fifth, tenth, fiftieth and so on.
raft::Index step_of_indices(const Strip& strip, float apart) {
    const float pitch = strip.layout.entry + strip.layout.gap;
    const float wanted = index_width(strip, highest_index(strip.layout)) + apart;
    raft::Index step = 1;
    for (raft::Index factor = 5; static_cast<float>(step) * pitch < wanted; factor = factor == 5 ? 2 : 5)
        step *= factor;
    return step;
}

// Below cells that are narrower than their indices not every one finds room: those that are looked at, the first and
// the last, and multiples of one number, the same below all logs.
void draw_indices(const Strip& strip, const std::vector<raft::Index>& looked_at) {
    const StageCanvas& canvas = strip.canvas;
    const float apart = canvas.em(0.14F);
    const raft::Index step = step_of_indices(strip, apart);
    std::vector<raft::Index> wanted = looked_at;
    wanted.push_back(strip.end() - 1);
    wanted.push_back(strip.window.first);
    for (raft::Index i = strip.window.first; i < strip.end(); ++i) {
        if (i % step == 0) wanted.push_back(i);
    }
    std::vector<raft::Index> drawn;
    for (const raft::Index index : wanted) {
        const float x = strip.box(index).center().x;
        const bool touches = std::any_of(drawn.begin(), drawn.end(), [&](raft::Index other) {
            const float widths = index_width(strip, index) + index_width(strip, other);
            return std::abs(strip.box(other).center().x - x) < widths / 2 + apart;
        });
        if (touches) continue;
        write_clear(canvas, {x, strip.baseline()}, std::to_string(index), position_ink(strip, index));
        drawn.push_back(index);
    }
}

// Cells that are looked at lie on their neighbours.
void draw_compact(const Strip& strip) {
    const StageCanvas& canvas = strip.canvas;
    std::vector<raft::Index> pointed;
    std::vector<raft::Index> focused;
    draw_words(strip);
    for (raft::Index i = strip.window.first; i < strip.end(); ++i) {
        const EntryTarget target{strip.node, i};
        if (canvas.is_pointed(target)) {
            pointed.push_back(i);
        } else if (canvas.is_selected(target) || canvas.is_hovered(target)) {
            focused.push_back(i);
        } else {
            draw_entry(strip, i);
        }
    }
    for (const raft::Index i : pointed)
        point_at(strip, i);
    pointed.insert(pointed.end(), focused.begin(), focused.end());
    for (const raft::Index i : pointed)
        draw_entry(strip, i);
    draw_indices(strip, pointed);
}

// An empty log is nothing to be seen, unless it is spoken of.
void draw_empty(const StageCanvas& canvas, raft::NodeId node) {
    if (!canvas.is_pointed(node, NodePart::Log)) return;
    const NodePlace& place = canvas.place(node);
    const LabelLines& lines = canvas.places.lines;
    const std::string word(canvas.words.get("stage.empty_log"));
    const float size = crisp_size(canvas.em(kText));
    const float inside = canvas.em(0.35F);
    const float width = text_width(word, size, Weight::SemiBold) + 2 * inside;
    const float left = place.side == Side::Right ? place.label.x : place.label.right() - width;
    const Rect box{left, place.label.y + canvas.em(lines.strip), width, canvas.em(lines.entry_height)};
    halo_around(canvas, box, canvas.em(0.45F));
    write(canvas.scene, {box.x + inside, box.center().y + 0.5F * kCapHeight * size}, word,
          {size, Weight::SemiBold, Align::Left, canvas.theme.text});
}

} // namespace

void draw_log(const StageCanvas& stage, raft::NodeId node, const LogLayout& layout) {
    const StageCanvas canvas = stage.for_thing(NodeTarget{node});
    if (canvas.places.lines.strip <= 0) return;
    if (layout.windows[node].shown == 0) return draw_empty(canvas, node);
    const Strip strip = strip_of(canvas, node, layout);
    if (canvas.is_pointed(node, NodePart::Log))
        halo_around(canvas, with_position(strip, strip.whole), canvas.em(0.45F));
    if (layout.compact) {
        draw_compact(strip);
    } else {
        draw_in_full(strip);
    }
}

} // namespace render
