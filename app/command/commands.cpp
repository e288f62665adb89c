#include "app/command/commands.h"

#include <fcntl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <charconv>
#include <csignal>
#include <string_view>

#include "app/command/command_check.h"
#include "app/command/command_lesson.h"
#include "app/command/command_report.h"
#include "app/command/command_run.h"
#include "app/command/command_shot.h"
#include "app/command/man_page.h"
#include "raft/file/milliseconds.h"
#include "render/icon.h"
#include "render/svg.h"
#include "render/theme.h"

namespace app {
namespace {

// Options as they were typed; what they mean is found out afterwards, for messages that say what was expected.
struct Typed {
    RunOptions run;
    ShotOptions shot;
    CheckOptions check;
    std::vector<std::string> lessons;
    std::string new_lesson;
    LessonPrintOptions lesson_print;
    WindowRequest window;
    std::string run_until, run_seed, run_state, run_events;
    std::string shot_at, shot_beat, shot_size, shot_theme, shot_lang;
    std::string check_schedules, check_seed, check_out;
    std::vector<std::string> check_off;
    std::string window_file, window_beat, window_at, window_lang, window_theme, window_picture;
};

struct WrongOption {
    std::string option;
    std::string wrong;
};

[[noreturn]] void refuse(std::string_view option, std::string_view value, std::string_view expected) {
    throw WrongOption{std::string(option),
                      '"' + std::string(value) + "\" is not understood, expected " + std::string(expected)};
}

sim::Time time_of(std::string_view option, std::string_view value) {
    const auto time = file::parse_milliseconds(value);
    const auto* fine = std::get_if<sim::Time>(&time);
    if (fine == nullptr || *fine < 0 || *fine > sim::kLatest) {
        refuse(option, value,
               "ms from 0 to " + file::write_milliseconds(sim::kLatest) + " with at most three decimals");
    }
    return *fine;
}

template <class Number>
bool whole_number(std::string_view value, Number& number) {
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    return error == std::errc{} && end == value.data() + value.size();
}

std::uint64_t natural_of(std::string_view option, std::string_view value) {
    std::uint64_t number = 0;
    if (!whole_number(value, number)) refuse(option, value, "an integer from 0 to 18446744073709551615");
    return number;
}

// One of two names: is it the second?
bool is_second(std::string_view option, std::string_view value, std::string_view first, std::string_view second) {
    if (value != first && value != second) refuse(option, value, std::string(first) + " or " + std::string(second));
    return value == second;
}

void read_size(std::string_view value, ShotOptions& options) {
    const std::size_t x = value.find('x');
    const bool read = x != std::string_view::npos && whole_number(value.substr(0, x), options.width) &&
                      whole_number(value.substr(x + 1), options.height);
    const bool fits = options.width >= 320 && options.width <= 8192 && options.height >= 240 && options.height <= 8192;
    if (!read || !fits) refuse("--size", value, "WIDTHxHEIGHT in pixels from 320x240 to 8192x8192");
}

void check_picture_name(std::string_view option, std::string_view name, bool svg_too) {
    std::string ending(name.substr(name.size() < 4 ? 0 : name.size() - 4));
    for (char& c : ending)
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    const bool standard_output = name == "-" && svg_too; // takes SVG: it is text
    if (ending == ".png" || (svg_too && ending == ".svg") || standard_output) return;
    refuse(option, name, svg_too ? "a name that ends in .png or .svg" : "a name that ends in .png");
}

void add_run(CLI::App& app, Typed& typed) {
    CLI::App* run = app.add_subcommand("run", "Play a scenario without a window and write what came of it");
    run->add_option("FILE", typed.run.file, "A scenario; - is standard input")->required();
    run->add_option("--until", typed.run_until, "When the run ends, in simulated ms (unless said: the scenario's)")
        ->type_name("MS");
    run->add_option("--seed", typed.run_seed, "Another seed than the scenario's")->type_name("N");
    run->add_option("--state", typed.run_state, "Write the state at the end as JSON; - is standard output")
        ->type_name("OUT");
    run->add_option("--events", typed.run_events, "Write every event as a line of JSON; - is standard output")
        ->type_name("OUT");
}

void add_shot(CLI::App& app, Typed& typed) {
    CLI::App* shot = app.add_subcommand("shot", "Paint one moment of a scenario or lesson; .svg needs no display");
    shot->add_option("FILE", typed.shot.file, "A scenario, or a lesson; - is standard input")->required();
    shot->add_option("--at", typed.shot_at, "The moment of a scenario, in simulated ms")->type_name("MS");
    shot->add_option("--beat", typed.shot_beat, "The end of this beat of a lesson, counted from 1")->type_name("N");
    shot->add_option("--out", typed.shot.out, "X.png or X.svg; - is standard output and takes SVG")
        ->type_name("OUT")
        ->required();
    shot->add_option("--size", typed.shot_size, "In pixels (unless said: 1600x1000)")->type_name("WxH");
    shot->add_option("--theme", typed.shot_theme, "light or dark (unless said: light)")->type_name("THEME");
    shot->add_option("--lang", typed.shot_lang, "en, zh … (unless said: en)")->type_name("LANG");
    shot->add_flag("--present", typed.shot.presenting, "Letters to be read from the last row of a lecture hall");
}

void add_check(CLI::App& app, Typed& typed) {
    CLI::App* check = app.add_subcommand("check", "Are the properties of Raft kept?");
    check->add_option("FILE", typed.check.files, "Scenarios to play; none: random fault schedules");
    check->add_option("--schedules", typed.check_schedules, "How many random schedules (unless said: 1000)")
        ->type_name("N");
    check->add_option("--seed", typed.check_seed, "The first one's seed (unless said: 1)")->type_name("S");
    check->add_option("--off", typed.check_off, "Switch this rule off, to see what breaks without it")
        ->type_name("RULE")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    check
        ->add_option("--out", typed.check_out,
                     "Write the first schedule that breaks something as a scenario, as small as it can be made; "
                     "- is standard output (unless said: it is printed)")
        ->type_name("OUT");
}

void add_lesson(CLI::App& app, Typed& typed) {
    CLI::App* lesson = app.add_subcommand("lesson", "Check, print or begin a lesson");
    lesson->require_subcommand(1);
    CLI::App* check = lesson->add_subcommand("check", "Is it sound? Says every problem with its place");
    check->add_option("FILE", typed.lessons, "Lessons: files, or names of those that come with the program")
        ->required();
    CLI::App* begin = lesson->add_subcommand("new", "Write a small sound lesson to begin from");
    begin->add_option("FILE", typed.new_lesson, "A file that is not there yet; - is standard output")->required();
    CLI::App* print = lesson->add_subcommand("print", "Print its beats as text");
    print->add_option("LESSON", typed.lesson_print.lesson, "A file, or the name of one that comes with the program")
        ->required();
    print->add_option("--lang", typed.lesson_print.language, "en, zh … (unless said: the lesson's first)")
        ->type_name("LANG");
}

// The picture is for `dev`, which shows the program on a machine without a display, and for tests.
void add_window(CLI::App& app, Typed& typed) {
    app.add_option("FILE", typed.window_file, "A scenario or lesson to open in the window; none: the walkthrough");
    app.add_option("--beat", typed.window_beat, "Begin at this beat of the lesson, counted from 1")->type_name("N");
    app.add_option("--at", typed.window_at, "Begin paused at this moment of the scenario, in simulated ms")
        ->type_name("MS");
    app.add_option("--lang", typed.window_lang, "en, zh … (unless said: as it was last)")->type_name("LANG");
    app.add_option("--theme", typed.window_theme, "light or dark (unless said: as it was last)")->type_name("THEME");
    app.add_flag("--present", typed.window.present, "Letters to be read from the last row of a lecture hall");
    app.add_option("--picture", typed.window_picture)->group("");
}

RunOptions run_options(const CLI::App& command, Typed& typed) {
    RunOptions& options = typed.run;
    if (command.count("--until") > 0) options.until = time_of("--until", typed.run_until);
    if (command.count("--seed") > 0) options.seed = natural_of("--seed", typed.run_seed);
    if (command.count("--state") > 0) options.state = typed.run_state;
    if (command.count("--events") > 0) options.events = typed.run_events;
    return options;
}

ShotOptions shot_options(const CLI::App& command, Typed& typed) {
    ShotOptions& options = typed.shot;
    if (command.count("--at") + command.count("--beat") != 1) {
        throw WrongOption{"command line", "shot needs --at or --beat, expected exactly one of them"};
    }
    if (command.count("--at") > 0) options.at = time_of("--at", typed.shot_at);
    if (command.count("--beat") > 0) options.beat = natural_of("--beat", typed.shot_beat);
    check_picture_name("--out", options.out, true);
    if (command.count("--size") > 0) read_size(typed.shot_size, options);
    if (command.count("--theme") > 0) options.dark = is_second("--theme", typed.shot_theme, "light", "dark");
    if (command.count("--lang") > 0) options.language = typed.shot_lang;
    return options;
}

int lesson_command(const CLI::App& command, Typed& typed) {
    if (command.got_subcommand("check")) return check_lessons(typed.lessons);
    if (command.got_subcommand("new")) return new_lesson(typed.new_lesson);
    return print_lesson(typed.lesson_print);
}

CheckOptions check_options(const CLI::App& command, Typed& typed) {
    CheckOptions& options = typed.check;
    for (const char* option : {"--seed", "--schedules", "--off", "--out"}) {
        if (command.count(option) == 0 || options.files.empty()) continue;
        throw WrongOption{option, "makes no sense with files, expected one or the other"};
    }
    if (command.count("--schedules") > 0) options.schedules = natural_of("--schedules", typed.check_schedules);
    if (command.count("--seed") > 0) options.seed = natural_of("--seed", typed.check_seed);
    if (command.count("--out") > 0) options.out = typed.check_out;
    for (const std::string& id : typed.check_off) {
        const auto rule = raft::find_rule(id);
        if (!rule) refuse("--off", id, "a rule's id such as commit_only_current_term");
        options.switched_off.insert(*rule);
    }
    return options;
}

WindowRequest window_request(const CLI::App& app, Typed& typed) {
    WindowRequest request{.present = typed.window.present};
    if (app.count("FILE") > 0) request.file = typed.window_file;
    if (app.count("--beat") > 0) request.beat = natural_of("--beat", typed.window_beat);
    if (app.count("--at") > 0 && app.count("FILE") == 0)
        throw WrongOption{"--at", "is without FILE, expected a scenario"};
    if (app.count("--lang") > 0) request.language = typed.window_lang;
    if (app.count("--theme") > 0) request.dark = is_second("--theme", typed.window_theme, "light", "dark");
    if (app.count("--picture") > 0) {
        check_picture_name("--picture", typed.window_picture, false);
        request.picture = typed.window_picture;
    }
    if (app.count("--at") > 0) request.at = time_of("--at", typed.window_at);
    return request;
}

std::string icon_file() {
    constexpr float kSize = 256;
    const std::array scenes{render::icon(render::light_theme(), kSize)};
    return render::to_svg(scenes, scenes[0].area, render::kNone);
}

std::variant<int, WindowRequest> dispatch(const CLI::App& app, Typed& typed, const PngPainter& paint_png) {
    if (app.got_subcommand("run")) return run(run_options(*app.get_subcommand("run"), typed));
    if (app.got_subcommand("shot")) return shot(shot_options(*app.get_subcommand("shot"), typed), paint_png);
    if (app.got_subcommand("check")) return check_properties(check_options(*app.get_subcommand("check"), typed));
    if (app.got_subcommand("lesson")) return lesson_command(*app.get_subcommand("lesson"), typed);
    if (app.count("--man") > 0) return print(man_page(app), kFine);
    if (app.count("--icon") > 0) return print(icon_file(), kFine);
    return window_request(app, typed);
}

// A file that is opened must never become what the program takes for standard output or error.
void keep_standard_descriptors() {
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        // In the wrong direction, so that using it is still an error.
        if (::fcntl(fd, F_GETFD) < 0) ::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

} // namespace

std::variant<int, WindowRequest> command_line(int argc, const char* const* argv, const PngPainter& paint_png) {
    keep_standard_descriptors();
    // A reader who left and a limit on the size of files are outputs that cannot be written, like any other.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);

    Typed typed;
    CLI::App app("Raft, live: five nodes under the hands of a class.", "raftarium");
    app.set_help_flag("-h,--help", "Print this help and exit");
    app.set_version_flag("--version", "raftarium " RAFTARIUM_VERSION, "Print the version and exit");
    app.require_subcommand(0, 1);
    app.footer(
        "Exit code 0: fine. 1: the run broke a property of Raft, a check failed, or a\n"
        "recording plays differently than it says. 2: bad usage or bad input, with one\n"
        "line that says where.");
    // For whoever installs or packages the program.
    app.add_flag("--man")->group("");
    app.add_flag("--icon")->group("");
    add_window(app, typed);
    add_run(app, typed);
    add_shot(app, typed);
    add_check(app, typed);
    add_lesson(app, typed);
    try {
        app.parse(argc, argv);
        return dispatch(app, typed, paint_png);
    } catch (const CLI::CallForHelp&) {
        return print(app.help(), kFine);
    } catch (const CLI::CallForVersion& version) {
        return print(std::string(version.what()) + '\n', kFine);
    } catch (const CLI::ParseError& error) {
        return report_bad_usage("command line", error.what());
    } catch (const WrongOption& error) {
        return report_bad_usage(error.option, error.wrong);
    }
}

} // namespace app
