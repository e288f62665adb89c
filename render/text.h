// The catalogue of words in one language, as plain data; the program loads it from assets/i18n.
#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace render {

class Words {
  public:
    Words() = default;
    explicit Words(std::map<std::string, std::string, std::less<>> words) : words_(std::move(words)) {}

    // The text of a key; the key itself where it is missing, so that a gap shows and a test finds it.
    std::string_view get(std::string_view key) const;

    // The text of a key with {name} replaced by the values given.
    std::string fill(std::string_view key,
                     std::initializer_list<std::pair<std::string_view, std::string_view>> values) const;

    bool contains(std::string_view key) const { return words_.find(key) != words_.end(); }
    const std::map<std::string, std::string, std::less<>>& all() const { return words_; }

  private:
    std::map<std::string, std::string, std::less<>> words_;
};

} // namespace render
