// What the timeline shows of a run: for a stretch of time, who had which role, which messages went where, and what
// else happened. Read from the chronicle, kept while the stretch only grows at its end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "raft/sim/cuts.h"
#include "raft/sim/run.h"

namespace render {

struct RoleSpan {
    sim::Time from = 0;
    sim::Time to = 0;
    raft::Role role = raft::Role::Follower;
    bool up = true;
    bool paused = false;
    raft::Term term = 0;
};

struct MessageArrow {
    sim::MessageId id = 0;
    raft::NodeId from = 0; // kClientSide for clients
    raft::NodeId to = 0;
    raft::ClientId client = 0; // where one end is a client
    sim::Time sent = 0;
    sim::Time ended = 0; // delivered or lost; the due time while under way
    bool under_way = false;
    bool lost = false;
    float way = 1; // how much of its way it comes: all, unless it is lost
    raft::Role sender_role = raft::Role::Follower;
    std::uint8_t body = 0; // index of the alternative in raft::Body
    bool carries_entries = false;
    bool positive = true; // replies: + or −
};

// A partition, between two lanes that lie beside each other: while it lasts nothing gets from one's node to the
// other's.
struct Wall {
    raft::NodeId above = 0; // the wall is below the lane of this node
    sim::Time from = 0;
    sim::Time to = 0;
    bool stands = true; // still, at the end of the timeline
};

// Something worth a mark: an input (fault, request), a new leader (term), a commit, a follower that learns of it.
struct TimelineMark {
    enum class Kind : std::uint8_t { Input, NewTerm, Leader, Commit, Learns };
    Kind kind = Kind::Input;
    sim::Time at = 0;
    raft::NodeId node = raft::kNobody;
    raft::Term term = 0;
    raft::Index index = 0;
    sim::Input input = sim::Heal{}; // Kind::Input,
    sim::Groups groups;             // and who talks to whom from then on
};

struct Timeline {
    sim::Time from = 0;
    sim::Time to = 0;                         // nothing is known after it
    std::vector<std::vector<RoleSpan>> lanes; // one for each node
    std::vector<MessageArrow> arrows;
    std::vector<TimelineMark> marks;
    std::vector<Wall> walls;
    sim::Cuts cuts{};   // at the end
    sim::Groups groups; // as well
    sim::Pace pace = sim::Pace::Timed;
};

class TimelineRecorder {
  public:
    // At least the stretch [from, to] of a branch, which must be known and its records there (sim::Run::need); what
    // lies outside of it may be there as well. Costs only what is new where it continues the last stretch: the same
    // line, `from` the same or later, `to` as it was or later.
    const Timeline& show(const sim::Run& run, sim::BranchId branch, sim::Time from, sim::Time to);

    // From when on records must be there for a stretch from `from` on.
    static sim::Time first_needed(const sim::Run& run, sim::BranchId branch, sim::Time from);

  private:
    void start(const sim::Run& run, sim::BranchId branch, sim::Time from);
    void continue_to(const sim::Run& run, sim::BranchId branch, sim::Time to);
    void forget_before(sim::Time from);

    Timeline timeline_;
    sim::Identity line_;
    sim::Time gathered_from_ = 0;
    std::uint64_t last_number_ = 0; // of the event that was gathered last
};

} // namespace render
