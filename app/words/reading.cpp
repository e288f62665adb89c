#include "app/words/reading.h"

#include "render/utf8.h"

namespace app {
namespace {

// Somebody who reads 200 words of English in a minute reads about 320 characters of Chinese.
constexpr double kCharactersInAWord = 1.6;
// The eye needs a moment to find the text, and then one for the picture.
constexpr double kLookingAround = 1.5;

bool is_space_or_sign(char32_t code) {
    const bool letter = (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9');
    const bool wide_sign = (code >= 0x3000 && code <= 0x303F) || (code >= 0xFF00 && code <= 0xFF0F) ||
                           (code >= 0xFF1A && code <= 0xFF20) || (code >= 0x2010 && code <= 0x205E);
    return wide_sign || (code < 0x80 && !letter);
}

} // namespace

double reading_seconds(std::string_view text, int words_per_minute) {
    double words = 0;
    bool in_word = false;
    while (!text.empty()) {
        const render::Character next = render::first_character(text);
        text.remove_prefix(next.bytes);
        const bool apart = is_space_or_sign(next.code);
        // An apostrophe or a dash inside a word does not begin another one: only a space ends it.
        if (next.code == U' ' || (apart && next.code >= 0x80 && next.code != 0x2019)) in_word = false;
        if (apart) continue;
        if (render::is_chinese(next.code)) {
            words += 1 / kCharactersInAWord;
            in_word = false;
        } else if (!in_word) {
            words += 1;
            in_word = true;
        }
    }
    return kLookingAround + words * 60 / words_per_minute;
}

} // namespace app
