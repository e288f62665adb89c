// What every panel needs to draw itself: colours, words, letters and their size.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>

#include "app/words/languages.h"
#include "render/paint/paint.h"
#include "render/text.h"
#include "render/theme.h"
#include "render/view.h"

namespace app {

struct Look {
    const render::Theme& theme;
    const Languages& languages;
    std::string_view language; // its code
    const render::Words& words;
    const render::PaintFonts& fonts;
    float em = 15; // pixels to the em of ordinary text
    bool reduced_motion = false;

    std::string_view word(std::string_view key) const { return words.get(key); }

    // The word with an id that does not depend on the language.
    std::string labelled(std::string_view key, std::string_view id) const;
};

// Sizes by role, in parts of the em.
inline constexpr float kSmall = 0.86F;
inline constexpr float kNormal = 1.0F;
inline constexpr float kTitle = 1.2F;

// Text of one size and weight for as long as this lives.
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
void text_wrapped(std::string_view words, render::Color color);
float text_width(std::string_view words);

// As much of it as fits into `width`, with … at the end where something is missing.
std::string shortened(std::string_view words, float width);

// Loads the program's faces into the current ImGui context.
render::PaintFonts load_fonts();

// How ImGui's own controls look: nothing of its defaults stays.
void set_style(const render::Theme& theme, float em);

// The em for a window of this size: a text that fills a small window sensibly grows with a big one.
float em_for(float width, float height, float content_scale, int text_percent);

} // namespace app
