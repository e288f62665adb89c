#include "raft/file/json_value.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>

namespace file {
namespace {

// "line 3, column 5" of the byte at `offset`; columns count characters.
std::string line_and_column(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto line = 1 + std::ranges::count(before, '\n');
    const std::size_t line_start = before.rfind('\n') + 1;
    const auto column = 1 + std::ranges::count_if(before.substr(line_start), [](char c) {
                            return (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
                        });
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

constexpr std::size_t kLongestReason = 120;

// The parser's "… - what is wrong; last read: '…'; expected …" in our form, without what was read.
std::string reason_of(std::string_view message) {
    const std::size_t dash = message.find(" - ");
    const std::string_view reason = dash == std::string_view::npos ? message : message.substr(dash + 3);
    const std::size_t expected_at = reason.rfind("; expected ");
    const std::string_view expected =
        expected_at == std::string_view::npos ? "valid JSON" : reason.substr(expected_at + 11);
    const std::string_view wrong = reason.substr(0, std::min(expected_at, reason.find("; last read")));
    return shown(wrong, kLongestReason) + ", expected " + shown(expected.substr(0, expected.find("; last read")));
}

// Takes the parser's calls and grows the tree.
class TreeGrower {
  public:
    explicit TreeGrower(std::string_view text) : text_(text) {}

    JsonValue root;
    FirstProblem problem;

    bool null() { return add({nullptr}); }
    bool boolean(bool value) { return add({value}); }
    bool number_integer(std::int64_t value) { return add({JsonNumber{std::to_string(value)}}); }
    bool number_unsigned(std::uint64_t value) { return add({JsonNumber{std::to_string(value)}}); }
    bool number_float(double, const std::string& written) { return add({JsonNumber{written}}); }
    bool string(std::string& value) { return add({std::move(value)}); }
    bool binary(nlohmann::json::binary_t&) { return false; }

    bool start_object(std::size_t) { return open({JsonValue::Object{}}); }
    bool start_array(std::size_t) { return open({JsonValue::List{}}); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(std::string& key) {
        auto& object = std::get<JsonValue::Object>(open_.back()->value);
        const bool twice = std::ranges::any_of(object, [&](const JsonMember& member) { return member.key == key; });
        object.push_back({key, {}});
        if (twice) return refuse(path(), "the key stands twice, expected it once");
        if (object.size() > kMostKeys)
            return refuse(path(), "too many keys, expected at most " + std::to_string(kMostKeys));
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& error) {
        const std::string where = line_and_column(text_, position == 0 ? 0 : position - 1);
        // Not a matter of grammar: a number beyond every floating-point one.
        if (error.id == 406) return refuse(where, "a number is too large, expected one that fits 64 bits");
        return refuse(where, reason_of(error.what()));
    }

  private:
    bool refuse(std::string where, std::string what) {
        problem.add(std::move(where), std::move(what));
        return false;
    }

    JsonValue* place(JsonValue&& value) {
        if (open_.empty()) return &(root = std::move(value));
        if (auto* list = std::get_if<JsonValue::List>(&open_.back()->value))
            return &list->emplace_back(std::move(value));
        return &(std::get<JsonValue::Object>(open_.back()->value).back().value = std::move(value));
    }

    bool count_one() {
        if (++count_ <= kMostValues) return true;
        return refuse("scenario", "too many values, expected at most " + std::to_string(kMostValues));
    }

    bool add(JsonValue&& value) {
        place(std::move(value));
        return count_one();
    }

    bool open(JsonValue&& container) {
        if (open_.size() >= kDeepest) {
            return refuse(path(), "too deeply nested, expected at most " + std::to_string(kDeepest) + " levels");
        }
        // Its parent takes no other value before it is closed, so the address stays good.
        open_.push_back(place(std::move(container)));
        return count_one();
    }

    bool close() {
        open_.pop_back();
        return true;
    }

    // Of the value that was begun last.
    std::string path() const {
        std::string path;
        for (const JsonValue* container : open_) {
            if (const auto* list = std::get_if<JsonValue::List>(&container->value)) {
                path += '[' + std::to_string(list->empty() ? 0 : list->size() - 1) + ']';
            } else if (const auto& object = std::get<JsonValue::Object>(container->value); !object.empty()) {
                path += (path.empty() ? "" : ".") + shown_key(object.back().key);
            }
        }
        return path.empty() ? "scenario" : path;
    }

    std::string_view text_;
    std::vector<JsonValue*> open_;
    std::size_t count_ = 0;
};

struct Shown {
    std::string operator()(std::nullptr_t) const { return "null"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(const JsonNumber& number) const { return shown(number.text); }
    std::string operator()(const std::string& text) const { return "\"" + shown(text) + "\""; }
    std::string operator()(const JsonValue::List&) const { return "a list"; }
    std::string operator()(const JsonValue::Object&) const { return "an object"; }
};

} // namespace

std::variant<JsonValue, Problem> parse_json(std::string_view text) {
    // The parser would take a NUL for the end and not see what follows.
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
        return Problem{line_and_column(text, nul), "a NUL byte, expected text"};
    }
    // Of nothing at all each of the parser's versions says something else.
    if (text.empty()) return Problem{line_and_column(text, 0), "the file is empty, expected valid JSON"};
    TreeGrower grower(text);
    nlohmann::json::sax_parse(text, &grower);
    if (grower.problem.found()) return *grower.problem.get();
    return std::move(grower.root);
}

std::string shown(const JsonValue& value) {
    return std::visit(Shown{}, value.value);
}

} // namespace file
