// What every panel needs to draw itself: colours, words, letters and their size.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>

#include "app/words/languages.h"
#include "render/paint/paint.h"
#include "render/text.h"
#include "render/text_sizes.h"
#include "render/theme.h"
#include "render/view.h"

namespace app {

struct Look {
    const render::Theme& theme;
    const Languages& languages;
    std::string_view language; // its code
    const render::Words& words;
    const render::PaintFonts& fonts;
    float em = 16;      // pixels to the em of ordinary text
    float enlarged = 1; // how much larger that is than it would be by itself
    bool reduced_motion = false;
    bool presenting = false; // nothing is written smaller than the em

    std::string_view word(std::string_view key) const { return words.get(key); }

    // The word with an id that does not depend on the language.
    std::string labelled(std::string_view key, std::string_view id) const;
};

// Sizes by role, in parts of the em.
inline constexpr float kSmall = render::kRemark;
inline constexpr float kNormal = render::kText;
inline constexpr float kTitle = render::kLarge;

// Text of one size and weight for as long as this lives; of what is small while nobody presents.
class TextStyle {
  public:
    TextStyle(const Look& look, float size, render::Weight weight = render::Weight::Regular);
    TextStyle(const TextStyle&) = delete;
    TextStyle& operator=(const TextStyle&) = delete;
    ~TextStyle();
};

ImU32 packed(render::Color color);
ImVec4 unpacked(render::Color color);

void text(std::string_view words, render::Color color);
float text_width(std::string_view words);

// As much of it as fits into `width`, with … at the end where something is missing.
std::string shortened(std::string_view words, float width);

// Loads the program's faces into the current ImGui context.
render::PaintFonts load_fonts();

// How ImGui's own controls look: nothing of its defaults stays.
void set_style(const render::Theme& theme, float em);

// The em for a window of this size: a text that fills a small window sensibly grows with a big one.
struct TextWish {
    int percent = 100;
    bool presenting = false;
};
float em_for(float width, float height, float content_scale, const TextWish& wish);

} // namespace app
