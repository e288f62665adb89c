// What messages and their fields are called, in files and everywhere else: the paper's names.
#pragma once

#include <array>
#include <string_view>
#include <variant>

#include "raft/core/fields.h"
#include "raft/core/message.h"

namespace raft {

// In the order of Body.
inline constexpr std::array<std::string_view, std::variant_size_v<Body>> kBodyNames{
    "RequestVote", "RequestVoteReply", "AppendEntries", "AppendEntriesReply", "ClientRequest", "ClientReply"};

inline std::string_view name_of(const Body& body) {
    return kBodyNames[body.index()];
}

constexpr std::string_view name_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::Done: return "done";
        case Outcome::NotLeader: return "not_leader";
        case Outcome::Lost: return "lost";
    }
    return {};
}

constexpr void each_field(Is<RequestVote> auto& body, auto&& visit) {
    auto& [last_log_index, last_log_term] = body;
    visit("last_log_index", last_log_index);
    visit("last_log_term", last_log_term);
}

constexpr void each_field(Is<RequestVoteReply> auto& body, auto&& visit) {
    auto& [vote_granted, refused_by] = body;
    visit("vote_granted", vote_granted);
    visit("refused_by", refused_by);
}

constexpr void each_field(Is<AppendEntries> auto& body, auto&& visit) {
    auto& [prev_log_index, prev_log_term, leader_commit, entries] = body;
    visit("prev_log_index", prev_log_index);
    visit("prev_log_term", prev_log_term);
    visit("leader_commit", leader_commit);
    visit("entries", entries);
}

constexpr void each_field(Is<AppendEntriesReply> auto& body, auto&& visit) {
    auto& [success, prev_log_index, match_index, last_log_index, conflict_term, conflict_index] = body;
    visit("success", success);
    visit("prev_log_index", prev_log_index);
    visit("match_index", match_index);
    visit("last_log_index", last_log_index);
    visit("conflict_term", conflict_term);
    visit("conflict_index", conflict_index);
}

// Does a field say anything in this reply? Files and the window leave out what does not.
constexpr bool says(const AppendEntriesReply& reply, std::string_view field) {
    if (field == "match_index") return reply.success;
    if (field == "prev_log_index") return !reply.refuses_term();
    if (field == "last_log_index") return !reply.success && !reply.refuses_term();
    if (field.starts_with("conflict")) return reply.conflict_term != 0;
    return true;
}

constexpr void each_field(Is<ClientRequest> auto& body, auto&& visit) {
    auto& [client, request, command] = body;
    visit("client", client);
    visit("request", request);
    visit("op", command);
}

constexpr void each_field(Is<ClientReply> auto& body, auto&& visit) {
    auto& [client, request, outcome, leader, result] = body;
    visit("client", client);
    visit("request", request);
    visit("outcome", outcome);
    visit("leader", leader);
    visit("result", result);
}

// The client at the other end of a message; 0 where there is none.
inline ClientId client_of(const Message& message) {
    return std::visit(
        [](const auto& body) -> ClientId {
            if constexpr (requires { body.client; }) return body.client;
            return 0;
        },
        message.body);
}

} // namespace raft
