// A schedule played under the eyes of all judges: is it safe, does it answer, does it come to rest?
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "raft/check/invariants.h"
#include "raft/check/linearizability.h"
#include "raft/check/schedules.h"
#include "raft/sim/world.h"

namespace check {

// What clients were told does not fit one register.
inline constexpr std::string_view kNotLinearizable = "not_linearizable";

// What a cluster owes once the faults are over: whoever asked is answered, and so is whoever asks then; no more
// elections than it needs, and none while a leader reigns; no more messages than heartbeats and one request make; one
// log and one state on all nodes.
inline constexpr std::array<std::string_view, 4> kOwedInCalm{"unanswered", "elections_in_calm", "messages_in_peace",
                                                             "not_of_one_mind"};

// What a run broke: a property's id, kNotLinearizable, or one of kOwedInCalm. They are stable.
struct Finding {
    std::string_view broken;
    sim::Time at = 0;
    std::uint64_t event = 0;
    NodeId node = raft::kNobody;

    friend bool operator==(const Finding&, const Finding&) = default;
};

// What came of a schedule.
struct Trial {
    sim::World end;
    std::vector<Violation> violations;
    std::vector<Operation> operations; // what clients asked for and were told
    int elections_in_calm = 0;         // started between calm and peace
    int elections_in_peace = 0;
    std::uint64_t messages_in_peace = 0;
    std::vector<raft::ClientId> waiting; // clients that still waited when peace began
};

// Plays a schedule to its end. `listener` hears every event, too.
Trial play(const Schedule& schedule, sim::Listener listener = {});

// The first thing that is not as it should be, if anything is: safety first, then what a calm cluster owes. Schedules
// by hand owe less, as nothing happens there by itself.
std::optional<Finding> judge(const Schedule& schedule, const Trial& trial);

} // namespace check
