// Is it still Raft? The five properties of the paper's Figure 3, looked at after every event of a run.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "raft/core/log.h"
#include "raft/core/types.h"
#include "raft/sim/time.h"
#include "raft/sim/trace.h"
#include "raft/sim/world.h"

namespace check {

using raft::NodeId;

enum class Property : std::uint8_t {
    ElectionSafety,     // at most one leader is elected in a term (§5.2)
    LeaderAppendOnly,   // a leader never overwrites or deletes entries of its log (§5.3)
    LogMatching,        // logs with an entry of the same index and term are the same up to it (§5.3)
    LeaderCompleteness, // an entry committed in a term is in the log of every leader of a higher term (§5.4)
    StateMachineSafety, // no two servers ever apply different entries at the same index (§5.4.3)
};

// Stable: files and translations use them.
inline constexpr std::array<std::string_view, 5> kPropertyIds{"election_safety", "leader_append_only", "log_matching",
                                                              "leader_completeness", "state_machine_safety"};

static_assert(kPropertyIds.size() == static_cast<std::size_t>(Property::StateMachineSafety) + 1);

constexpr std::string_view id_of(Property property) {
    return kPropertyIds[static_cast<std::size_t>(property)];
}

// A property that does not hold any more, with what shows it.
struct Violation {
    Property property = Property::ElectionSafety;
    sim::Time at = 0;
    std::uint64_t event = 0;      // the number of the event after which it was seen
    NodeId node = raft::kNobody;  // whose change broke it
    NodeId other = raft::kNobody; // ElectionSafety: the first leader of the term; LogMatching: whose log differs;
                                  // LeaderCompleteness: who committed the entry; StateMachineSafety: who applied first
    raft::Term term = 0;          // of `node`; LeaderCompleteness: of the leader that lacks the entry
    raft::Index index = 0;        // where the entries differ; ElectionSafety: 0
    raft::Entry expected;         // what should stand there: the earlier, committed or other node's entry
    raft::Entry found;            // what does; term 0 if nothing does

    friend bool operator==(const Violation&, const Violation&) = default;
};

// Watches one run from the moment at which it is made; what it finds then is taken as given. It looks only at what an
// event can have changed, so that a heartbeat costs next to nothing. Crashes and restarts are part of a run; jumping
// to another moment of a history is not: make a new monitor there.
class Monitor {
  public:
    explicit Monitor(const sim::World& world);

    // To be called after every event, as a sim::Observer is.
    void look(const sim::World& world, const sim::TraceEvent& event);

    // Calls look(); this monitor must stay where it is.
    sim::Observer observer();

    // In the order in which they were seen; of each property at most kMostOfOne, as a broken run breaks it for ever.
    const std::vector<Violation>& violations() const { return violations_; }

    static constexpr int kMostOfOne = 20;

  private:
    // What of a node was looked at last.
    struct Seen {
        raft::Log log;
        raft::Term term = 0;
        raft::Role role = raft::Role::Follower;
        raft::Index commit_index = 0;
        raft::Index last_applied = 0;
        raft::Index as_committed = 0; // so many entries of its log are known to equal the committed ones
    };
    struct Leader {
        raft::Term term = 0;
        NodeId node = raft::kNobody;
        raft::Log log; // at its election
    };
    struct Committed {
        raft::Entry entry;
        raft::Term in_term = 0;
        NodeId by = raft::kNobody;
    };
    struct Applied {
        raft::Entry entry;
        NodeId by = raft::kNobody;
    };
    // Where the world stands, for reports.
    struct Moment {
        const sim::World& world;
        sim::Time at;
        std::uint64_t event;
    };

    void look_at(const Moment& moment, NodeId id);
    void look_at_log(const Moment& moment, const raft::Node& node, Seen& seen);
    void look_at_entry(const Moment& moment, const raft::Node& node, raft::Index index);
    void look_at_commitment(const Moment& moment, const raft::Node& node);
    void look_at_election(const Moment& moment, const raft::Node& node, Seen& seen);
    void look_at_applied(const Moment& moment, const raft::Node& node, const Seen& seen);
    void report(const Moment& moment, Violation violation);

    std::vector<Seen> seen_;
    std::vector<Leader> leaders_;      // in order of term
    std::vector<Committed> committed_; // by index - 1
    std::vector<Applied> applied_;     // by index - 1
    std::vector<Violation> violations_;
    std::array<int, kPropertyIds.size()> counts_{}; // of violations_, by property
};

} // namespace check
