// Files read and written whole. Problems come back as half a sentence, "what is wrong, what was expected", for a
// message that names the file.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace app {

// No scenario is anywhere near this long; more is taken for a mistake before it fills the memory.
inline constexpr std::size_t kLargestFile = std::size_t{64} << 20U;

struct FileProblem {
    std::string what;
};

// All bytes of a file; "-" is standard input.
std::variant<std::string, FileProblem> read_whole_file(const std::string& path, std::size_t most = kLargestFile);

// Replaces the file at once, or leaves it as it was. "-" is standard output.
std::optional<FileProblem> write_whole_file(const std::string& path, std::string_view bytes);

} // namespace app
