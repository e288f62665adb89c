#include "render/stage/entry_picture.h"

#include <algorithm>
#include <string>

#include "render/pen.h"
#include "render/short_words.h"
#include "render/text_measure.h"
#include "render/text_sizes.h"

namespace render {

namespace {

void draw_tick(const StageCanvas& canvas, Rect box, Color color) {
    const float unit = canvas.em(0.11F);
    const Point at{box.right() - 4.6F * unit, box.y + 2.7F * unit};
    canvas.scene.shapes.emplace_back(
        Polyline{.points = {at, at + Point{1.2F * unit, 1.2F * unit}, at + Point{3.4F * unit, -1.2F * unit}},
                 .stroke = {color, 0.8F * unit}});
}

// How an entry is drawn: filled once its node knows it to be committed, pale where it only is, dashed before.
struct EntryLook {
    Color fill;
    Color ink;
    bool dashed = false;
};

EntryLook look_of(const Theme& theme, sim::Commitment commitment, const TermColors& term) {
    switch (commitment) {
        case sim::Commitment::Known: return {term.fill, term.on};
        case sim::Commitment::NotKnownHere: return {pale(theme, term), theme.text};
        case sim::Commitment::No: break;
    }
    return {theme.surface, term.ink, true};
}

void draw_text(const StageCanvas& canvas, Rect box, const std::string& text, float beside, Color ink) {
    const float wanted = canvas.em(kText);
    const float fit = text_width(text, wanted, Weight::Bold);
    const float size = std::min(wanted, wanted * (box.width - beside) / std::max(fit, 1.0F));
    write(canvas.scene, {box.center().x, box.center().y + 0.5F * kCapHeight * size + canvas.em(0.06F)}, text,
          {size, Weight::Bold, Align::Center, ink});
}

} // namespace

void draw_full_entry(const StageCanvas& canvas, const raft::Entry& entry, EntryState state, Rect box) {
    const Theme& theme = canvas.theme;
    const TermColors& term = term_colors(theme, entry.term);
    const EntryLook look = look_of(theme, state.commitment, term);
    canvas.scene.shapes.emplace_back(Box{
        .rect = box,
        .rounding = canvas.em(0.3F),
        .fill = look.fill,
        .stroke = {term.fill, canvas.em(0.1F), look.dashed ? canvas.em(0.26F) : 0, canvas.em(0.19F)},
    });
    draw_text(canvas, box, short_command(entry.command), canvas.em(0.3F), look.ink);
    if (state.applied) draw_tick(canvas, box, look.ink);
}

void draw_compact_entry(const StageCanvas& canvas, const raft::Entry& entry, EntryState state, Rect box) {
    const Theme& theme = canvas.theme;
    const TermColors& term = term_colors(theme, entry.term);
    const float line = canvas.em(0.08F);
    const EntryLook look = look_of(theme, state.commitment, term);
    canvas.scene.shapes.emplace_back(Box{
        .rect = {box.x + line / 2, box.y + line / 2, box.width - line, box.height - line},
        .rounding = canvas.em(0.12F),
        .fill = look.fill,
        .stroke = {term.fill, line, look.dashed ? canvas.em(0.22F) : 0, canvas.em(0.16F)},
    });
    draw_text(canvas, box, std::to_string(entry.term), canvas.em(0.18F), look.ink);
    if (state.applied) draw_tick(canvas, box, look.ink);
}

} // namespace render
