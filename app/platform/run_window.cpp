#include "app/platform/run_window.h"

#include <imgui.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>

#include "app/files/assets.h"
#include "app/files/opened_file.h"
#include "app/files/user_folders.h"
#include "app/files/whole_file.h"
#include "app/lesson/lesson_file.h"
#include "app/overloaded.h"
#include "app/platform/offscreen.h"
#include "app/platform/open_address.h"
#include "app/platform/pixels.h"
#include "app/platform/window.h"
#include "app/program.h"

namespace app {
namespace {

// After the last thing that happened so many frames are drawn: Dear ImGui needs some to settle.
constexpr int kFramesToSettle = 6;
constexpr double kFrame = 1.0 / 60;
// However much somebody types: after so long they see what came of it.
constexpr double kLongestUnseen = 0.1;
// Where nothing moves, a look now and then costs nothing and keeps a lost wake-up from being for ever.
constexpr double kLongestSleep = 60;
constexpr double kTextCursorBlink = 0.2;

int complain(const std::string& what) {
    std::fprintf(stderr, "raftarium: %s\n", what.c_str());
    return kBadInput;
}

Preferences stored_preferences(const UserFolders& folders, const Languages& languages) {
    Preferences preferences;
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const std::string locale = environment(name);
        if (locale.empty()) continue;
        preferences.language = languages.of_locale(locale).code;
        break;
    }
    if (folders.config.empty()) return preferences;
    const auto text = read_whole_file(folders.settings_file().string());
    if (!std::holds_alternative<std::string>(text)) return preferences;
    return read_preferences(std::get<std::string>(text), preferences, languages);
}

// The window's own context is current while it runs, so its picture is painted there and not by a second one.
std::variant<PictureBytes, std::string> paint_in_window(std::span<const render::Scene> scenes, int width, int height,
                                                        render::Color background) {
    return as_png(paint_pixels(scenes, width, height, background));
}

std::variant<Beginning, std::string> beginning_of(const WindowRequest& request) {
    const auto assets = find_assets(environment("RAFTARIUM_ASSETS"), program_file());
    if (!assets) return "assets: not found beside the program, expected a folder that $RAFTARIUM_ASSETS names";
    auto languages = Languages::load(*assets);
    if (auto* wrong = std::get_if<std::string>(&languages)) return std::move(*wrong);
    auto& spoken = std::get<Languages>(languages);
    const UserFolders folders = user_folders(environment);
    const std::string path =
        request.file ? lesson_path(*request.file) : (*assets / "lessons" / "walkthrough.json").string();
    auto opened = open_file(path);
    if (const auto* problem = std::get_if<file::Problem>(&opened)) {
        return path + ": " + problem->where + ": " + problem->what;
    }
    const Preferences kept = stored_preferences(folders, spoken);
    Preferences preferences = kept;
    if (request.language) {
        const Language* language = spoken.find(*request.language);
        if (language == nullptr) {
            return "--lang: \"" + *request.language + "\" is not understood, expected " + spoken.codes() +
                   ", see raftarium --help";
        }
        preferences.language = language->code;
    }
    preferences.dark = request.dark.value_or(preferences.dark);
    if (request.present) preferences.presenting = true;
    Beginning beginning{.assets = *assets,
                        .languages = std::move(spoken),
                        .folders = folders,
                        .preferences = std::move(preferences),
                        .file = path,
                        .scenario = {},
                        .offers_last_run = !request.file && !request.picture,
                        .paint_png = paint_in_window};
    beginning.kept_preferences = kept;
    if (auto* scenario = std::get_if<file::Scenario>(&opened)) beginning.scenario = std::move(*scenario);
    if (auto* lesson = std::get_if<lesson::CompiledLesson>(&opened)) beginning.lesson = std::move(*lesson);
    if (request.at && !request.picture) {
        if (beginning.lesson) return path + ": --at: is for a scenario, expected --beat for a lesson";
        beginning.at = request.at;
    }
    if (request.beat) {
        const std::size_t beats = beginning.lesson ? beginning.lesson->beats.size() : 0;
        if (*request.beat < 1 || *request.beat > beats) {
            return path + ": --beat: is " + std::to_string(*request.beat) + ", expected a beat of a lesson" +
                   (beats > 0 ? ", from 1 to " + std::to_string(beats) : "");
        }
        beginning.beat = *request.beat - 1;
    }
    return beginning;
}

void do_window_actions(Program& program, Window& window) {
    for (const WindowAction& action : program.take_window_actions()) {
        std::visit(
            Overloaded{[&](ToggleFullScreen) { window.toggle_full_screen(); }, [&](Quit) { window.ask_to_close(); },
                       [&](const OpenAddress& open) {
                           if (open_address(open.address)) return;
                           program.apply(DeskAction(
                               Tell{{.trouble = true, .key = "error.no_opener", .values = {{"what", open.address}}}}));
                       }},
            action);
    }
}

// What the person did meanwhile is all done before the picture is painted, which may take long.
void draw(Program& program, Window& window, double seconds, const std::function<void(int, int)>& before_shown = {}) {
    const double latest = Window::seconds() + kLongestUnseen;
    while (true) {
        window.begin_frame();
        program.prepare_frame(window.fonts(), window.content_scale());
        ImGui::NewFrame();
        program.frame(seconds);
        do_window_actions(program, window);
        if (!program.input_waits() || window.wants_close() || Window::seconds() > latest) break;
        window.forgo();
        seconds = 0;
    }
    window.present(program.theme().background, before_shown);
}

void run(Program& program, Window& window) {
    double last = Window::seconds();
    int frames_left = kFramesToSettle;
    std::string title;
    while (!window.wants_close()) {
        const bool minimised = window.minimised();
        const bool typing = ImGui::GetIO().WantTextInput;
        // A picture that nobody sees need not move.
        const double still_for = minimised ? kLongestSleep : std::min(program.still_for(), kLongestSleep);
        const bool sleeps = still_for > 0 && frames_left <= 0 && !program.input_waits();
        if (sleeps) {
            window.wait(typing ? std::min(still_for, kTextCursorBlink) : still_for);
            // The run was at rest, so for it no time passed.
            const double now = Window::seconds();
            if (typing) frames_left = 1;
            if (!minimised && program.rest(now - last)) frames_left = kFramesToSettle;
            last = now;
        } else {
            // Presenting may wait for the screen; where it does not, the rest of the frame's time is slept here.
            const double left = window.paced_by_screen() ? 0 : kFrame - (Window::seconds() - last);
            window.wait(std::max(0.0, left));
        }
        if (window.take_stirred()) frames_left = kFramesToSettle;
        for (const std::string& path : window.take_dropped())
            program.apply(FileAction(OpenScenario{path}));
        if (sleeps && frames_left <= 0) continue;

        const double now = Window::seconds();
        draw(program, window, now - last);
        last = now;
        --frames_left;
        if (std::string wanted = program.window_title(); wanted != title) window.set_title(title = std::move(wanted));
    }
}

int save_picture(Program& program, Window& window, const WindowRequest& request) {
    if (program.lesson() != nullptr && !request.at) {
        while (program.lesson()->phase() != LessonSession::Phase::Resting)
            program.apply(LessonAction(ContinueLesson{}));
    } else {
        if (program.session().playing()) program.apply(SessionAction(PlayOrPause{}));
        program.apply(SessionAction(GoTo{request.at.value_or(0)}));
    }
    const auto on_its_way = [&] { return program.session().goal() || program.memory().camera.way < 1; };
    for (int frame = 0; frame < kFramesToSettle || on_its_way(); ++frame) {
        window.wait(0);
        draw(program, window, kFrame);
    }
    std::variant<PictureBytes, std::string> png = "nothing was painted";
    draw(program, window, 0, [&png](int width, int height) { png = as_png(read_pixels(width, height)); });
    if (const auto* wrong = std::get_if<std::string>(&png)) return complain(*request.picture + ": " + *wrong);
    const auto problem = write_whole_file(*request.picture, std::get<PictureBytes>(png).bytes);
    return problem ? complain(*request.picture + ": " + problem->what) : kFine;
}

} // namespace

int run_window(const WindowRequest& request) {
    auto beginning = beginning_of(request);
    if (const auto* wrong = std::get_if<std::string>(&beginning)) return complain(*wrong);
    Program program(std::get<Beginning>(std::move(beginning)));
    auto opened = Window::open({.width = 1600, .height = 1000, .title = "Raftarium"});
    if (const auto* wrong = std::get_if<std::string>(&opened)) return complain(*wrong);

    Window& window = *std::get<std::unique_ptr<Window>>(opened);
    window.start_imgui();
    if (request.picture) return save_picture(program, window, request);
    run(program, window);
    if (const auto problem = program.close()) return complain("the run was not kept: " + problem->what);
    return kFine;
}

} // namespace app
