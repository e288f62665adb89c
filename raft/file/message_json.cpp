#include "raft/file/message_json.h"

#include <nlohmann/json.hpp>

#include "raft/core/message_fields.h"
#include "raft/file/command_text.h"

namespace file {
namespace {

Json end_json(const raft::Message& message, raft::NodeId end) {
    if (end == raft::kClientSide) return "client " + std::to_string(raft::client_of(message));
    return node_json(end);
}

struct AddField {
    Json& object;

    void operator()(std::string_view name, const auto& value) const { object.emplace(name, value); }
    void operator()(std::string_view name, raft::NodeId node) const { object.emplace(name, node_json(node)); }
    void operator()(std::string_view name, raft::Outcome outcome) const {
        object.emplace(name, raft::name_of(outcome));
    }
    void operator()(std::string_view name, const std::optional<raft::Rule>& rule) const {
        if (rule) object.emplace(name, raft::info(*rule).id);
    }
    void operator()(std::string_view name, const raft::Command& command) const {
        object.emplace(name, write_command(command));
    }
    void operator()(std::string_view name, const raft::LogSlice& entries) const {
        if (entries.empty()) return;
        const auto before = object.at("prev_log_index").get<raft::Index>();
        object.emplace(std::string(name) + "_from", before + 1);
        object.emplace(std::string(name) + "_to", before + entries.size());
    }
};

// What a reply has only where it says something.
void leave_out_what_says_nothing(Json& object, const raft::AppendEntriesReply& reply) {
    each_field(reply, [&](std::string_view name, const auto&) {
        if (!says(reply, name)) object.erase(std::string(name));
    });
}
void leave_out_what_says_nothing(Json& object, const raft::ClientReply& reply) {
    if (reply.outcome != raft::Outcome::Done) object.erase("result");
}
void leave_out_what_says_nothing(Json&, const auto&) {}

} // namespace

void add_envelope(Json& object, const raft::Message& message) {
    object.emplace("type", raft::name_of(message.body));
    object.emplace("from", end_json(message, message.from));
    object.emplace("to", end_json(message, message.to));
}

void add_body(Json& object, const raft::Message& message) {
    std::visit(
        [&](const auto& body) {
            each_field(body, AddField{object});
            leave_out_what_says_nothing(object, body);
        },
        message.body);
}

Json entry_json(raft::Index index, const raft::Entry& entry) {
    return {{"index", index}, {"term", entry.term}, {"op", write_command(entry.command)}};
}

} // namespace file
