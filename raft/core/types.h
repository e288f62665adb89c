// The words that every part of the engine shares: who, when in the log, and what is asked of the cluster.
#pragma once

#include <compare>
#include <cstdint>

namespace raft {

// Terms act as Raft's logical clock (§5.1). 0 is "before any election".
using Term = std::uint64_t;

// A position in the log, counted from 1 (Figure 2). 0 is "before the first entry".
using Index = std::uint64_t;

// Nodes are numbered from 0 in the order of their names A, B, C…
using NodeId = std::uint8_t;

inline constexpr int kMaxNodes = 9;

// The sender or receiver that is no node of the cluster; the message's body names the client.
inline constexpr NodeId kClientSide = 0xFF;

// "Nobody": no vote cast in this term, no leader known.
inline constexpr NodeId kNobody = 0xFE;

constexpr char name_of(NodeId node) {
    return static_cast<char>('A' + node);
}

// A client of the cluster, from 1. 0 stands for "no client" in an entry that nobody waits for.
using ClientId = std::uint32_t;

// A client's requests carry increasing numbers from 1, by which a retry is recognised (§8).
using RequestNumber = std::uint32_t;

enum class Op : std::uint8_t { Set, Add, Get };

// A command for the replicated state machine, one integer. GET is an entry like the others, so that its answer is
// linearizable; its number is 0.
struct Command {
    Op op = Op::Get;
    std::int64_t number = 0;

    friend bool operator==(const Command&, const Command&) = default;
};

// One log entry (Figure 2): the command, and the term in which a leader received it. Client and request number
// travel with it so that every replica recognises a retry.
struct Entry {
    Term term = 0;
    Command command;
    ClientId client = 0;
    RequestNumber request = 0;

    friend bool operator==(const Entry&, const Entry&) = default;
};

enum class Role : std::uint8_t { Follower, Candidate, Leader };

// How many of `nodes` make a majority.
constexpr int majority_of(int nodes) {
    return nodes / 2 + 1;
}

} // namespace raft
