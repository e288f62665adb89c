// What of a message is told from afar, whatever its body: for records, and for arrows of what was under way before.
#pragma once

#include "raft/core/message.h"

namespace sim {

struct MessageSigns {
    raft::Index first = 0; // the entries that it is about, from
    raft::Index last = 0;  // to; 0 where there are none
    raft::ClientId client = 0;
    bool positive = true; // no reply that refuses or cannot answer
};

struct TellSigns {
    MessageSigns operator()(const raft::RequestVote&) const { return {}; }
    MessageSigns operator()(const raft::RequestVoteReply& reply) const { return {.positive = reply.vote_granted}; }
    MessageSigns operator()(const raft::AppendEntries& request) const {
        if (request.entries.empty()) return {};
        return {.first = request.prev_log_index + 1, .last = request.prev_log_index + request.entries.size()};
    }
    MessageSigns operator()(const raft::AppendEntriesReply& reply) const {
        return {.first = reply.prev_log_index,
                .last = reply.success ? reply.match_index : reply.prev_log_index,
                .positive = reply.success};
    }
    MessageSigns operator()(const raft::ClientRequest& request) const { return {.client = request.client}; }
    MessageSigns operator()(const raft::ClientReply& reply) const {
        return {.client = reply.client, .positive = reply.outcome == raft::Outcome::Done};
    }
};

inline MessageSigns signs_of(const raft::Body& body) {
    return std::visit(TellSigns{}, body);
}

} // namespace sim
