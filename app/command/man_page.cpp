#include "app/command/man_page.h"

#include <fmt/format.h>

#include <string_view>
#include <vector>

namespace app {
namespace {

// Text that says what it says: a hyphen that can be searched for, no line taken for a command.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else {
            out += c;
        }
    }
    const bool like_a_command = !out.empty() && (out.front() == '.' || out.front() == '\'');
    return like_a_command ? "\\&" + out : out;
}

// What --help shows: those with a group. That every command has --help is said once.
std::vector<const CLI::Option*> shown_options(const CLI::App& command) {
    return command.get_options([&](const CLI::Option* option) {
        const bool again = command.get_parent() != nullptr && option == command.get_help_ptr();
        return !option->get_group().empty() && !again;
    });
}

std::vector<const CLI::App*> shown_commands(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App* command) { return !command->get_group().empty(); });
}

std::string called(const CLI::Option& option) {
    if (option.get_positional()) return option.get_name(true);
    const std::string names = option.get_name(false, true);
    return option.get_type_size() > 0 ? names + ' ' + option.get_type_name() : names;
}

std::string options_of(const CLI::App& command) {
    std::string text;
    for (const CLI::Option* option : shown_options(command)) {
        text += fmt::format(".TP\n.B {}\n{}\n", plain(called(*option)), plain(option->get_description()));
    }
    return text;
}

std::string commands_of(const CLI::App& app, const std::string& before) {
    std::string text;
    for (const CLI::App* command : shown_commands(app)) {
        const std::string name = before + command->get_name();
        text += fmt::format(".SS {}\n{}\n{}", plain(name), plain(command->get_description()), options_of(*command));
        text += commands_of(*command, name + ' ');
    }
    return text;
}

} // namespace

std::string man_page(const CLI::App& app) {
    const std::string& name = app.get_name();
    std::string about = app.get_description();
    if (about.ends_with('.')) about.pop_back(); // a line of an index
    std::string text = fmt::format(".TH RAFTARIUM 1 \"\" \"raftarium {}\" \"User Commands\"\n.SH NAME\n{} \\- {}\n",
                                   RAFTARIUM_VERSION, plain(name), plain(about));
    text += ".SH SYNOPSIS\n.B " + plain(name) + "\n[\\fIOPTIONS\\fR] [\\fIFILE\\fR]\n";
    for (const CLI::App* command : shown_commands(app)) {
        text += ".br\n.B " + plain(name + ' ' + command->get_name()) + "\n\\fI...\\fR\n";
    }
    text += ".SH OPTIONS\n" + options_of(app);
    text += ".SH COMMANDS\n" + commands_of(app, "");
    if (const std::string more = app.get_footer(); !more.empty()) text += ".SH NOTES\n" + plain(more) + '\n';
    return text;
}

} // namespace app
