// How often what conditions speak of has happened. Each event is looked at once, when it happens and in the world just
// after it, so that "the leader" is whoever leads then and a long beat costs no more than its events.
#pragma once

#include <string_view>
#include <vector>

#include "raft/lesson/condition.h"
#include "raft/sim/trace.h"

namespace lesson {

class Tally {
  public:
    // Counts whatever this condition speaks of, from now on.
    void listen_for(const Condition& condition);
    void operator()(const sim::World& world, const sim::TraceEvent& event);

    // All counts are 0 again.
    void start_anew();

    // How often it happened; 0 of what is not listened for.
    int count(const Happened& said) const;

  private:
    struct Counted {
        Happened said;
        int count = 0;
    };
    std::vector<Counted> counted_;
};

// Does the trace have events of this name?
bool is_event_name(std::string_view name);

} // namespace lesson
