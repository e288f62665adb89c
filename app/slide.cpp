#include "app/slide.h"

#include "app/files/whole_file.h"
#include "app/lesson/lesson_focus.h"
#include "app/panels/stage.h"
#include "app/words/narration.h"
#include "render/picture.h"
#include "render/svg.h"
#include "render/text_sizes.h"

namespace app {
namespace {

constexpr render::Rect kSize{0, 0, 1920, 1080};
constexpr float kEm = 18;

std::variant<PictureBytes, std::string> encode(const Slide& slide, const std::string& path, const PngPainter& paint_png,
                                               const render::Words& words) {
    if (path.ends_with(".svg")) return PictureBytes{render::to_svg(slide.scenes, kSize, slide.background)};
    if (!path.ends_with(".png")) return std::string(words.get("error.picture_kind"));
    if (!paint_png) return std::string(words.get("error.no_painter"));
    return paint_png(slide.scenes, static_cast<int>(kSize.width), static_cast<int>(kSize.height), slide.background);
}

} // namespace

Slide slide_of(Look look, const Desk& desk, Document& document, std::string_view title, std::string_view narration) {
    look.enlarged = 1;
    look.em = look.presenting ? render::presenting_em(kEm, kSize.height) : kEm;
    Session& session = document.session();
    const LessonSession* lesson = document.lesson();
    const Focus focus = lesson == nullptr ? Focus{} : focus_of(*lesson, session.world());
    render::View view = view_of(look, desk, session.speed(), focus);
    view.selected.reset();
    view.hovered.reset();
    const render::Caption caption{.name = title,
                                  .narration = runs(narration),
                                  .timeline = focus.timeline,
                                  .about_timeline = focus.points_at(Panel::Timeline)};
    return {render::picture(session.run(), session.place(), caption, view, kSize), look.theme.background};
}

std::optional<std::string> write_slide(const Slide& slide, const std::string& path, const PngPainter& paint_png,
                                       const render::Words& words) {
    const auto picture = encode(slide, path, paint_png, words);
    if (const auto* wrong = std::get_if<std::string>(&picture)) return *wrong;
    const auto problem = write_whole_file(path, std::get<PictureBytes>(picture).bytes);
    return problem ? std::optional(problem->what) : std::nullopt;
}

} // namespace app
