#include "third_party/fonts/font_metrics.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "third_party/fonts/font_runs.h"

namespace fonts {
namespace {

constexpr char32_t kUnknown = 0xFFFD;

const Run* find(Face face, char32_t character) {
    const std::span<const Run> runs = runs_of(face);
    const auto run = std::lower_bound(runs.begin(), runs.end(), character,
                                      [](const Run& candidate, char32_t wanted) { return candidate.last < wanted; });
    return run != runs.end() && run->first <= character ? &*run : nullptr;
}

const Run* find_in_chain(Face face, char32_t character) {
    for (const Face candidate : chain(face)) {
        if (const Run* run = find(candidate, character)) return run;
    }
    return nullptr;
}

float look_up(Face face, char32_t character) {
    if (character < U' ') return 0;
    if (const Run* run = find_in_chain(face, character)) return run->advance;
    const Run* unknown = find_in_chain(face, kUnknown);
    return unknown != nullptr ? unknown->advance : 0;
}

constexpr std::size_t kAsciiCount = 128;
using AsciiAdvances = std::array<float, kAsciiCount>;

std::array<AsciiAdvances, kFaceCount> ascii_advances() {
    std::array<AsciiAdvances, kFaceCount> advances{};
    for (std::size_t face = 0; face < advances.size(); ++face) {
        for (std::size_t character = 0; character < kAsciiCount; ++character)
            advances[face][character] = look_up(static_cast<Face>(face), static_cast<char32_t>(character));
    }
    return advances;
}

// Takes one character off the front of non-empty text; a broken sequence gives U+FFFD and takes one byte.
char32_t take_character(std::string_view& text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    const std::size_t length = lead < 0x80         ? 1
                               : lead >> 5 == 0x6  ? 2
                               : lead >> 4 == 0xE  ? 3
                               : lead >> 3 == 0x1E ? 4
                                                   : 0;
    bool whole = length > 0 && length <= text.size();
    for (std::size_t i = 1; whole && i < length; ++i)
        whole = (byte(i) & 0xC0) == 0x80;
    if (!whole) {
        text.remove_prefix(1);
        return kUnknown;
    }
    char32_t character = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i)
        character = character << 6 | (byte(i) & 0x3Fu);
    text.remove_prefix(length);
    return character;
}

} // namespace

float imgui_size(float em) {
    return std::round(em * kLineHeight);
}

float crisp_em(float em) {
    return imgui_size(em) / kLineHeight;
}

std::span<const Face> chain(Face face) {
    static constexpr std::array kRegular{Face::Regular, Face::CjkRegular, Face::Symbols};
    static constexpr std::array kSemiBold{Face::SemiBold, Face::CjkBold, Face::Symbols};
    static constexpr std::array kBold{Face::Bold, Face::CjkBold, Face::Symbols};
    static constexpr std::array kAlone{Face::CjkRegular, Face::CjkBold, Face::Symbols};
    switch (face) {
        case Face::Regular: return kRegular;
        case Face::SemiBold: return kSemiBold;
        case Face::Bold: return kBold;
        case Face::CjkRegular: return std::span(kAlone).subspan(0, 1);
        case Face::CjkBold: return std::span(kAlone).subspan(1, 1);
        case Face::Symbols: return std::span(kAlone).subspan(2, 1);
    }
    return kRegular;
}

bool has_glyph(Face face, char32_t character) {
    return find(face, character) != nullptr;
}

bool can_show(Face face, char32_t character) {
    return find_in_chain(face, character) != nullptr;
}

std::u32string not_shown(std::string_view utf8) {
    std::u32string missing;
    while (!utf8.empty()) {
        const char32_t character = take_character(utf8);
        if (character < U' ' || missing.find(character) != std::u32string::npos) continue;
        for (const Face face : {Face::Regular, Face::SemiBold, Face::Bold}) {
            if (can_show(face, character)) continue;
            missing += character;
            break;
        }
    }
    return missing;
}

float advance(Face face, char32_t character) {
    // A layout asks for hundreds of letters in every frame, nearly all of them ASCII.
    static const std::array<AsciiAdvances, kFaceCount> kAscii = ascii_advances();
    return character < kAsciiCount ? kAscii[static_cast<std::size_t>(face)][character] : look_up(face, character);
}

float width(Face face, std::string_view utf8) {
    float sum = 0;
    while (!utf8.empty())
        sum += advance(face, take_character(utf8));
    return sum;
}

} // namespace fonts
