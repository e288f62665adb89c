// Is it still Raft? The five properties of the paper's Figure 3 and what they rest on, looked at after every event of a
// run.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "raft/check/committed_log.h"
#include "raft/check/property.h"
#include "raft/check/votes.h"
#include "raft/core/log.h"
#include "raft/core/types.h"
#include "raft/sim/time.h"
#include "raft/sim/trace.h"
#include "raft/sim/world.h"

namespace check {

// Watches one run from the moment at which it is made; what it finds then is taken as given. It looks only at what an
// event can have changed, so that a heartbeat costs next to nothing. Crashes and restarts are part of a run; jumping
// to another moment of a history is not: make a new monitor there, or keep copies along the run. A copy shares the
// entries that it remembers and is otherwise a few hundred bytes a node.
class Monitor {
  public:
    explicit Monitor(const sim::World& world);

    // To be called after every event, as a sim::Listener is.
    void look(const sim::World& world, const sim::TraceEvent& event);

    // The same, so that a monitor can be handed over as a sim::Listener.
    void operator()(const sim::World& world, const sim::TraceEvent& event) { look(world, event); }

    // In the order in which they were seen; of each property at most kMostOfOne, as a broken run breaks it for ever.
    const std::vector<Violation>& violations() const { return violations_; }

    static constexpr int kMostOfOne = 20;

  private:
    // What of a node was looked at last.
    struct Seen {
        raft::Log log;
        raft::Log disk;
        raft::Term term = 0;
        raft::Index commit_index = 0;
        raft::Index last_applied = 0;
        raft::Index as_committed = 0; // so many entries of its log are known to equal the committed ones
        raft::Index stored = 0;       // and of its disk
        raft::NodeId voted_for = raft::kNobody;
        raft::NodeId said_vote = raft::kNobody; // of the newest term in which it sent anything; a crash undoes what
        raft::Term said_term = 0;               // was neither said nor stored
        raft::Role role = raft::Role::Follower;
        std::array<raft::Index, raft::kMaxNodes> match_index{}; // a leader's
    };
    // Where the world stands, for reports.
    struct After {
        const sim::World& world;
        sim::Time at;
        std::uint64_t event;
    };

    void take_as_given(const After& after);
    void look_at_sending(const After& after, const sim::Server& server, const raft::Message& message);
    void look_at_crash(const sim::Server& server);
    void look_at(const After& after, NodeId id);
    void look_at_order(const After& after, const raft::Node& node, Seen& seen);
    void look_at_vote(const After& after, const raft::Node& node, const Seen& seen);
    void look_at_log(const After& after, const raft::Node& node, Seen& seen);
    void look_at_entry(const After& after, const raft::Node& node, raft::Index index);
    void look_at_disk(const After& after, const sim::Server& server, Seen& seen);
    void look_at_election(const After& after, const raft::Node& node, Seen& seen);
    void look_at_commitment(const After& after, const raft::Node& node);
    void look_at_applied(const After& after, const raft::Node& node, const Seen& seen);
    void look_at_majority(const After& after, NodeId id);
    void compare_with_committed(const After& after, const raft::Node& node, Seen& seen);
    void forget_what_is_over(const sim::World& world);
    void name_deed(const sim::TraceEvent& event);
    void report(const After& after, Violation violation);

    std::vector<Seen> seen_;
    Votes votes_;
    std::vector<Elected> leaders_; // in order of term, of the terms in which nodes still are
    CommittedLog committed_;
    std::vector<Violation> violations_;

    // Of the newest step: which of violations_ no event of it has told of yet, and by what its next event is known.
    std::vector<std::size_t> unnamed_;
    std::uint64_t next_of_step_ = 0; // its number
    std::uint64_t cause_of_step_ = 0;

    std::array<std::uint8_t, kPropertyIds.size()> counts_{}; // of violations_, by property
};

} // namespace check
