// Plays a schedule and gathers what the tests ask about.
#pragma once

#include <algorithm>
#include <vector>

#include "raft/check/invariants.h"
#include "raft/check/schedules.h"
#include "raft/sim/world.h"

namespace check::testing {

struct Answer {
    raft::ClientId client = 0;
    raft::RequestNumber request = 0;
    std::int64_t result = 0;
};

struct Outcome {
    std::vector<Violation> violations;
    std::vector<Answer> answers; // to requests that ended well
    sim::World end;

    bool breaks(Property property) const {
        return std::ranges::find(violations, property, &Violation::property) != violations.end();
    }
};

// Tells the inputs of a schedule to a world that `observer` watches.
inline void play(const Schedule& schedule, sim::World& world, sim::Listener observer) {
    for (const sim::TimedInput& input : schedule.inputs) {
        sim::advance(world, input.at, observer);
        sim::apply(world, input.input, observer);
    }
    sim::advance(world, schedule.until, observer);
}

// `also` is called after every event, too.
template <class Also>
Outcome run(const Schedule& schedule, Also also) {
    Outcome outcome;
    outcome.end = sim::make_world(schedule.config);
    Monitor monitor(outcome.end);
    play(schedule, outcome.end, [&](const sim::World& world, const sim::TraceEvent& event) {
        monitor.look(world, event);
        also(world, event);
        const auto* told = std::get_if<sim::ClientEvent>(&event.what);
        if (told == nullptr || told->kind != sim::ClientEvent::Kind::Done) return;
        outcome.answers.push_back({told->client, told->request, told->result});
    });
    outcome.violations = monitor.violations();
    return outcome;
}

inline Outcome run(const Schedule& schedule) {
    return run(schedule, [](const sim::World&, const sim::TraceEvent&) {});
}

} // namespace check::testing
