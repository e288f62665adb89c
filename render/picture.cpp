#include "render/picture.h"

#include <algorithm>
#include <string>
#include <utility>

#include "render/pen.h"
#include "render/short_words.h"
#include "render/stage_layout.h"
#include "render/text_measure.h"
#include "render/timeline.h"
#include "render/timeline_layout.h"

namespace render {

namespace {

Scene caption(sim::Time at, std::string_view name, const View& view, Rect area) {
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

Scene below(const sim::History& history, sim::Time at, const View& view, Rect area) {
    // The last second and a half, or all since the start; a little of what is to come stays open.
    constexpr sim::Time kBack = 1'350 * sim::kMillisecond;
    constexpr sim::Time kAhead = 150 * sim::kMillisecond;
    const sim::Time from = std::max<sim::Time>(0, at - kBack);
    TimelineRecorder recorder;
    const Timeline& timeline = recorder.show(history, from, at);
    Scene drawn = timeline_scene(timeline, view, area, from, from + kBack + kAhead, at);
    Scene scene{.area = area, .shapes = {}, .hits = std::move(drawn.hits)};
    scene.shapes.emplace_back(Box{.rect = area, .rounding = 0, .fill = view.theme->surface, .stroke = {}});
    scene.shapes.emplace_back(Line{{area.x, area.y}, {area.right(), area.y}, {view.theme->border, 1}});
    scene.shapes.insert(scene.shapes.end(), std::make_move_iterator(drawn.shapes.begin()),
                        std::make_move_iterator(drawn.shapes.end()));
    return scene;
}

} // namespace

std::vector<Scene> picture(sim::History& history, sim::Time at, std::string_view name, const View& view, Rect size) {
    // On a slide the caption and the timeline are read from afar, too; the stage sees to itself.
    View large = view;
    large.font_size = 1.2F * view.font_size;
    const float em = large.font_size;
    const sim::World& world = history.at(at);

    const float top = std::min(3 * em, 0.14F * size.height);
    const float wanted = em * (3.4F + 2.0F * static_cast<float>(world.node_count()));
    const float bottom = std::min(wanted, 0.3F * size.height);
    const Rect caption_area{size.x, size.y, size.width, top};
    const Rect timeline_area{size.x, size.bottom() - bottom, size.width, bottom};
    const Rect stage{size.x, size.y + top, size.width, size.height - top - bottom};

    std::vector<Scene> scenes;
    scenes.push_back(stage_scene(world, view, stage));
    scenes.push_back(caption(at, name, large, caption_area));
    scenes.push_back(below(history, at, large, timeline_area));
    return scenes;
}

} // namespace render
