// Characters of a text in UTF-8, one by one.
#pragma once

#include <cstddef>
#include <string_view>

namespace render {

struct Character {
    char32_t code = 0;
    std::size_t bytes = 0; // 0 at the end of the text
};

// The first character; a broken one counts as a single byte with the code U+FFFD.
Character first_character(std::string_view text);

// Chinese characters and the full-width punctuation that goes with them.
bool is_chinese(char32_t code);

} // namespace render
