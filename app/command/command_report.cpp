#include "app/command/command_report.h"

#include <fmt/format.h>

#include <cstdio>

#include "app/command/commands.h"
#include "app/files/output_file.h"
#include "raft/file/problem.h"

namespace app {
namespace {

constexpr std::size_t kLongestPart = 1000;

void put_line(const std::string& line) {
    // Where standard error is gone there is nobody left to tell.
    std::fputs(line.c_str(), stderr);
    std::fflush(stderr);
}

std::string part(std::string_view text) {
    return text.empty() ? "\"\"" : file::shown(text, kLongestPart);
}

} // namespace

int report_bad_input(std::string_view file, std::string_view where, std::string_view what) {
    put_line(fmt::format("raftarium: {}: {}: {}\n", part(file), part(where), part(what)));
    return kBadInput;
}

int report_bad_usage(std::string_view what, std::string_view wrong) {
    put_line(fmt::format("raftarium: {}: {}, see raftarium --help\n", part(what), part(wrong)));
    return kBadInput;
}

int print(std::string_view text, int code) {
    auto opened = OutputFile::open("-");
    if (const auto* wrong = std::get_if<std::string>(&opened)) return report_bad_input("-", "writing", *wrong);
    auto& output = std::get<OutputFile>(opened);
    output.write(text);
    if (const auto wrong = output.commit()) return report_bad_input("-", "writing", *wrong);
    return code;
}

} // namespace app
