#include "raft/file/problem.h"

namespace file {
namespace {

std::size_t length_by_first(unsigned char first) {
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    if (first >= 0xF0 && first <= 0xF4) return 4;
    return 0;
}

// Bytes of the UTF-8 character at the start of `text`, 0 if there is none that may be shown.
std::size_t showable_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return first >= 0x20 && first != 0x7F ? 1 : 0;
    const std::size_t length = length_by_first(first);
    if (length == 0 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) return 0;
    }
    const bool control = length == 2 && first == 0xC2 && byte(1) < 0xA0;
    const bool line_end = length == 3 && first == 0xE2 && byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9);
    return control || line_end ? 0 : length;
}

} // namespace

std::string shown(std::string_view text, std::size_t most) {
    std::string line;
    while (!text.empty()) {
        if (line.size() >= most) return line + "…";
        const std::size_t length = showable_length(text);
        line += length == 0 ? std::string_view("?") : text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return line;
}

std::string shown_key(std::string_view key) {
    return key.empty() ? "\"\"" : shown(key);
}

} // namespace file
