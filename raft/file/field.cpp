#include "raft/file/field.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "raft/file/milliseconds.h"

namespace file {
namespace {

template <class Integer>
std::optional<Integer> whole_number(const JsonValue* value) {
    const auto* number = value == nullptr ? nullptr : std::get_if<JsonNumber>(&value->value);
    if (number == nullptr) return std::nullopt;
    Integer result = 0;
    const char* end = number->text.data() + number->text.size();
    const auto [stop, error] = std::from_chars(number->text.data(), end, result);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return result;
}

const std::string kNoText;
const JsonValue::List kNoList;

} // namespace

void Field::refuse(std::string_view expected) const {
    const std::string wrong = present() ? "is " + shown(*value_) : "is missing";
    problem_->add(path_.empty() ? "scenario" : path_, wrong + ", expected " + std::string(expected));
}

std::int64_t Field::integer(std::int64_t least, std::int64_t most) const {
    const auto number = whole_number<std::int64_t>(value_);
    if (number && least <= *number && *number <= most) return *number;
    refuse("an integer from " + std::to_string(least) + " to " + std::to_string(most));
    return least;
}

std::uint64_t Field::natural(std::uint64_t least, std::uint64_t most) const {
    const auto number = whole_number<std::uint64_t>(value_);
    if (number && least <= *number && *number <= most) return *number;
    refuse("an integer from " + std::to_string(least) + " to " + std::to_string(most));
    return least;
}

bool Field::boolean() const {
    const bool* value = present() ? std::get_if<bool>(&value_->value) : nullptr;
    if (value != nullptr) return *value;
    refuse("true or false");
    return false;
}

const std::string& Field::text(std::string_view expected) const {
    const auto* text = present() ? std::get_if<std::string>(&value_->value) : nullptr;
    if (text != nullptr) return *text;
    refuse(expected);
    return kNoText;
}

const JsonValue::List& Field::list(std::string_view expected) const {
    const auto* list = present() ? std::get_if<JsonValue::List>(&value_->value) : nullptr;
    if (list != nullptr) return *list;
    refuse(expected);
    return kNoList;
}

Field Field::element(std::size_t i) const {
    return {&std::get<JsonValue::List>(value_->value)[i], path_ + '[' + std::to_string(i) + ']', *problem_};
}

sim::Time Field::time(sim::Time least, sim::Time most) const {
    const std::string from_to = " ms from " + write_milliseconds(least) + " to " + write_milliseconds(most);
    const auto* number = present() ? std::get_if<JsonNumber>(&value_->value) : nullptr;
    if (number == nullptr) {
        refuse("a number of" + from_to);
        return least;
    }
    const auto time = parse_milliseconds(number->text);
    if (const auto* error = std::get_if<MillisecondsError>(&time); error && *error == MillisecondsError::TooFine) {
        refuse("at most three decimals");
    } else if (error || std::get<sim::Time>(time) < least || std::get<sim::Time>(time) > most) {
        refuse("a number of" + from_to);
    } else {
        return std::get<sim::Time>(time);
    }
    return least;
}

sim::Range Field::range(sim::Time least, sim::Time most) const {
    constexpr std::string_view kExpected = "a list of two numbers of ms, the least and the most";
    const JsonValue::List& ends = list(kExpected);
    if (ends.size() != 2) {
        if (&ends != &kNoList) {
            problem_->add(path_, "has " + std::to_string(ends.size()) + (ends.size() == 1 ? " element" : " elements") +
                                     ", expected " + std::string(kExpected));
        }
        return {least, least};
    }
    const sim::Range range{element(0).time(least, most), element(1).time(least, most)};
    if (range.least > range.most) {
        problem_->add(path_, write_milliseconds(range.least) + " is more than " + write_milliseconds(range.most) +
                                 ", expected the least first");
    }
    return range;
}

raft::NodeId Field::node(int nodes) const {
    const std::string& name = text("a node, " + node_names(nodes));
    if (name.size() == 1 && name[0] >= 'A' && name[0] < 'A' + nodes) return static_cast<raft::NodeId>(name[0] - 'A');
    refuse("a node, " + node_names(nodes));
    return 0;
}

Fields::Fields(const Field& object) : object_(object), members_(nullptr) {
    if (object.present()) members_ = std::get_if<JsonValue::Object>(&object.value()->value);
    if (members_ == nullptr) object.refuse("an object");
}

void Fields::allow(std::span<const std::string_view> keys) const {
    if (members_ == nullptr) return;
    const auto known = [&](const JsonMember& member) { return std::ranges::find(keys, member.key) != keys.end(); };
    const auto unknown = std::ranges::find_if_not(*members_, known);
    if (unknown == members_->end()) return;
    std::string list;
    for (const std::string_view key : keys)
        list += (list.empty() ? "" : ", ") + std::string(key);
    const std::string prefix = object_.path().empty() ? "" : object_.path() + '.';
    object_.problem().add(prefix + shown_key(unknown->key),
                          "unknown key, expected " + (keys.size() > 1 ? "one of " + list : list));
}

Field Fields::operator[](std::string_view key) const {
    const std::string prefix = object_.path().empty() ? "" : object_.path() + '.';
    const JsonValue* value = nullptr;
    if (members_ != nullptr) {
        const auto member = std::ranges::find(*members_, key, &JsonMember::key);
        if (member != members_->end()) value = &member->value;
    }
    return {value, prefix + std::string(key), object_.problem()};
}

std::string node_names(int nodes) {
    const std::string first(1, raft::name_of(0));
    return nodes == 1 ? first : first + " to " + raft::name_of(static_cast<raft::NodeId>(nodes - 1));
}

} // namespace file
