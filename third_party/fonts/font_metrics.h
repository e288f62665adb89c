// How wide text is, without a window or a font library.
//
// Lengths are in em: multiply by the size of the text. All faces are made to share one ascent, descent and line height;
// hence Inter and Chinese on one line have the same em and the same baseline.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace fonts {

// The order is that of the faces in CMakeLists.txt.
enum class Face : std::uint8_t { Regular, SemiBold, Bold, CjkRegular, CjkBold, Symbols };
inline constexpr int kFaceCount = 6;

// From the baseline up and down. Capitals and digits stand in the middle of a line.
inline constexpr float kAscent = 0.96875f;
inline constexpr float kDescent = 0.24125f;
inline constexpr float kLineHeight = kAscent + kDescent;
// Height of a capital letter or a digit of Inter.
inline constexpr float kCapHeight = 0.72727f;

// Dear ImGui measures text by its line, and draws letters only at whole sizes (others are blurred or rounded away).
// imgui_size: the size to give it for letters of em pixels. crisp_em: the nearest em that it draws sharp and exactly as
// wide as width() says; a layout that uses it agrees with the screen.
float imgui_size(float em);
float crisp_em(float em);

// Where a character is looked for, best first: the face itself, then the faces merged into it.
std::span<const Face> chain(Face face);

// Whether the face itself, or any of its chain, has a glyph for the character.
bool has_glyph(Face face, char32_t character);
bool can_show(Face face, char32_t character);

// The characters of the text that some weight of it cannot show, each once.
std::u32string not_shown(std::string_view utf8);

// The advance width of a character as painted, i.e. in the first face of the chain that has it; one that none has is
// painted as U+FFFD. Control characters are 0 wide.
float advance(Face face, char32_t character);

// The width of one line of UTF-8 text. Broken sequences count as one U+FFFD for each byte. No kerning: ImGui has none.
float width(Face face, std::string_view utf8);

} // namespace fonts
