#include "app/strong_text.h"

#include <cmath>

#include "app/utf8.h"
#include "raft/lesson/texts.h"

namespace app {
namespace {

constexpr float kPitch = 1.5F; // from line to line, in em

// Punctuation that never begins a line: it closes what stands before it.
bool closes(char32_t code) {
    constexpr std::u32string_view kClosing = U"，。、；：？！）」』”’》】…—,.;:?!)%";
    return kClosing.find(code) != std::u32string_view::npos;
}

bool opens(char32_t code) {
    constexpr std::u32string_view kOpening = U"（「『“‘《【(";
    return kOpening.find(code) != std::u32string_view::npos;
}

// May a line end between the two?
bool may_break(char32_t before, char32_t after) {
    if (before == U' ') return after != U' ';
    if (after == U' ' || closes(after) || opens(before)) return false;
    return is_chinese(before) || is_chinese(after);
}

// Lays out unbreakable words, one after the other.
class Setter {
  public:
    Setter(const Look& look, float size, float width) : look_(look), width_(width) {
        const TextStyle style(look, size);
        text_.size = ImGui::GetFontSize();
        text_.pitch = std::round(look.em * size * kPitch);
    }

    void add(std::string_view piece, bool strong) {
        if (!word_.empty() && word_.back().strong == strong) {
            // The same weight goes on: one piece, so that letters keep their distances.
            word_.back().text = {word_.back().text.data(), word_.back().text.size() + piece.size()};
            return;
        }
        word_.push_back({piece, strong, 0, 0});
    }

    // The word is complete; its spaces at the end may hang over the edge.
    void end_word() {
        if (word_.empty()) return;
        float all = 0;
        float seen = 0;
        for (const StrongText::Piece& piece : word_) {
            std::string_view trimmed = piece.text;
            while (trimmed.ends_with(' '))
                trimmed.remove_suffix(1);
            seen = all + measure(trimmed, piece.strong);
            all += measure(piece.text, piece.strong);
        }
        if (x_ > 0 && x_ + seen > width_) {
            x_ = 0;
            ++line_;
        }
        for (StrongText::Piece& piece : word_) {
            const float advance = measure(piece.text, piece.strong);
            piece.x = x_;
            piece.line = line_;
            x_ += advance;
            text_.pieces.push_back(piece);
        }
        word_.clear();
    }

    StrongText finish() {
        end_word();
        text_.lines = text_.pieces.empty() ? 0 : line_ + 1;
        return std::move(text_);
    }

  private:
    float measure(std::string_view piece, bool strong) const {
        ImFont* font = strong ? look_.fonts.semibold : look_.fonts.regular;
        return font->CalcTextSizeA(text_.size, 1e9F, 0, piece.data(), piece.data() + piece.size()).x;
    }

    const Look& look_;
    float width_;
    StrongText text_;
    std::vector<StrongText::Piece> word_;
    float x_ = 0;
    int line_ = 0;
};

} // namespace

StrongText lay_out(const Look& look, std::string_view text, float size, float width) {
    Setter setter(look, size, width);
    char32_t before = 0;
    for (const lesson::Span& span : lesson::spans(text)) {
        std::string_view rest = span.text;
        while (!rest.empty()) {
            const Character next = first_character(rest);
            if (before != 0 && may_break(before, next.code)) setter.end_word();
            setter.add(rest.substr(0, next.bytes), span.strong);
            rest.remove_prefix(next.bytes);
            before = next.code;
        }
    }
    return setter.finish();
}

void draw(const Look& look, const StrongText& text, ImVec2 corner, render::Color color) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float down = (text.pitch - text.size) / 2;
    for (const StrongText::Piece& piece : text.pieces) {
        ImFont* font = piece.strong ? look.fonts.semibold : look.fonts.regular;
        const ImVec2 at{std::round(corner.x + piece.x),
                        std::round(corner.y + down + static_cast<float>(piece.line) * text.pitch)};
        list.AddText(font, text.size, at, packed(color), piece.text.data(), piece.text.data() + piece.text.size());
    }
}

} // namespace app
