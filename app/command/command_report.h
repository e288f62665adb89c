// How a command speaks: results on standard output, problems on standard error, one line each.
#pragma once

#include <string>
#include <string_view>

namespace app {

// "raftarium: FILE: where: what is wrong, what was expected". Returns the exit code for it.
int report_bad_input(std::string_view file, std::string_view where, std::string_view what);

// "raftarium: WHAT: what is wrong, what was expected, see raftarium --help". Returns the exit code for it.
int report_bad_usage(std::string_view what, std::string_view wrong);

// Puts text on standard output. Returns `code`, or, where that cannot be written, the exit code for that.
int print(std::string_view text, int code);

} // namespace app
