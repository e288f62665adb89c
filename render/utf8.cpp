#include "render/utf8.h"

namespace render {
namespace {

constexpr char32_t kBroken = 0xFFFD;

// How many bytes a character has, by its first one; 0 if none begins so.
std::size_t length_of(unsigned char first) {
    if (first < 0x80U) return 1;
    if (first < 0xC2U) return 0;
    if (first < 0xE0U) return 2;
    if (first < 0xF0U) return 3;
    return first < 0xF5U ? 4 : 0;
}

} // namespace

Character first_character(std::string_view text) {
    if (text.empty()) return {};
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = length_of(first);
    if (length == 1) return {first, 1};
    if (length == 0 || length > text.size()) return {kBroken, 1};
    char32_t code = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0U) != 0x80U) return {kBroken, 1};
        code = (code << 6U) | (next & 0x3FU);
    }
    return {code, length};
}

bool is_chinese(char32_t code) {
    return (code >= 0x2E80 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0xFF00 && code <= 0xFFEF) || (code >= 0x20000 && code <= 0x3FFFF);
}

} // namespace render
