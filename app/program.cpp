#include "app/program.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/files/opened_file.h"
#include "app/files/whole_file.h"
#include "app/keys.h"
#include "app/overloaded.h"
#include "app/slide.h"
#include "app/words/chinese_signs.h"

namespace app {
namespace {

// The clock may jump, as after the machine slept: a run does not.
constexpr double kLongestFrame = 0.1;

std::string why_not(sim::SetPiece piece) {
    switch (piece) {
        case sim::SetPiece::SplitVote: return "faults.why_split_vote";
        case sim::SetPiece::KillAfterFirstCopy: return "faults.why_kill_after_copy";
        case sim::SetPiece::DropInFlight: return "faults.why_drop_in_flight";
    }
    return {};
}

} // namespace

Program::Program(Beginning beginning)
    : languages_(std::move(beginning.languages)),
      paint_png_(std::move(beginning.paint_png)),
      preferences_(beginning.preferences, beginning.kept_preferences.value_or(beginning.preferences),
                   beginning.folders.settings_file()),
      scenarios_(beginning.assets),
      lessons_(beginning.assets, beginning.folders.progress_file()),
      kept_run_(beginning.folders.recording_file(), beginning.offers_last_run),
      document_(beginning.scenario, {beginning.file, scenarios_.id_of(beginning.file)}) {
    if (beginning.lesson) open(std::move(*beginning.lesson), beginning.file, {});
    if (beginning.beat) take(LessonAction(GoToBeat{*beginning.beat}));
    if (!beginning.at) return;
    take(SessionAction(PlayOrPause{}));
    take(SessionAction(GoTo{*beginning.at}));
}

const render::Theme& Program::theme() const {
    return preferences().dark ? render::dark_theme() : render::light_theme();
}

const render::Words& Program::words() const {
    return languages_.get(preferences().language).words;
}

Look Program::look() const {
    return {.theme = theme(),
            .languages = languages_,
            .language = preferences().language,
            .words = words(),
            .fonts = fonts_,
            .em = em_,
            .enlarged = enlarged_,
            .reduced_motion = preferences().reduced_motion,
            .presenting = preferences().presenting};
}

std::string Program::title() const {
    const std::string_view language = preferences().language;
    if (lesson() != nullptr) return shown_text(lesson()->lesson().lesson.title, language);
    if (!document_.left_title().empty()) return shown_text(document_.left_title(), language);
    const std::string& name = document_.session().name();
    const std::string& id = document_.origin().name;
    return scenario_title(words(), id.empty() ? id_named(scenarios_.offered(), name) : id, name);
}

// Words keep their place while the program runs.
std::string_view Program::what_to_look_for() const {
    const std::string& id = document_.origin().name;
    if (id.empty() || lesson() != nullptr || desk_.looked_for) return {};
    const std::string key = "scenario." + id + ".look";
    return words().contains(key) ? words().get(key) : std::string_view();
}

std::string Program::window_title() const {
    return title() + " – " + std::string(words().get("app.product"));
}

std::string Program::suggested_path() const {
    if (desk_.dialog == Dialog::None) return {}; // nobody asks, and to ask for the current folder takes time
    std::error_code error;
    return document_.suggested_path(desk_.dialog, std::filesystem::current_path(error));
}

LessonPace Program::pace() const {
    return lesson() == nullptr ? LessonPace{} : reader().pace(*lesson());
}

void Program::prepare_frame(const render::PaintFonts& fonts, float content_scale) {
    fonts_ = fonts;
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    em_ = em_for(size.x, size.y, content_scale, {preferences().text_percent, preferences().presenting});
    enlarged_ = std::max(1.0F, em_ / em_for(size.x, size.y, content_scale, {}));
    set_style(theme(), em_);

    // Dear ImGui takes the arrow keys and Space only where somebody goes from control to control with them.
    ImGuiConfigFlags& flags = ImGui::GetIO().ConfigFlags;
    const bool steered = desk_.keyboard_focus || desk_.dialog != Dialog::None || desk_.menu_open;
    flags = steered ? flags | ImGuiConfigFlags_NavEnableKeyboard : flags & ~ImGuiConfigFlags_NavEnableKeyboard;
    input_pace_.before_new_frame();
}

void Program::frame(double seconds) {
    input_pace_.after_new_frame();
    const double passed = std::clamp(seconds, 0.0, kLongestFrame);
    Session& session = document_.session();
    session.tick(frozen() ? 0 : passed);
    pass(passed);
    if (auto news = session.take_news()) say(desk_, std::move(*news));
    keep_up(desk_, session);
    desk_.on_way_for = session.way() ? desk_.on_way_for + passed : 0;

    if (document_.led()) desk_.beside.reset(); // it tells of one future
    gather(look(), session, desk_, memory_);
    const sim::World& world = session.world();
    Actions actions = actions_of_keys({session, world, desk_, lesson()});
    const std::string name = title();
    const std::string path = suggested_path();
    const Shown shown{.session = session,
                      .world = world,
                      .desk = desk_,
                      .comparison = memory_.comparison,
                      .title = name,
                      .look_for = what_to_look_for(),
                      .scenarios = scenarios_.offered(),
                      .last_run = kept_run_.offered(),
                      .earlier_runs = kept_run_.earlier(),
                      .lesson = lesson(),
                      .card_languages = lesson() == nullptr ? CardLanguages{} : reader().card(*lesson()),
                      .lessons = lessons_,
                      .left_to_answer = lesson() == nullptr ? std::numeric_limits<double>::infinity()
                                                            : lesson()->left_to_answer(pace()),
                      .lesson_name = lesson() == nullptr ? std::string_view() : document_.origin().name,
                      .preferences = preferences(),
                      .suggested_path = path,
                      .own_file = document_.own_file(),
                      .seconds = passed};
    draw_frame(look(), shown, memory_, actions);
    desk_.open_menu = false;
    desk_.panel_folds = memory_.panel_folds;
    desk_.both_fit = memory_.both_fit;
    desk_.drawing = memory_.gesture.active();
    // A dialog is a popup, too, but one that belongs to the desk.
    desk_.menu_open = desk_.dialog == Dialog::None && ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
    desk_.focus_request_box = false;
    desk_.focus = Desk::Focus::Stays;
    for (const Action& action : actions)
        apply(action);
    settle_input();
}

void Program::settle_input() {
    const KeysGoTo now{.field = ImGui::GetCurrentContext()->ActiveId,
                       .dialog = desk_.dialog,
                       .menu = desk_.menu_open,
                       .request_box = desk_.focus_request_box,
                       .keyboard_focus = desk_.keyboard_focus};
    if (now != keys_go_to_) input_pace_.let_settle();
    keys_go_to_ = now;
}

// Real time, for whatever but the run goes along with it.
void Program::pass(double seconds) {
    tick(desk_, seconds);
    if (lesson() == nullptr) return;
    const std::size_t beat = lesson()->beat();
    const bool asked = lesson()->asks();
    document_.tick_lesson(frozen() ? 0 : seconds, pace());
    if (lesson()->beat() != beat) keep_place();
    if (lesson()->asks() != asked) attend_to_question();
}

// Who names a file speaks of this moment.
bool Program::frozen() const {
    return desk_.dialog != Dialog::None && desk_.dialog != Dialog::Help;
}

// It came up, or went: the keyboard is where it goes on.
void Program::attend_to_question() {
    if (desk_.keyboard_focus) desk_.focus = Desk::Focus::Card;
}

double Program::still_for() const {
    const Session& session = document_.session();
    const bool plays = session.playing() && !frozen();
    const bool comes = memory_.comparison != nullptr && !memory_.comparison->has_come;
    const bool moves = plays || !session.settled() || comes || memory_.camera.way < 1;
    if (moves) return 0;
    if (frozen()) return next_change(desk_);
    if (lesson() == nullptr) return next_change(desk_);
    const double answer = lesson()->left_to_answer(pace());
    // The seconds that are left are counted down.
    const double counted = std::isfinite(answer) ? answer - std::ceil(answer) + 1 : answer;
    return std::min({next_change(desk_), lesson()->left_to_read(pace()), counted});
}

bool Program::rest(double seconds) {
    const bool changed = seconds >= still_for();
    pass(seconds);
    keep_up(desk_, document_.session());
    return changed;
}

std::optional<FileProblem> Program::close() {
    // What a lesson shows is not the person's run.
    return document_.led() ? std::nullopt : kept_run_.close(document_.session());
}

void Program::apply(const Action& action) {
    std::visit([this](const auto& one) { take(one); }, action);
}

std::vector<WindowAction> Program::take_window_actions() {
    return std::exchange(window_actions_, {});
}

void Program::take(const SessionAction& action) {
    Session& session = document_.session();
    // What rests under the mouse was not asked about anew: no card pops up over what is to be seen now.
    if (std::holds_alternative<Do>(action)) desk_.hovered.reset();
    const std::uint64_t version = session.version();
    if (auto notice = document_.apply(action)) say(desk_, std::move(*notice));
    keep_up(desk_, session);
    // A lesson's own run is not worth keeping: it can be had again at any time.
    if (document_.led() || session.version() == version) return;
    if (const auto problem = kept_run_.keep(session)) complain(desk_, "error.recording", problem->what);
}

void Program::take(const Perform& action) {
    auto inputs = sim::inputs_for(action.piece, document_.session().world());
    if (inputs) return take(SessionAction(Do{std::move(*inputs)}));
    say(desk_, {.key = why_not(action.piece), .values = {}});
}

void Program::take(const DeskAction& action) {
    const auto meant = document_.meant_for_lesson(action);
    if (meant) take(*meant);
    // What answers a question is not selected as well.
    if (!meant || !std::holds_alternative<Choose>(*meant)) app::apply(desk_, action);
}

void Program::take(const LessonAction& action) {
    if (lesson() == nullptr) return without_lesson(action);
    const std::string file = document_.origin().file;
    // What somebody selected in a story of their own is not what the lesson speaks of.
    if (lesson()->taken_over()) desk_.selected.reset();
    const bool asked = lesson()->asks();
    const bool was_own = lesson()->taken_over() && document_.session().acted();
    desk_.near.reset();
    document_.apply(action, pace());
    keep_up(desk_, document_.session());
    if (lesson() != nullptr && lesson()->asks() != asked) attend_to_question();
    if (lesson() != nullptr) {
        if (was_own && !lesson()->taken_over()) {
            say(desk_, {.key = "lesson.own_kept", .values = {}, .offers = Notice::Offer::OwnFuture});
        }
        return keep_place();
    }
    left_lesson_ = file;
    say(desk_, {.key = "lesson.left", .values = {}});
}

// One step too far at the end of a lesson is taken back like any other.
void Program::without_lesson(const LessonAction& action) {
    const bool back = std::holds_alternative<LessonBack>(action);
    if (back && !left_lesson_.empty()) return take(FileAction(OpenLesson{left_lesson_, {}}));
    if (back || std::holds_alternative<ContinueLesson>(action)) say(desk_, {.key = "keys.why_lesson", .values = {}});
}

void Program::take(const PreferenceAction& action) {
    if (const auto problem = preferences_.apply(action, languages_)) complain(desk_, "error.settings", problem->what);
}

void Program::take(const FileAction& action) {
    std::visit(Overloaded{
                   [&](const OpenScenario& file) { open(file.path, {}); },
                   [&](const OpenLesson& file) { open(file.path, file.chapter); },
                   [&](const SaveScenario& file) { save(file.path); },
                   [&](const ExportPicture& file) { export_picture(file.path); },
                   [&](ContinueRecording) {
                       const auto last = kept_run_.take_offered();
                       if (!last) return;
                       go_on_with(*last);
                       const auto problem = kept_run_.go_on(document_.session());
                       if (problem) complain(desk_, "error.recording", problem->what);
                   },
                   [&](const ContinueEarlierRun& run) {
                       const auto earlier = Recording(run.path).last();
                       if (!earlier) return complain(desk_, "error.open", run.path);
                       go_on_with(*earlier);
                       const auto problem = kept_run_.keep(document_.session());
                       if (problem) complain(desk_, "error.recording", problem->what);
                   },
                   [&](DismissRecording) { kept_run_.take_offered(); },
                   [&](const BeginCluster& cluster) { begin(cluster); },
               },
               action);
}

void Program::open(const std::string& path, std::optional<std::size_t> chapter) {
    auto opened = open_file(path);
    std::visit(Overloaded{
                   [&](const file::Scenario& scenario) { open(scenario, path); },
                   [&](lesson::CompiledLesson& lesson) { open(std::move(lesson), path, chapter); },
                   [&](const file::Problem& problem) {
                       complain(desk_, "error.open", path + ": " + problem.where + ": " + problem.what);
                   },
               },
               opened);
}

void Program::open(const file::Scenario& scenario, const std::string& file) {
    document_.open(scenario, {file, scenarios_.id_of(file)});
    left_lesson_.clear();
    clear(desk_);
    app::apply(desk_, ShowTimes{0, desk_.shown_to - desk_.shown_from});
    keep_up(desk_, document_.session());
}

void Program::begin(const BeginCluster& cluster) {
    const std::string nodes = std::to_string(cluster.config.options.nodes);
    file::Scenario scenario{.name = words().fill("setup.name", {{"nodes", nodes}}), .config = cluster.config};
    if (cluster.loss_percent > 0) scenario.inputs.push_back({0, sim::Loss{cluster.loss_percent, {}, {}}});
    open(scenario, "");
}

// As it was left: at its last moment, and every act in it can be undone.
void Program::go_on_with(const file::Scenario& recording) {
    open(recording, "");
    Session& session = document_.session();
    session.own_inputs();
    session.set_playing(false);
    session.apply(GoTo{recording.until.value_or(0)});
    keep_up(desk_, session);
}

void Program::open(lesson::CompiledLesson lesson, const std::string& file, std::optional<std::size_t> chapter) {
    const std::string name = lessons_.name_of(file);
    const std::size_t beat = chapter ? lesson.first_beat(*chapter) : lessons_.left_at(name, lesson);
    document_.open(std::move(lesson), {file, name});
    clear(desk_);
    desk_.selected.reset();
    memory_.lesson_card = LessonCard{};
    take(LessonAction(GoToBeat{beat}));
    const std::vector<lesson::Flaw>& flaws = this->lesson()->lesson().flaws;
    if (flaws.empty()) return;
    say(desk_, {.trouble = true,
                .key = flaws.size() == 1 ? "error.unsound_one" : "error.unsound",
                .values = {{"count", std::to_string(flaws.size())},
                           {"what", flaws.front().where + ": " + flaws.front().what}}});
}

void Program::save(const std::string& path) {
    const auto problem = write_whole_file(path, file::write_scenario(document_.session().scenario()));
    if (problem) return complain(desk_, "error.save", path + ": " + problem->what);
    document_.saved_as(path);
    desk_.dialog = Dialog::None;
    say(desk_, {.key = "app.saved", .values = {{"path", path}}});
}

void Program::export_picture(const std::string& path) {
    const std::string narration = document_.led() ? reader().text(*lesson()) : std::string();
    const Slide slide = slide_of(look(), desk_, document_, title(), narration);
    if (const auto wrong = write_slide(slide, path, paint_png_, words())) {
        return complain(desk_, "error.export", path + ": " + *wrong);
    }
    desk_.dialog = Dialog::None;
    say(desk_, {.key = "app.exported", .values = {{"path", path}}});
}

void Program::keep_place() {
    const auto problem = lessons_.keep(document_.origin().name, lesson()->lesson(), lesson()->beat());
    if (problem) complain(desk_, "error.settings", problem->what);
}

} // namespace app
