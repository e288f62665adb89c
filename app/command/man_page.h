// The manual page, from the very words of --help.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace app {

// In the language of man(7).
std::string man_page(const CLI::App& app);

} // namespace app
