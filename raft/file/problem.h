// What is wrong with a file, and where.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace file {

struct Problem {
    std::string where; // "inputs[2].groups[0]", "line 3, column 5"
    std::string what;  // "what is wrong, what was expected"

    friend bool operator==(const Problem&, const Problem&) = default;
};

// Text from a file as a message may show it: one line, valid UTF-8, at most about `most` bytes.
std::string shown(std::string_view text, std::size_t most = 60);

// A key as a place names it.
std::string shown_key(std::string_view key);

// Keeps the first problem of a reading. What is read after it is of no interest any more.
class FirstProblem {
  public:
    void add(std::string where, std::string what) {
        if (!problem_) problem_ = Problem{std::move(where), std::move(what)};
    }
    bool found() const { return problem_.has_value(); }
    const std::optional<Problem>& get() const { return problem_; }

  private:
    std::optional<Problem> problem_;
};

} // namespace file
