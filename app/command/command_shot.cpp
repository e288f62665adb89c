#include "app/command/command_shot.h"

#include <algorithm>
#include <cmath>

#include "app/command/command_lesson.h"
#include "app/command/command_report.h"
#include "app/command/unknown_letters.h"
#include "app/files/assets.h"
#include "app/files/output_file.h"
#include "app/files/scenario_file.h"
#include "app/files/scenario_shelf.h"
#include "app/files/user_folders.h"
#include "app/lesson/lesson_file.h"
#include "app/lesson/lesson_focus.h"
#include "app/words/chinese_signs.h"
#include "app/words/languages.h"
#include "app/words/narration.h"
#include "raft/lesson/compile.h"
#include "raft/sim/run.h"
#include "render/picture.h"
#include "render/svg.h"
#include "render/text_sizes.h"
#include "render/theme.h"

namespace app {
namespace {

std::variant<Languages, std::string> load_languages() {
    const auto assets = find_assets(environment("RAFTARIUM_ASSETS"), program_file());
    if (!assets) return "i18n/en.json is missing, expected the program's assets beside it or in $RAFTARIUM_ASSETS";
    return Languages::load(*assets);
}

// 16 pixels in a picture of 1600 × 1000. In a larger one text keeps its share; in a smaller one it may take more, to
// stay readable.
float font_size(const ShotOptions& options, bool presenting) {
    const float scale =
        std::min(static_cast<float>(options.width) / 1600.0F, static_cast<float>(options.height) / 1000.0F);
    const float em = 16.0F * (scale < 1 ? std::sqrt(scale) : scale);
    return presenting ? render::presenting_em(em, static_cast<float>(options.height)) : em;
}

bool wants_png(std::string_view out) {
    std::string ending(out.substr(out.size() < 4 ? 0 : out.size() - 4));
    std::ranges::transform(ending, ending.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return ending == ".png";
}

std::variant<PictureBytes, std::string> encode(const ShotOptions& options, std::span<const render::Scene> scenes,
                                               render::Color background, const PngPainter& paint_png) {
    if (wants_png(options.out)) return paint_png(scenes, options.width, options.height, background);
    const render::Rect size{0, 0, static_cast<float>(options.width), static_cast<float>(options.height)};
    return PictureBytes{render::to_svg(scenes, size, background)};
}

// One moment of a run, what to call it, and what of it is there to see.
struct Subject {
    std::string name;
    sim::Run run;
    sim::Time at = 0;
    Focus focus;
    std::string narration;         // of a beat
    double speed = kSpeedAtStart;  // at which somebody would see it
    lesson::CompiledLesson lesson; // of a beat
};

// One that comes with the program is called as in its menu.
std::string title_in(const render::Words& words, const std::string& name) {
    const auto assets = find_assets(environment("RAFTARIUM_ASSETS"), program_file());
    if (!assets) return name;
    const ScenarioShelf shelf(*assets);
    const std::string_view id = id_named(shelf.offered(), name);
    return id.empty() ? name : scenario_title(words, id, name);
}

std::variant<Subject, file::Problem> scenario_subject(const ShotOptions& options) {
    auto loaded = load_scenario(options.file);
    if (const auto* problem = std::get_if<file::Problem>(&loaded)) return *problem;
    auto& scenario = std::get<file::Scenario>(loaded);
    return Subject{scenario.name,
                   sim::Run(scenario.config, file::shown_inputs(scenario)),
                   options.at,
                   Focus{},
                   "",
                   kSpeedAtStart,
                   {}};
}

std::variant<Subject, file::Problem> lesson_subject(const ShotOptions& options) {
    auto loaded = load_lesson(options.file);
    if (const auto* problem = std::get_if<file::Problem>(&loaded)) return *problem;
    lesson::CompiledLesson known = lesson::compile(std::move(std::get<LoadedLesson>(loaded).lesson));
    const auto& beats = known.beats;
    if (*options.beat < 1 || *options.beat > beats.size()) {
        return file::Problem{"--beat", "is " + std::to_string(*options.beat) +
                                           ", expected a beat of the lesson, from 1 to " +
                                           std::to_string(beats.size())};
    }
    const std::size_t i = *options.beat - 1;
    const std::string_view language = options.language;
    sim::Run run = known.episodes[beats[i].episode].run();
    Focus focus = focus_of(known, i, run.at({0, beats[i].end}));
    return Subject{std::to_string(*options.beat) + " · " + shown_text(known.chapter_of(i).title, language),
                   std::move(run),
                   beats[i].end,
                   std::move(focus),
                   shown_text(known.beat(i).text, language),
                   speed_of(known.beat(i)),
                   std::move(known)};
}

} // namespace

int shot(const ShotOptions& options, const PngPainter& paint_png) {
    const auto languages = load_languages();
    if (const auto* wrong = std::get_if<std::string>(&languages)) return report_bad_input("assets", "reading", *wrong);
    const Language* language = std::get<Languages>(languages).find(options.language);
    if (language == nullptr) {
        return report_bad_usage("--lang", '"' + options.language + "\" is not understood, expected " +
                                              std::get<Languages>(languages).codes());
    }
    auto found = options.beat ? lesson_subject(options) : scenario_subject(options);
    if (const auto* problem = std::get_if<file::Problem>(&found)) {
        return report_bad_input(options.file, problem->where, problem->what);
    }
    if (options.out != "-" && options.file != "-" && same_file(options.out, options.file)) {
        return report_bad_usage("--out", options.beat ? "the lesson itself, expected another file"
                                                      : "the scenario itself, expected another file");
    }
    auto opened = OutputFile::open(options.out);
    if (const auto* wrong = std::get_if<std::string>(&opened)) return report_bad_input(options.out, "writing", *wrong);

    auto& subject = std::get<Subject>(found);
    if (!options.beat) subject.name = title_in(language->words, subject.name);
    const render::Theme& theme = options.dark ? render::dark_theme() : render::light_theme();
    render::View view;
    view.theme = &theme;
    view.words = &language->words;
    view.font_size = font_size(options, options.presenting);
    view.enlarged = view.font_size / font_size(options, false);
    view.presenting = options.presenting;
    view.speed = subject.speed;
    const render::Rect size{0, 0, static_cast<float>(options.width), static_cast<float>(options.height)};
    const render::Caption caption{.name = subject.name,
                                  .narration = runs(subject.narration),
                                  .timeline = subject.focus.timeline,
                                  .about_timeline = subject.focus.points_at(Panel::Timeline)};
    const auto scenes = render::picture(subject.run, {0, subject.at}, caption, looking(view, subject.focus), size);

    report_unknown_letters(options.file, scenes);
    const auto painted = encode(options, scenes, theme.background, paint_png);
    if (const auto* wrong = std::get_if<std::string>(&painted))
        return report_bad_input(options.out, "painting", *wrong);
    auto& output = std::get<OutputFile>(opened);
    output.write(std::get<PictureBytes>(painted).bytes);
    if (const auto wrong = output.commit()) return report_bad_input(options.out, "writing", *wrong);
    // The picture of a lesson that is not sound is there to be looked at, to find out why.
    return report_flaws(options.file, subject.lesson);
}

} // namespace app
