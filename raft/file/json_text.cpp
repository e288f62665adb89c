#include "raft/file/json_text.h"

#include <nlohmann/json.hpp>

#include "raft/file/milliseconds.h"

namespace file {
namespace {

std::string scalar(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void append(std::string& text, const Json& value) {
    const bool object = value.is_object();
    if ((!object && !value.is_array()) || value.empty()) {
        text += scalar(value);
        return;
    }
    text += object ? "{ " : "[";
    bool first = true;
    for (const auto& [key, element] : value.items()) {
        if (!first) text += ", ";
        first = false;
        if (object) text += in_quotes(key) + ": ";
        append(text, element);
    }
    text += object ? " }" : "]";
}

} // namespace

std::string one_line(const Json& value) {
    std::string text;
    append(text, value);
    return text;
}

std::string in_quotes(std::string_view text) {
    return scalar(Json(text));
}

Json node_json(raft::NodeId node) {
    if (node >= raft::kMaxNodes) return nullptr;
    return std::string(1, raft::name_of(node));
}

// The nearest floating-point number is written with the digits of ours: those are few.
Json time_json(sim::Time time) {
    if (time == sim::kNever) return nullptr;
    if (time % sim::kMillisecond == 0) return time / sim::kMillisecond;
    return static_cast<double>(time) / static_cast<double>(sim::kMillisecond);
}

} // namespace file
