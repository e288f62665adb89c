// A JSON text as a tree that keeps what a careful reader needs: numbers as they were written, keys in their order.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "raft/file/problem.h"

namespace file {

// Bounds that no honest file comes near; they keep a hostile one from filling the memory.
inline constexpr std::size_t kDeepest = 16;
inline constexpr std::size_t kMostValues = 2'000'000;
inline constexpr std::size_t kMostKeys = 64; // of one object

struct JsonNumber {
    std::string text;
};

struct JsonMember;

struct JsonValue {
    using List = std::vector<JsonValue>;
    using Object = std::vector<JsonMember>;

    std::variant<std::nullptr_t, bool, JsonNumber, std::string, List, Object> value;
};

struct JsonMember {
    std::string key;
    JsonValue value;
};

// Refuses what is not JSON (naming line and column) and keys that stand twice in one object (naming their place).
std::variant<JsonValue, Problem> parse_json(std::string_view text);

// What a message calls the value: "a list", "the text \"x\"", "12".
std::string shown(const JsonValue& value);

} // namespace file
