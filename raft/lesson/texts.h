// One text in every language of a lesson.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lesson {

// The languages stand in the order of the lesson's "languages". **Words between double stars** matter most.
class Texts {
  public:
    void add(std::string language, std::string text) { texts_.emplace_back(std::move(language), std::move(text)); }

    bool empty() const { return texts_.empty(); }
    bool has(std::string_view language) const { return find(language) != nullptr; }

    // The text in that language; in the first one where that is missing; "" where there is none at all.
    std::string_view in(std::string_view language) const {
        if (const std::string* text = find(language)) return *text;
        return texts_.empty() ? std::string_view{} : std::string_view(texts_.front().second);
    }

    const std::vector<std::pair<std::string, std::string>>& all() const { return texts_; }

    friend bool operator==(const Texts&, const Texts&) = default;

  private:
    const std::string* find(std::string_view language) const {
        for (const auto& [name, text] : texts_) {
            if (name == language) return &text;
        }
        return nullptr;
    }

    std::vector<std::pair<std::string, std::string>> texts_;
};

// A piece of a text, all of one weight.
struct Span {
    std::string_view text;
    bool strong = false;
    friend bool operator==(const Span&, const Span&) = default;
};

// The text cut at its double stars.
std::vector<Span> spans(std::string_view text);

// The text without its double stars.
std::string plain(std::string_view text);

} // namespace lesson
