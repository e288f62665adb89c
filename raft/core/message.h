// The messages of Figure 2, and those between clients and the cluster (§8). Field names are the paper's.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "raft/core/log.h"
#include "raft/core/rules.h"
#include "raft/core/types.h"

namespace raft {

struct RequestVote {
    Index last_log_index = 0;
    Term last_log_term = 0;

    friend bool operator==(const RequestVote&, const RequestVote&) = default;
};

struct RequestVoteReply {
    bool vote_granted = false;
    std::optional<Rule> refused_by; // why not

    friend bool operator==(const RequestVoteReply&, const RequestVoteReply&) = default;
};

// A heartbeat is an AppendEntries without entries.
struct AppendEntries {
    Index prev_log_index = 0;
    Term prev_log_term = 0;
    Index leader_commit = 0;
    LogSlice entries;

    friend bool operator==(const AppendEntries&, const AppendEntries&) = default;
};

// Figure 2's reply says only whether it worked, because an RPC remembers what it asked. Messages here may be late,
// reordered or doubled, so a reply says what it is about. A failure is a mismatch at an entry, or, with prev_log_index
// 0, which always matches, a request whose term was over: then the reply's term says the rest.
struct AppendEntriesReply {
    bool success = false;
    Index prev_log_index = 0; // success, mismatch: that of the request
    Index match_index = 0;    // success: the last entry now known to equal the leader's
    Index last_log_index = 0; // mismatch: where the follower's log ends, so that a short one is met in one step (§5.3)
    Term conflict_term = 0;   // mismatch, backing up by term: that of the entry found there, 0 if there is none
    Index conflict_index = 0; // and the first one that the follower has of that term

    bool refuses_term() const { return !success && prev_log_index == 0; }

    friend bool operator==(const AppendEntriesReply&, const AppendEntriesReply&) = default;
};

struct ClientRequest {
    ClientId client = 0;
    RequestNumber request = 0;
    Command command;

    friend bool operator==(const ClientRequest&, const ClientRequest&) = default;
};

enum class Outcome : std::uint8_t {
    Done,      // committed and applied; `result` is the state machine's answer
    NotLeader, // ask `leader`, or anybody if it is kNobody
    Lost,      // the entry was removed from this node's log by a newer leader
};

struct ClientReply {
    ClientId client = 0;
    RequestNumber request = 0;
    Outcome outcome = Outcome::Done;
    NodeId leader = kNobody;
    std::int64_t result = 0;

    friend bool operator==(const ClientReply&, const ClientReply&) = default;
};

using Body = std::variant<RequestVote, RequestVoteReply, AppendEntries, AppendEntriesReply, ClientRequest, ClientReply>;

// Clients know no terms: their requests carry term 0.
struct Message {
    NodeId from = kNobody;
    NodeId to = kNobody;
    Term term = 0;
    Body body;

    friend bool operator==(const Message&, const Message&) = default;
};

} // namespace raft
