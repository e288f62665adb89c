// What the timeline shows of a run: for a stretch of time, who had which role, which messages went where, and what
// else happened. Gathered from a history, kept while the stretch only grows at its end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "raft/sim/history.h"
#include "raft/sim/trace.h"

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
    raft::Role sender_role = raft::Role::Follower;
    std::uint8_t body = 0; // index of the alternative in raft::Body
    bool carries_entries = false;
    bool positive = true; // replies: + or −
};

// Something worth a mark: an input (fault, request), a new leader (term), a commit.
struct TimelineMark {
    enum class Kind : std::uint8_t { Input, NewTerm, Leader, Commit };
    Kind kind = Kind::Input;
    sim::Time at = 0;
    raft::NodeId node = raft::kNobody;
    raft::Term term = 0;
    raft::Index index = 0;
    sim::Input input = sim::Heal{}; // Kind::Input
};

struct Timeline {
    sim::Time from = 0;
    sim::Time to = 0;                         // nothing is known after it
    std::vector<std::vector<RoleSpan>> lanes; // one for each node
    std::vector<MessageArrow> arrows;
    std::vector<TimelineMark> marks;
};

// Belongs to one history: whoever opens another one makes another recorder.
class TimelineRecorder {
  public:
    // At least the stretch [from, to] of the history; what lies outside of it may be there as well. Costs only what
    // is new where it continues the last stretch: `from` the same or later, `to` as it was or later, and the
    // history's inputs unchanged.
    const Timeline& show(const sim::History& history, sim::Time from, sim::Time to);

  private:
    void start(const sim::History& history, sim::Time from);
    void continue_to(const sim::History& history, sim::Time to);
    void forget_before(sim::Time from);

    Timeline timeline_;
    std::uint64_t version_ = 0;
    sim::Time gathered_from_ = 0;
    sim::World world_;           // at timeline_.to, to go on from there
    std::size_t next_input_ = 0; // the first input that has not reached world_
};

} // namespace render
