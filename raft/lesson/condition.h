// A statement about a world, or about what happened in it since a beat began: true or false. Beats wait for such
// statements, and claim them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "raft/lesson/group.h"
#include "raft/lesson/message_pattern.h"
#include "raft/sim/client.h"
#include "raft/sim/trace.h"

namespace lesson {

// Each node of the group (for Majority: a majority of the cluster) is as described. An empty group is not.
struct NodesAre {
    struct Log {
        std::vector<raft::Entry> entries; // terms and commands count, clients do not
        friend bool operator==(const Log&, const Log&) = default;
    };
    struct Holds {
        raft::Index index = 0;
        raft::Entry entry;
        friend bool operator==(const Holds&, const Holds&) = default;
    };

    Group group;
    std::optional<bool> up;
    std::optional<bool> paused;
    std::optional<raft::Role> role; // of a running process
    std::optional<raft::Term> term;
    std::optional<raft::NodeId> voted_for; // kNobody: no vote given in its term
    std::optional<std::int64_t> value;
    std::optional<raft::Index> commit;        // exactly
    std::optional<raft::Index> committed;     // this entry, at the least
    std::optional<raft::Index> stored;        // this entry, at the least
    std::optional<std::uint64_t> uncommitted; // so many entries
    std::optional<std::uint64_t> votes;       // granted to a candidate so far, its own included
    std::optional<Log> log;                   // the whole of it
    std::optional<Holds> holds;               // this one entry

    friend bool operator==(const NodesAre&, const NodesAre&) = default;
};

// How many running processes are in a role: leaders may be two, in different terms.
struct Count {
    raft::Role role = raft::Role::Leader;
    int number = 0;
    friend bool operator==(const Count&, const Count&) = default;
};

struct ClientIs {
    raft::ClientId client = 0;
    sim::Client::State state = sim::Client::State::Done;
    std::optional<std::int64_t> result;
    friend bool operator==(const ClientIs&, const ClientIs&) = default;
};

// Do the logs of the group hold the same entries?
struct LogsAgree {
    Group group;
    friend bool operator==(const LogsAgree&, const LogsAgree&) = default;
};

// Messages like this are under way and will arrive: so many, or at least one where no number is said.
struct UnderWay {
    MessagePattern message;
    std::optional<int> count;
    friend bool operator==(const UnderWay&, const UnderWay&) = default;
};

// Links within a group work, links between groups are cut. One group of all: no link is cut.
struct LinksAre {
    std::vector<raft::NodeSet> groups;
    friend bool operator==(const LinksAre&, const LinksAre&) = default;
};

// Something happened since the beat began: so often, or at least once where no number is said. `name` is one of the
// trace's ("becomes_leader", "message_delivered", "client_done", "kill" …).
struct Happened {
    std::string name;
    std::optional<Group> node;
    std::optional<raft::NodeId> peer;
    std::optional<raft::Index> index;
    std::optional<raft::Term> term;
    std::optional<raft::Rule> rule;
    std::optional<bool> held; // did the rule's condition hold?
    MessagePattern message;   // of an event about a message
    std::optional<raft::ClientId> client;
    std::optional<int> count;
    friend bool operator==(const Happened&, const Happened&) = default;
};

struct AllOf;
struct AnyOf;
struct NotSo;

using Condition = std::variant<NodesAre, Count, ClientIs, LogsAgree, UnderWay, LinksAre, Happened, AllOf, AnyOf, NotSo>;

struct AllOf {
    std::vector<Condition> parts;
    friend bool operator==(const AllOf&, const AllOf&);
};
struct AnyOf {
    std::vector<Condition> parts;
    friend bool operator==(const AnyOf&, const AnyOf&);
};
struct NotSo {
    std::vector<Condition> part; // exactly one
    friend bool operator==(const NotSo&, const NotSo&);
};

class Tally;

// A world at one moment and what happened since the beat began, as far as the tally listened for it.
struct BeatSoFar {
    const sim::World& world;
    const Tally& happened;
};

// How many there are.
int count_of(const Count& said, const sim::World& world);
int count_of(const UnderWay& said, const sim::World& world);

bool holds(const Condition& condition, const BeatSoFar& so_far);

} // namespace lesson
