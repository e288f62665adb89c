// What happened in a run, one JSON object a line.
//
// Every line has "at", "n", "node" (null where it is about none), "event", "term" (null where none is involved),
// "rule" and "why" (what the rule's judgement looked at; null and {} where no rule decided). Then the fields of the
// event's kind: of a node's deed "held" (did the rule's condition hold?), "peer", "index", "op", "result"…; of a
// message its id and contents; of an input what a scenario says of it.
#pragma once

#include <string>

#include "raft/sim/trace.h"
#include "raft/sim/world.h"

namespace file {

// One line with its end. `world` is the world just after the event.
std::string write_event(const sim::World& world, const sim::TraceEvent& event);

} // namespace file
