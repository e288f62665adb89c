// Which messages a lesson speaks of. What is not said does not matter.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "raft/core/message.h"
#include "raft/lesson/group.h"

namespace lesson {

enum class MessageType : std::uint8_t { // in the order of raft::Body
    RequestVote,
    RequestVoteReply,
    AppendEntries,
    AppendEntriesReply,
    ClientRequest,
    ClientReply,
};

struct MessagePattern {
    std::optional<MessageType> type;
    std::optional<Group> from; // nodes; a message from a client has no such sender
    std::optional<Group> to;
    std::optional<raft::ClientId> client;
    std::optional<bool> entries; // AppendEntries: does it carry some?
    std::optional<bool> granted; // replies: a vote given, entries taken?

    friend bool operator==(const MessagePattern&, const MessagePattern&) = default;
};

bool matches(const MessagePattern& pattern, const raft::Message& message, const sim::World& world);

} // namespace lesson
