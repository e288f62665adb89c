#include "raft/file/message_json.h"

#include <array>

#include "raft/file/command_text.h"
#include "raft/file/json_text.h"

namespace file {
namespace {

constexpr std::array<std::string_view, std::variant_size_v<raft::Body>> kTypes{
    "RequestVote", "RequestVoteReply", "AppendEntries", "AppendEntriesReply", "ClientRequest", "ClientReply"};

raft::ClientId client_of(const raft::Message& message) {
    if (const auto* request = std::get_if<raft::ClientRequest>(&message.body)) return request->client;
    if (const auto* reply = std::get_if<raft::ClientReply>(&message.body)) return reply->client;
    return 0;
}

std::string end_of(const raft::Message& message, raft::NodeId end) {
    if (end == raft::kClientSide) return "\"client " + std::to_string(client_of(message)) + '"';
    return node_or_null(end);
}

std::string number(std::string_view key, std::uint64_t value) {
    return ", \"" + std::string(key) + "\": " + std::to_string(value);
}

std::string truth(std::string_view key, bool value) {
    return ", \"" + std::string(key) + "\": " + (value ? "true" : "false");
}

std::string_view outcome_name(raft::Outcome outcome) {
    switch (outcome) {
        case raft::Outcome::Done: return "done";
        case raft::Outcome::NotLeader: return "not_leader";
        case raft::Outcome::Lost: return "lost";
    }
    return {};
}

struct BodyFields {
    std::string operator()(const raft::RequestVote& body) const {
        return number("last_log_index", body.last_log_index) + number("last_log_term", body.last_log_term);
    }
    std::string operator()(const raft::RequestVoteReply& body) const {
        const std::string granted = truth("vote_granted", body.vote_granted);
        if (!body.refused_by) return granted;
        return granted + ", \"refused_by\": \"" + std::string(raft::info(*body.refused_by).id) + '"';
    }
    std::string operator()(const raft::AppendEntries& body) const {
        std::string text = number("prev_log_index", body.prev_log_index) + number("prev_log_term", body.prev_log_term) +
                           number("leader_commit", body.leader_commit) + ", \"entries\": [";
        raft::Index index = body.prev_log_index;
        for (const raft::Entry& entry : body.entries.entries()) {
            text += index == body.prev_log_index ? "" : ", ";
            text += write_entry(++index, entry);
        }
        return text + ']';
    }
    std::string operator()(const raft::AppendEntriesReply& body) const {
        const std::string text = truth("success", body.success) + number("prev_log_index", body.prev_log_index);
        if (body.success) return text + number("match_index", body.match_index);
        const std::string end = text + number("last_log_index", body.last_log_index);
        if (body.conflict_term == 0) return end;
        return end + number("conflict_term", body.conflict_term) + number("conflict_index", body.conflict_index);
    }
    std::string operator()(const raft::ClientRequest& body) const {
        return number("client", body.client) + number("request", body.request) + ", \"op\": \"" +
               write_command(body.command) + '"';
    }
    std::string operator()(const raft::ClientReply& body) const {
        std::string text = number("client", body.client) + number("request", body.request) + ", \"outcome\": \"" +
                           std::string(outcome_name(body.outcome)) + "\", \"leader\": " + node_or_null(body.leader);
        if (body.outcome == raft::Outcome::Done) text += ", \"result\": " + std::to_string(body.result);
        return text;
    }
};

} // namespace

std::string_view message_type(const raft::Message& message) {
    return kTypes[message.body.index()];
}

std::string write_envelope(const raft::Message& message) {
    return "\"type\": \"" + std::string(message_type(message)) + "\", \"from\": " + end_of(message, message.from) +
           ", \"to\": " + end_of(message, message.to);
}

std::string write_body(const raft::Message& message) {
    return std::visit(BodyFields{}, message.body);
}

std::string write_entry(raft::Index index, const raft::Entry& entry) {
    return "{ \"index\": " + std::to_string(index) + ", \"term\": " + std::to_string(entry.term) + ", \"op\": \"" +
           write_command(entry.command) + "\" }";
}

} // namespace file
