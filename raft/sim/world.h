// The world: a cluster, its network and its clients at one moment of virtual time. A regular value: copy it to
// remember it, compare it to test it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "raft/core/effects.h"
#include "raft/core/node.h"
#include "raft/sim/chance.h"
#include "raft/sim/client.h"
#include "raft/sim/config.h"
#include "raft/sim/disk_write.h"
#include "raft/sim/input.h"
#include "raft/sim/network.h"
#include "raft/sim/recent.h"
#include "raft/sim/retries.h"
#include "raft/sim/time.h"
#include "raft/sim/trace.h"

namespace sim {

// The process of one node, and its disk.
struct Server {
    raft::Node node;
    raft::Disk disk;
    bool up = true;
    bool paused = false;

    // Its one timer: what it waits for, since when, and until when (kNever: by hand, or the process is down).
    raft::Timer timer = raft::Timer::Election;
    Time timer_armed = 0;
    Time timer_due = kNever;
    std::uint64_t timer_cause = 0;     // the number of the event that armed it, or stopped it with its process
    DrawCounts<1> timeouts;            // drawn by this node
    DrawCounts<raft::kMaxNodes> sends; // to each other node

    Time role_since = 0; // when the role last changed
    Time up_since = 0;   // when the process last started or stopped
    Recent recent;

    // What arrived while the process was paused, with the time of arrival.
    struct Backlog {
        Time arrived = 0;
        std::uint64_t cause = 0; // the number of the event of its arrival
        InFlight in_flight;
        friend bool operator==(const Backlog&, const Backlog&) = default;
    };
    std::vector<Backlog> backlog;

    friend bool operator==(const Server&, const Server&) = default;
};

// An entry by its place and term, which tell it from every other (§5.3).
struct EntryId {
    raft::Index index = 0;
    raft::Term term = 0;
    friend bool operator==(const EntryId&, const EntryId&) = default;
};

// Working memory that steps reuse; no part of the value.
struct Scratch {
    raft::Effects effects;

    Scratch() = default;
    Scratch(const Scratch&) {}
    Scratch& operator=(const Scratch&) { return *this; }
    friend bool operator==(const Scratch&, const Scratch&) { return true; }
};

struct World {
    Config config; // its timing is the one in force
    Time now = 0;
    std::vector<Server> servers; // one for each node, in order
    Network network;
    std::vector<Client> clients;   // sorted by id
    EntryId committed;             // the last entry that a node ever knew to be committed; only told, no rule reads it
    Retries retries;               // of the clients
    std::vector<DiskWrite> writes; // of slow disks; those of one node in the order in which they end
    std::uint64_t events = 0;      // the number of the newest event, whether or not anybody listened
    Scratch scratch;

    int node_count() const { return static_cast<int>(servers.size()); }

    friend bool operator==(const World&, const World&) = default;
};

// A world at time 0: every node has just started, as a follower, with what its disk holds. Whether a run could have
// left those disks is for disk_check.h to say.
World make_world(const Config& config);

// What a person did takes effect at world.now. An input that changes nothing is accepted and does nothing; one that
// names a node or client which cannot exist must not come here (see valid()).
void apply(World& world, const Input& input, Listener listener = {});

// Lets virtual time pass until `until` (not before world.now): everything due by then happens, in order.
void advance(World& world, Time until, Listener listener = {});

// When the next thing is due, kNever if nothing is.
Time next_due(const World& world);

// Does the input fit the world's size and the ranges of its numbers?
bool valid(const World& world, const Input& input);

// Would it change anything? Controls that would not are shown as such.
bool changes(const World& world, const Input& input);

// The running leader of the highest term.
std::optional<NodeId> current_leader(const World& world);

// Whom an input means that says "leader": a paused one too, or what was paused as the leader could not be resumed as
// it.
std::optional<NodeId> leader_even_if_paused(const World& world);

const Client* find_client(const World& world, raft::ClientId id);

// A number that depends on everything in the world and differs for different worlds, for pinned tests; what is only
// kept to be seen (recent.h) follows from the rest of the run and does not count.
std::uint64_t digest(const World& world);

} // namespace sim
