#include "app/program.h"

#include <algorithm>
#include <array>

#include "app/files/opened_file.h"
#include "app/files/scenario_file.h"
#include "app/files/whole_file.h"
#include "app/keys.h"
#include "app/lesson/lesson_focus.h"
#include "app/overloaded.h"
#include "app/panels/lesson_card.h"
#include "app/panels/stage.h"
#include "app/words/narration.h"
#include "render/picture.h"
#include "render/svg.h"

namespace app {
namespace {

// Slides are wide and sharp.
constexpr render::Rect kPictureSize{0, 0, 1920, 1080};
constexpr float kPictureEm = 18;

// The story first, then as in a lesson; whatever else is there comes after, by name.
constexpr std::array<std::string_view, 6> kOrder{"story",        "first-election", "replication",
                                                 "leader-crash", "split-vote",     "partition-and-heal"};

std::ptrdiff_t place_of(const OfferedScenario& scenario) {
    return std::ranges::find(kOrder, scenario.id) - kOrder.begin();
}

std::vector<OfferedScenario> offered_in(const std::filesystem::path& assets) {
    std::vector<OfferedScenario> offered;
    for (const auto& path : scenario_files(assets)) {
        const auto scenario = load_scenario(path.string());
        if (const auto* read = std::get_if<file::Scenario>(&scenario)) {
            offered.push_back({.path = path.string(), .id = path.stem().string(), .name = read->name});
        }
    }
    std::ranges::stable_sort(offered, {}, place_of);
    return offered;
}

// The id of the offered scenario that the path names, by whatever way; empty if it is none of them.
std::string id_of(const std::vector<OfferedScenario>& offered, const std::string& path) {
    for (const OfferedScenario& scenario : offered) {
        std::error_code error;
        if (std::filesystem::equivalent(scenario.path, path, error)) return scenario.id;
    }
    return {};
}

constexpr double kForEver = std::numeric_limits<double>::infinity();

// The clock may jump, as after the machine slept: a run does not.
constexpr double kLongestFrame = 0.1;

} // namespace

Program::Program(Beginning beginning)
    : assets_(std::move(beginning.assets)),
      folders_(std::move(beginning.folders)),
      paint_png_(std::move(beginning.paint_png)),
      languages_(std::move(beginning.languages)),
      offered_(offered_in(assets_)),
      preferences_(beginning.preferences),
      file_(std::move(beginning.file)),
      session_(beginning.scenario),
      shelf_(assets_, folders_.state.empty() ? std::filesystem::path() : folders_.progress_file()),
      kept_run_(folders_.state.empty() ? std::filesystem::path() : folders_.recording_file()) {
    if (beginning.offers_last_run) last_run_ = kept_run_.last();
    offered_id_ = id_of(offered_, file_);
    if (beginning.lesson) start_lesson(std::move(*beginning.lesson), file_, {});
    if (beginning.beat) take(LessonAction(GoToBeat{*beginning.beat}));
}

const render::Theme& Program::theme() const {
    return preferences_.dark ? render::dark_theme() : render::light_theme();
}

const render::Words& Program::words() const {
    return languages_.get(preferences_.language).words;
}

Look Program::look() const {
    return {.theme = theme(),
            .languages = languages_,
            .language = preferences_.language,
            .words = words(),
            .fonts = fonts_,
            .em = em_,
            .reduced_motion = preferences_.reduced_motion};
}

std::string Program::title() const {
    if (lesson_) return std::string(lesson_->lesson().lesson.title.in(preferences_.language));
    return scenario_title(look(), offered_id_, session_.name());
}

std::string Program::window_title() const {
    return title() + " – " + std::string(words().get("app.product"));
}

void Program::prepare_frame(const render::PaintFonts& fonts, float content_scale) {
    fonts_ = fonts;
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    em_ = em_for(size.x, size.y, content_scale, preferences_.text_percent);
    set_style(theme(), em_);

    // Dear ImGui takes the arrow keys and Space only where somebody goes from control to control with them.
    ImGuiConfigFlags& flags = ImGui::GetIO().ConfigFlags;
    const bool steered = desk_.keyboard_focus || desk_.dialog != Dialog::None || desk_.menu_open;
    flags = steered ? flags | ImGuiConfigFlags_NavEnableKeyboard : flags & ~ImGuiConfigFlags_NavEnableKeyboard;
}

void Program::frame(double seconds) {
    const double passed = std::clamp(seconds, 0.0, kLongestFrame);
    const sim::Time before = session_.now();
    session_.tick(passed);
    if (lesson_) tick_lesson(passed);
    if (auto news = session_.take_news()) say(desk_, std::move(*news));
    tick(desk_, passed);
    if (session_.now() != before) follow(desk_, session_.now());

    gather(look(), session_, desk_, memory_);
    const sim::World& world = session_.world();
    Actions actions = actions_of_keys(world, desk_);
    const std::string name = title();
    const std::string path = suggested_path();
    const Shown shown{.session = session_,
                      .world = world,
                      .desk = desk_,
                      .title = name,
                      .offered = offered_,
                      .last_run = last_run_ ? &*last_run_ : nullptr,
                      .lesson = lesson(),
                      .card_languages = lesson_ ? languages_of_card() : CardLanguages{},
                      .lessons = {.shelf = &shelf_,
                                  .playing = lesson_ ? std::string_view(lesson_name_) : std::string_view(),
                                  .chapter = lesson_ ? lesson_->place().chapter : 0,
                                  .preferences = &preferences_},
                      .suggested_path = path,
                      .seconds = passed};
    draw_frame(look(), shown, memory_, actions);
    desk_.open_menu = false;
    // A dialog is a popup, too, but one that belongs to the desk.
    desk_.menu_open = desk_.dialog == Dialog::None && ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
    desk_.focus_request_box = false;
    for (const Action& action : actions)
        apply(action);
}

double Program::still_for() const {
    const bool moves = session_.playing() || !session_.settled() || memory_.camera.way < 1;
    if (moves) return 0;
    return std::min(next_change(desk_), reads_by_itself() ? lesson_->left_to_read(pace()) : kForEver);
}

bool Program::rest(double seconds) {
    const bool changed = seconds >= still_for();
    tick(desk_, seconds);
    if (lesson_) tick_lesson(seconds);
    return changed;
}

void Program::apply(const Action& action) {
    std::visit([this](const auto& one) { take(one); }, action);
}

std::vector<WindowAction> Program::take_window_actions() {
    return std::exchange(window_actions_, {});
}

void Program::take(const SessionAction& action) {
    const sim::Time before = session_.now();
    const std::uint64_t version = session_.version();
    const sim::Identity line = session_.identity();
    if (auto notice = lesson_ ? lesson_->apply(session_, action) : session_.apply(action)) {
        say(desk_, std::move(*notice));
    }
    if (session_.identity() != line) forget_run();
    forget_stale_notice();
    if (session_.now() != before) follow(desk_, session_.now());
    // A lesson's own run is not worth keeping: it can be had again at any time.
    const bool own_run = !lesson_ || lesson_->taken_over();
    if (!own_run || session_.version() == version) return;
    if (const auto problem = kept_run_.keep(session_)) complain("error.recording", problem->what);
}

void Program::take(const PreferenceAction& action) {
    app::apply(preferences_, action, languages_);
    if (folders_.config.empty()) return;
    std::error_code error;
    std::filesystem::create_directories(folders_.config, error);
    const auto problem = write_whole_file(folders_.settings_file().string(), write_preferences(preferences_));
    if (problem) complain("error.settings", problem->what);
}

void Program::take(const FileAction& action) {
    std::visit(Overloaded{
                   [&](const OpenScenario& file) { open(file.path, {}); },
                   [&](const OpenLesson& file) { open(file.path, file.chapter); },
                   [&](const SaveScenario& file) { save(file.path); },
                   [&](const ExportPicture& file) { export_picture(file.path); },
                   [&](ContinueRecording) {
                       if (!last_run_) return;
                       const sim::Time end = last_run_->until.value_or(0);
                       start(*last_run_, "");
                       last_run_.reset();
                       take(SessionAction(GoTo{end}));
                   },
                   [&](DismissRecording) { last_run_.reset(); },
               },
               action);
}

void Program::start(const file::Scenario& scenario, std::string file) {
    const double speed = session_.speed();
    lesson_.reset();
    session_ = Session(scenario);
    session_.apply(SetSpeed{speed});
    kept_run_.turn_to_another_run();
    file_ = std::move(file);
    offered_id_ = id_of(offered_, file_);
    desk_.dialog = Dialog::None;
    desk_.notice.reset();
    desk_.shown_to -= desk_.shown_from;
    desk_.shown_from = 0;
    forget_run();
}

// Undone, or left for the lesson: there is nothing to bring back any more.
void Program::forget_stale_notice() {
    if (desk_.notice && desk_.notice->offers_future && session_.cut_off() == 0) desk_.notice.reset();
}

void Program::forget_run() {
    desk_.menu_of.reset();
    fit_to(desk_, session_.world());
}

void Program::open(const std::string& path, std::optional<std::size_t> chapter) {
    auto opened = open_file(path);
    std::visit(
        Overloaded{
            [&](const file::Scenario& scenario) { start(scenario, path); },
            [&](lesson::CompiledLesson& lesson) { start_lesson(std::move(lesson), path, chapter); },
            [&](file::Problem& problem) { complain("error.open", path + ": " + problem.where + ": " + problem.what); },
        },
        opened);
}

void Program::save(const std::string& path) {
    const auto problem = write_whole_file(path, file::write_scenario(session_.scenario()));
    if (problem) return complain("error.save", path + ": " + problem->what);
    if (!lesson_) {
        file_ = path;
        offered_id_.clear();
    }
    desk_.dialog = Dialog::None;
    say(desk_, {.key = "app.saved", .values = {{"path", path}}});
}

std::optional<std::string> Program::picture_bytes(const std::string& path, std::string& bytes) {
    Look shown = look();
    shown.em = kPictureEm;
    const Focus focus = lesson_ ? focus_of(*lesson_, session_.world()) : Focus{};
    render::View view = view_of(shown, desk_, session_.speed(), focus);
    view.selected.reset();
    view.hovered.reset();
    const std::string name = title();
    const bool led = lesson_ && !lesson_->taken_over();
    const std::string narration = led ? spoken(*lesson_, words(), languages_of_card()) : std::string();
    const auto scenes =
        render::picture(session_.run(), session_.place(), {name, runs(narration), focus.timeline}, view, kPictureSize);
    if (path.ends_with(".svg")) {
        bytes = render::to_svg(scenes, kPictureSize, theme().background);
        return std::nullopt;
    }
    if (!path.ends_with(".png")) return std::string(words().get("error.picture_kind"));
    if (!paint_png_) return std::string(words().get("error.no_painter"));
    auto painted = paint_png_(scenes, static_cast<int>(kPictureSize.width), static_cast<int>(kPictureSize.height),
                              theme().background);
    if (auto* wrong = std::get_if<std::string>(&painted)) return *wrong;
    bytes = std::get<PictureBytes>(std::move(painted)).bytes;
    return std::nullopt;
}

void Program::export_picture(const std::string& path) {
    std::string bytes;
    if (const auto wrong = picture_bytes(path, bytes)) return complain("error.export", path + ": " + *wrong);
    if (const auto problem = write_whole_file(path, bytes)) {
        return complain("error.export", path + ": " + problem->what);
    }
    desk_.dialog = Dialog::None;
    say(desk_, {.key = "app.exported", .values = {{"path", path}}});
}

void Program::complain(std::string_view key, const std::string& what) {
    say(desk_, {.trouble = true, .key = std::string(key), .values = {{"what", what}}});
}

std::string Program::suggested_path() const {
    std::error_code error;
    const auto folder = std::filesystem::current_path(error);
    const bool ours = !offered_id_.empty() || lesson_.has_value();
    if (desk_.dialog == Dialog::Open)
        return ((ours || file_.empty() ? folder : std::filesystem::path(file_).parent_path()) / "").string();
    const std::string stem = file_.empty() ? "run" : std::filesystem::path(file_).stem().string();
    const auto beside = ours || file_.empty() ? folder : std::filesystem::path(file_).parent_path();
    return (beside / (stem + (desk_.dialog == Dialog::Export ? ".png" : ".json"))).string();
}

} // namespace app
