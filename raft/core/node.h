// One node: Raft itself, as a pure state machine. It follows Figure 2 of the extended Raft paper in order and names.
#pragma once

#include <array>
#include <cstdint>
#include <variant>
#include <vector>

#include "raft/core/effects.h"
#include "raft/core/log.h"
#include "raft/core/message.h"
#include "raft/core/rules.h"
#include "raft/core/state_machine.h"
#include "raft/core/types.h"

namespace raft {

// When a leader sends new entries. Both are Raft; the second is what most systems do.
enum class Replicate : std::uint8_t { Heartbeat, AtOnce };

// How a leader backs up where a follower's log does not match: entry by entry, or by the term of the entry that
// conflicts (the end of §5.3).
enum class BackUp : std::uint8_t { ByOne, ByTerm };

// What is the same for every node of a cluster.
struct Options {
    std::uint8_t nodes = 5; // 1 to kMaxNodes
    Replicate replicate = Replicate::Heartbeat;
    BackUp back_up = BackUp::ByOne;
    std::uint32_t max_entries = 0; // the most in one AppendEntries, 0: as many as there are
    bool slow_disk = false;        // what a step persists is on disk when Stored says so, not at once
    RuleSet switched_off;          // rules that a class switched off, to see what breaks

    friend bool operator==(const Options&, const Options&) = default;
};

// A set of nodes, as a bit for each.
class NodeSet {
  public:
    constexpr void insert(NodeId node) { bits_ = static_cast<std::uint16_t>(bits_ | (1U << node)); }
    constexpr bool contains(NodeId node) const { return (bits_ >> node & 1U) != 0; }
    constexpr int size() const { return __builtin_popcount(bits_); }
    constexpr std::uint16_t bits() const { return bits_; }

    friend bool operator==(NodeSet, NodeSet) = default;

  private:
    std::uint16_t bits_ = 0;
};

// What survives a crash (Figure 2, "Persistent state on all servers").
struct Disk {
    Term current_term = 0;
    NodeId voted_for = kNobody;
    Log log;

    friend bool operator==(const Disk&, const Disk&) = default;
};

// A client's request that this node took as leader and still owes an answer.
struct Owed {
    Index index = 0; // of its newest entry
    ClientId client = 0;
    RequestNumber request = 0;

    friend bool operator==(const Owed&, const Owed&) = default;
};

struct Node {
    NodeId id = 0;
    Options options;

    // Persistent state on all servers.
    Term current_term = 0;
    NodeId voted_for = kNobody;
    Log log;

    // Volatile state on all servers.
    Index commit_index = 0;
    Index last_applied = 0;
    Role role = Role::Follower;
    NodeId leader = kNobody; // whom this node believes to lead current_term
    StateMachine machine;
    std::vector<Owed> owed; // in order of index

    // Volatile state on candidates.
    NodeSet votes_granted;
    NodeSet votes_refused;

    // Volatile state on leaders, by node; unused elsewhere and then 0. The leader's own match_index is its last index
    // on disk.
    std::array<Index, kMaxNodes> next_index{};
    std::array<Index, kMaxNodes> match_index{};

    friend bool operator==(const Node&, const Node&) = default;
};

// What can happen to a node.
struct Received {
    const Message& message;
};
struct TimerFired {}; // its one timer, whichever it is waiting for
struct Started {};    // the process starts, for the first time or after a crash

struct Stored { // a slow disk holds what the node was in this term, when its log ended at `last_index`
    Term term = 0;
    Index last_index = 0;
};

using Event = std::variant<Received, TimerFired, Started, Stored>;

// The one way in which a node changes. `out` then holds what the world must do for it: first persist, then send.
//
// With a slow disk nothing that the step sends may leave before all that was persisted until then is on disk, so a node
// never promises, acknowledges or asks for votes on the strength of what a crash could undo. A leader might send its
// entries while it still writes them itself (Ongaro's thesis, 10.2.1); here they wait like all else, so that there is
// one rule and messages keep their order. And of itself a node counts only what Stored told: its vote, its own log.
void step(Node& node, const Event& event, Effects& out);

// A node as its process finds it at start: all that was not on disk is gone.
Node start_from(const Disk& disk, NodeId id, const Options& options);

// What of the node must be on disk before it answers.
inline bool is_on_disk(const Node& node, const Disk& disk) {
    return node.current_term == disk.current_term && node.voted_for == disk.voted_for && node.log == disk.log;
}

} // namespace raft
