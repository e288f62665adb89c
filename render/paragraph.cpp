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
    constexpr std::u32string_view kClosing = U"，。、；：？！）」』”’》】…—⋯⸺,.;:?!)%";
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

// What no line ends within, with the spaces after it.
struct Word {
    std::vector<Run> pieces;
    float seen = 0;        // how wide without the spaces at its end, which may hang over the edge
    float all = 0;         // and with them
    bool own_line = false; // the first letter of a longer word, which begins a line though no line holds all of it
};

// Does the text of one piece go on in the same weight? Then it stays one, so that letters keep their distances.
bool goes_on(std::string_view text, bool strong, std::string_view next, bool next_strong) {
    return strong == next_strong && text.data() + text.size() == next.data();
}

std::string_view joined(std::string_view text, std::string_view next) {
    return {text.data(), text.size() + next.size()};
}

std::string_view without_spaces_at_end(std::string_view text) {
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

void add(Word& word, std::string_view piece, bool strong) {
    if (!word.pieces.empty() && goes_on(word.pieces.back().text, word.pieces.back().strong, piece, strong)) {
        word.pieces.back().text = joined(word.pieces.back().text, piece);
    } else {
        word.pieces.push_back({piece, strong});
    }
}

void measure(Word& word, const Measure& width_of) {
    for (const Run& piece : word.pieces) {
        word.seen = word.all + width_of(without_spaces_at_end(piece.text), piece.strong);
        word.all += width_of(piece.text, piece.strong);
    }
}

// Of a word that no line can hold, each line takes as many letters as it can.
void add_letters(std::vector<Word>& words, const Word& word, const Measure& width_of) {
    bool first = true;
    for (const Run& piece : word.pieces) {
        for (std::string_view rest = piece.text; !rest.empty();) {
            Word letter{.pieces = {{rest.substr(0, first_character(rest).bytes), piece.strong}},
                        .own_line = std::exchange(first, false)};
            rest.remove_prefix(letter.pieces.front().text.size());
            measure(letter, width_of);
            words.push_back(std::move(letter));
        }
    }
}

std::vector<Word> words_of(const std::vector<Run>& runs, float width, const Measure& width_of) {
    std::vector<Word> words;
    Word word;
    const auto end_word = [&] {
        if (word.pieces.empty()) return;
        measure(word, width_of);
        if (word.seen > width) {
            add_letters(words, word, width_of);
        } else {
            words.push_back(std::move(word));
        }
        word = {};
    };
    char32_t last = 0; // that was no space
    char32_t before = 0;
    for (const Run& run : runs) {
        for (std::string_view rest = run.text; !rest.empty();) {
            const Character next = first_character(rest);
            if (before != 0 && may_break(last, before, next.code)) end_word();
            add(word, rest.substr(0, next.bytes), run.strong);
            rest.remove_prefix(next.bytes);
            before = next.code;
            if (before != U' ') last = before;
        }
    }
    end_word();
    return words;
}

// Which word begins each line: as many on each as it holds.
std::vector<std::size_t> full_lines(const std::vector<Word>& words, float width) {
    std::vector<std::size_t> begins;
    float x = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool fits = x == 0 || (x + words[i].seen <= width && !words[i].own_line);
        if (begins.empty() || !fits) {
            begins.push_back(i);
            x = 0;
        }
        x += words[i].all;
    }
    return begins;
}

// A number has the word before it for company.
bool has_company(const Word& word) {
    char32_t before = 0;
    for (const Run& piece : word.pieces) {
        for (std::string_view rest = piece.text; !rest.empty();) {
            const Character next = first_character(rest);
            if (before == U' ' && next.code != U' ') return true;
            before = next.code;
            rest.remove_prefix(next.bytes);
        }
    }
    return false;
}

float width_of_line(const std::vector<Word>& words, std::size_t from, std::size_t to) {
    float width = 0;
    for (std::size_t i = from; i + 1 < to; ++i)
        width += words[i].all;
    return from < to ? width + words[to - 1].seen : 0;
}

// A word, a number or a character or two alone on the last line: words of the line before come to it, until it is
// neither or would be the longer one of the two.
void keep_company(std::vector<std::size_t>& begins, const std::vector<Word>& words, float em, float width) {
    if (begins.size() < 2) return;
    constexpr float kTooShort = 0.15F; // of the width
    constexpr float kTooFew = 4;       // characters of Chinese
    const std::size_t before = begins[begins.size() - 2];
    std::size_t& last = begins.back();
    const std::size_t end = words.size();
    const auto is_alone = [&] {
        const float wide = width_of_line(words, last, end);
        if (end - last == 1 && !has_company(words[last])) return true;
        return wide < std::max(kTooShort * width, std::min(kTooFew * em, width / 3));
    };
    while (last - before > 1 && is_alone()) {
        const float longer = width_of_line(words, last - 1, end);
        if (longer > width) break;
        if (end - last > 1 && longer > width_of_line(words, before, last - 1)) break;
        --last;
    }
}

std::vector<std::size_t> lines_of(const std::vector<Word>& words, float em, float width) {
    std::vector<std::size_t> begins = full_lines(words, width);
    keep_company(begins, words, em, width);
    return begins;
}

// Puts words on lines, those that go on in the same weight as one piece.
class Setter {
  public:
    Setter(Paragraph& paragraph, const Measure& width_of) : paragraph_(paragraph), width_of_(width_of) {}

    void new_line() {
        x_ = 0;
        ++paragraph_.lines;
    }

    void put(const Word& word) {
        for (const Run& run : word.pieces) {
            const int line = paragraph_.lines - 1;
            auto& pieces = paragraph_.pieces;
            const bool same_line = !pieces.empty() && pieces.back().line == line;
            if (same_line && goes_on(pieces.back().text, pieces.back().strong, run.text, run.strong)) {
                pieces.back().text = joined(pieces.back().text, run.text);
            } else {
                pieces.push_back({run.text, run.strong, x_, line});
            }
            x_ += width_of_(run.text, run.strong);
        }
    }

  private:
    Paragraph& paragraph_;
    const Measure& width_of_;
    float x_ = 0;
};

} // namespace

Paragraph set_paragraph(const std::vector<Run>& runs, float size, float width) {
    const float crisp = crisp_size(size);
    return set_paragraph(runs, size, width, [crisp](std::string_view text, bool strong) {
        return text_width(text, crisp, weight_of(strong));
    });
}

Paragraph set_paragraph(const std::vector<Run>& runs, float size, float width, const Measure& width_of) {
    Paragraph paragraph{.size = crisp_size(size), .pitch = std::round(size * kPitch)};
    const std::vector<Word> words = words_of(runs, width, width_of);
    const std::vector<std::size_t> begins = lines_of(words, size, width);
    Setter setter(paragraph, width_of);
    auto next_line = begins.begin();
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (next_line != begins.end() && *next_line == i) {
            setter.new_line();
            ++next_line;
        }
        setter.put(words[i]);
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
