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

// How strong the sign still is that its node learns of the commit just now, 1 to 0.
float newness(const EntryState& state) {
    return state.commitment == sim::Commitment::Known ? 1 - state.swept : 0;
}

// What the lasting fill has yet to sweep through. Its corners are cut, to stay within the rounded ones of the box.
void draw_unswept(const StageCanvas& canvas, const EntryState& state, Rect inside, float corner,
                  const TermColors& term) {
    if (newness(state) <= 0) return;
    const float left = inside.x + state.swept * inside.width;
    const float right = inside.right();
    const float cut = std::min(corner, right - left);
    const float left_cut = std::max(0.0F, corner - (left - inside.x));
    canvas.scene.shapes.emplace_back(Polygon{.points = {{left, inside.y + left_cut},
                                                        {left + left_cut, inside.y},
                                                        {right - cut, inside.y},
                                                        {right, inside.y + corner},
                                                        {right, inside.bottom() - corner},
                                                        {right - cut, inside.bottom()},
                                                        {left + left_cut, inside.bottom()},
                                                        {left, inside.bottom() - left_cut}},
                                             .fill = fresh(term),
                                             .stroke = {}});
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
        .stroke = {term.fill, canvas.em(0.1F + 0.12F * newness(state)), look.dashed ? canvas.em(0.26F) : 0,
                   canvas.em(0.19F)},
    });
    draw_unswept(canvas, state, grown(box, canvas.em(-0.05F)), canvas.em(0.14F), term);
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
    draw_unswept(canvas, state, grown(box, -line), canvas.em(0.06F), term);
    draw_text(canvas, box, std::to_string(entry.term), canvas.em(0.18F), look.ink);
    if (state.applied) draw_tick(canvas, box, look.ink);
}

} // namespace render
