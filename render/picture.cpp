#include "render/picture.h"

#include <algorithm>
#include <string>
#include <utility>

#include "render/pen.h"
#include "render/short_words.h"
#include "render/stage_layout.h"
#include "render/text_measure.h"
#include "render/text_sizes.h"
#include "render/timeline.h"
#include "render/timeline_layout.h"

namespace render {

namespace {

Scene heading(sim::Time at, std::string_view name, const View& view, Rect area) {
    Scene scene{.area = area, .shapes = {}, .hits = {}};
    const Theme& theme = *view.theme;
    scene.shapes.emplace_back(Box{.rect = area, .rounding = 0, .fill = theme.surface, .stroke = {}});
    scene.shapes.emplace_back(Line{{area.x, area.bottom()}, {area.right(), area.bottom()}, {theme.border, 1}});
    const float em = view.font_size;
    const float size = crisp_size(1.1F * em);
    const float baseline = area.center().y + 0.5F * kCapHeight * size;
    const std::string time = view.words->fill("picture.time", {{"seconds", seconds(at, 3)}});
    write(scene, {area.right() - 1.2F * em, baseline}, time, {size, Weight::SemiBold, Align::Right, theme.text});

    const float room = area.width - 3.6F * em - text_width(time, size, Weight::SemiBold);
    const float width = text_width(name, size, Weight::Bold);
    const float fit = std::min(1.0F, room / std::max(width, 1.0F));
    if (fit < 0.35F) return scene;
    write(scene, {area.x + 1.2F * em, baseline}, std::string(name),
          {size * fit, Weight::Bold, Align::Left, theme.text});
    return scene;
}

Scene below(sim::Run& run, sim::Place place, const View& view, Rect area) {
    // The last second and a half, or all since the start; a little of what is to come stays open.
    constexpr sim::Time kBack = 1'350 * sim::kMillisecond;
    constexpr sim::Time kAhead = 150 * sim::kMillisecond;
    const sim::Time at = place.at;
    const sim::Time from = std::max<sim::Time>(0, at - kBack);
    run.need(place.branch, TimelineRecorder::first_needed(run, place.branch, from), at);
    TimelineRecorder recorder;
    const Timeline& timeline = recorder.show(run, place.branch, from, at);
    Scene drawn = timeline_scene(timeline, view, area, from, from + kBack + kAhead, at);
    Scene scene{.area = area, .shapes = {}, .hits = std::move(drawn.hits)};
    scene.shapes.emplace_back(Box{.rect = area, .rounding = 0, .fill = view.theme->surface, .stroke = {}});
    scene.shapes.emplace_back(Line{{area.x, area.y}, {area.right(), area.y}, {view.theme->border, 1}});
    scene.shapes.insert(scene.shapes.end(), std::make_move_iterator(drawn.shapes.begin()),
                        std::make_move_iterator(drawn.shapes.end()));
    return scene;
}

// The narration as large as fits into a third of the picture, but no smaller than `least`; what does not fit into half
// of it is cut off.
Paragraph set_narration(const std::vector<Run>& narration, float em, float least, Rect size) {
    Paragraph lines;
    for (const float part : {1.25F, 1.0F, 0.8F, 0.65F}) {
        if (part * em < least) break;
        lines = set_paragraph(narration, part * em, std::max(em, size.width - 4 * em));
        if (lines.height() <= size.height / 3) return lines;
    }
    lines.lines = std::min(lines.lines, static_cast<int>(0.5F * size.height / lines.pitch));
    std::erase_if(lines.pieces, [&](const Paragraph::Piece& piece) { return piece.line >= lines.lines; });
    return lines;
}

Scene said(const Paragraph& narration, const View& view, Rect area) {
    Scene scene{.area = area, .shapes = {}, .hits = {}, .pointed = {}};
    scene.shapes.emplace_back(Box{.rect = area, .rounding = 0, .fill = view.theme->surface, .stroke = {}});
    scene.shapes.emplace_back(Line{{area.x, area.y}, {area.right(), area.y}, {view.theme->border, 1}});
    write(scene, narration, {area.x + 2 * view.font_size, area.y + (area.height - narration.height()) / 2},
          view.theme->text);
    return scene;
}

// Of so much that stage and timeline share. While presenting it shows only with all its letters, and where the stage
// keeps room for the nodes or nobody speaks of them.
float timeline_height(int nodes, const Caption& caption, const View& view, float room) {
    if (!caption.timeline) return 0;
    const float em = view.font_size;
    const auto lanes = static_cast<float>(nodes);
    const float share = 0.3F * room;
    if (!view.presenting) return share > 3 * em ? std::min(em * (3.4F + 2.0F * lanes), share) : 0;
    const float least = em * (3.5F + 1.15F * lanes);
    const float stage = em * std::max(18.0F, 3.3F * static_cast<float>(nodes + 1));
    return caption.about_timeline || room - least >= stage ? std::max(least, std::min(share, room - stage)) : 0;
}

} // namespace

std::vector<Scene> picture(sim::Run& run, sim::Place place, const Caption& caption, const View& view, Rect size) {
    // On a slide all but the stage, which sees to itself, is read from afar, too. Whoever presents has asked for that.
    View large = view;
    if (!view.presenting) large.font_size = 1.2F * view.font_size;
    const float em = large.font_size;
    const sim::World& world = run.at(place);

    const Paragraph narration = set_narration(caption.narration, em, view.presenting ? em : 0, size);
    const float below_stage = narration.lines > 0 ? narration.height() + 1.6F * em : 0;
    const float top = std::min(3 * em, 0.14F * size.height);
    const float timeline = timeline_height(world.node_count(), caption, large, size.height - top - below_stage);
    const float bottom = size.bottom() - below_stage;

    std::vector<Scene> scenes;
    scenes.push_back(stage_scene(world, view, {size.x, size.y + top, size.width, bottom - timeline - size.y - top}));
    scenes.push_back(heading(place.at, caption.name, large, {size.x, size.y, size.width, top}));
    if (timeline > 0) scenes.push_back(below(run, place, large, {size.x, bottom - timeline, size.width, timeline}));
    if (narration.lines > 0) scenes.push_back(said(narration, large, {size.x, bottom, size.width, below_stage}));
    return scenes;
}

} // namespace render
