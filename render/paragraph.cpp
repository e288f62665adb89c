#include "render/paragraph.h"

#include <cmath>
#include <string>
#include <utility>

#include "render/pen.h"
#include "render/text_measure.h"
#include "render/utf8.h"

namespace render {
namespace {

constexpr float kPitch = 1.5F; // from line to line, in em

Weight weight_of(bool strong) {
    return strong ? Weight::SemiBold : Weight::Regular;
}

// Punctuation that never begins a line: it closes what stands before it.
bool closes(char32_t code) {
    constexpr std::u32string_view kClosing = U"，。、；：？！）」』”’》】…—,.;:?!)%";
    return kClosing.find(code) != std::u32string_view::npos;
}

bool opens(char32_t code) {
    constexpr std::u32string_view kOpening = U"（「『“‘《【(";
    return kOpening.find(code) != std::u32string_view::npos;
}

bool is_digit(char32_t code) {
    return code >= U'0' && code <= U'9';
}

// May a line end between the two? A number stays with the word before the space: SET 3, term 2. `word` is the last
// character that was no space.
bool may_break(char32_t word, char32_t before, char32_t after) {
    if (before == U' ') return after != U' ' && (!is_digit(after) || is_digit(word));
    if (after == U' ' || closes(after) || opens(before)) return false;
    return is_chinese(before) || is_chinese(after);
}

// Does the text of one piece go on in the same weight? Then it stays one, so that letters keep their distances.
bool goes_on(const Paragraph::Piece& piece, std::string_view text, bool strong) {
    return piece.strong == strong && piece.text.data() + piece.text.size() == text.data();
}

void extend(Paragraph::Piece& piece, std::string_view text) {
    piece.text = {piece.text.data(), piece.text.size() + text.size()};
}

std::string_view without_spaces_at_end(std::string_view text) {
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

// Lays out unbreakable words, one after the other.
class Setter {
  public:
    Setter(float size, float width) : width_(width) {
        paragraph_.size = crisp_size(size);
        paragraph_.pitch = std::round(size * kPitch);
    }

    void add(std::string_view piece, bool strong) {
        if (!word_.empty() && goes_on(word_.back(), piece, strong)) return extend(word_.back(), piece);
        word_.push_back({piece, strong, 0, 0});
    }

    // The word is complete; its spaces at the end may hang over the edge.
    void end_word() {
        if (word_.empty()) return;
        float all = 0;
        float seen = 0;
        for (const Paragraph::Piece& piece : word_) {
            seen = all + measure(without_spaces_at_end(piece.text), piece.strong);
            all += measure(piece.text, piece.strong);
        }
        if (x_ > 0 && x_ + seen > width_) new_line();
        for (const Paragraph::Piece& piece : word_) {
            if (seen > width_) {
                put_letters(piece);
            } else {
                put(piece.text, piece.strong);
            }
        }
        word_.clear();
    }

    Paragraph finish() {
        end_word();
        paragraph_.lines = paragraph_.pieces.empty() ? 0 : line_ + 1;
        return std::move(paragraph_);
    }

  private:
    void new_line() {
        x_ = 0;
        ++line_;
    }

    void put(std::string_view text, bool strong) {
        auto& pieces = paragraph_.pieces;
        if (!pieces.empty() && pieces.back().line == line_ && goes_on(pieces.back(), text, strong)) {
            extend(pieces.back(), text);
        } else {
            pieces.push_back({text, strong, x_, line_});
        }
        x_ += measure(text, strong);
    }

    // Of a word that no line can hold, each line takes as many letters as it can.
    void put_letters(const Paragraph::Piece& piece) {
        std::string_view rest = piece.text;
        while (!rest.empty()) {
            const std::string_view letter = rest.substr(0, first_character(rest).bytes);
            if (x_ > 0 && x_ + measure(letter, piece.strong) > width_) new_line();
            put(letter, piece.strong);
            rest.remove_prefix(letter.size());
        }
    }

    float measure(std::string_view piece, bool strong) const {
        return text_width(piece, paragraph_.size, weight_of(strong));
    }

    float width_;
    Paragraph paragraph_;
    std::vector<Paragraph::Piece> word_;
    float x_ = 0;
    int line_ = 0;
};

Paragraph set_lines(const std::vector<Run>& runs, float size, float width) {
    Setter setter(size, width);
    char32_t word = 0;
    char32_t before = 0;
    for (const Run& run : runs) {
        std::string_view rest = run.text;
        while (!rest.empty()) {
            const Character next = first_character(rest);
            if (before != 0 && may_break(word, before, next.code)) setter.end_word();
            setter.add(rest.substr(0, next.bytes), run.strong);
            rest.remove_prefix(next.bytes);
            before = next.code;
            if (before != U' ') word = before;
        }
    }
    return setter.finish();
}

float last_line_width(const Paragraph& paragraph) {
    const Paragraph::Piece& last = paragraph.pieces.back();
    return last.x + text_width(last.text, paragraph.size, weight_of(last.strong));
}

} // namespace

Paragraph set_paragraph(const std::vector<Run>& runs, float size, float width) {
    Paragraph paragraph = set_lines(runs, size, width);
    // A word or a character alone on the last line: as many lines, but narrower ones.
    constexpr float kTooShort = 0.15F;
    constexpr float kStep = 0.96F;
    constexpr float kNarrowest = 0.7F;
    const int lines = paragraph.lines;
    for (float part = kStep; part > kNarrowest; part *= kStep) {
        if (lines < 2 || last_line_width(paragraph) >= kTooShort * width) break;
        Paragraph next = set_lines(runs, size, part * width);
        if (next.lines != lines) break;
        paragraph = std::move(next);
    }
    return paragraph;
}

void write(Scene& scene, const Paragraph& paragraph, Point corner, Color color) {
    const float baseline = (paragraph.pitch + kCapHeight * paragraph.size) / 2;
    for (const Paragraph::Piece& piece : paragraph.pieces) {
        const Point at{std::round(corner.x + piece.x),
                       std::round(corner.y + baseline + static_cast<float>(piece.line) * paragraph.pitch)};
        write(scene, at, std::string(without_spaces_at_end(piece.text)),
              {paragraph.size, weight_of(piece.strong), Align::Left, color});
    }
}

} // namespace render
