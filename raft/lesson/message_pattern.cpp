#include "raft/lesson/message_pattern.h"

#include "raft/core/message_fields.h"

namespace lesson {
namespace {

bool is_end(const std::optional<Group>& group, raft::NodeId end, const sim::World& world) {
    if (!group) return true;
    return end < raft::kMaxNodes && members(*group, world).contains(end);
}

std::optional<bool> carries_entries(const raft::Message& message) {
    if (const auto* request = std::get_if<raft::AppendEntries>(&message.body)) return !request->entries.empty();
    return std::nullopt;
}

std::optional<bool> is_granted(const raft::Message& message) {
    if (const auto* reply = std::get_if<raft::RequestVoteReply>(&message.body)) return reply->vote_granted;
    if (const auto* reply = std::get_if<raft::AppendEntriesReply>(&message.body)) return reply->success;
    return std::nullopt;
}

} // namespace

bool matches(const MessagePattern& pattern, const raft::Message& message, const sim::World& world) {
    if (pattern.type && message.body.index() != static_cast<std::size_t>(*pattern.type)) return false;
    if (!is_end(pattern.from, message.from, world) || !is_end(pattern.to, message.to, world)) return false;
    if (pattern.client && raft::client_of(message) != *pattern.client) return false;
    if (pattern.entries && carries_entries(message) != pattern.entries) return false;
    return !pattern.granted || is_granted(message) == pattern.granted;
}

} // namespace lesson
