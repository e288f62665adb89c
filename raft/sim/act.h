// What several inputs of one moment come to together, as one speaks of it: A rejoins, not four links mended. Told from
// the inputs alone, so that a recording that is opened again tells the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "raft/core/node.h"
#include "raft/sim/groups.h"
#include "raft/sim/input.h"

namespace sim {

struct Act {
    enum class Kind : std::uint8_t {
        OneInput,
        Splits, // nodes that talked to each other no longer do
        CutLinks,
        Rejoin, // all links of the nodes are whole
        MendLinks,
        Kill,
        Restart,
        Resume,
        RunAgain, // some are restarted, some resumed
        Pause,
        FireTimers,
        Deliver,
        Drop,
        Delay,
        Copy,
        SplitVote,          // timers of several fire, and votes are delivered: a set piece,
        KillAfterFirstCopy, // and another one
    };
    Kind kind = Kind::OneInput;
    raft::NodeSet nodes; // whom it happens to
};

// How many of these inputs of one moment are the first act. Under a hand that delivers, time stands still between acts
// that are no less the person's own: there, of messages and timers each is an act by itself.
std::size_t size_of_act(std::span<const Input> inputs, Pace pace);

// What these inputs, one act, are; `after`: who talks to whom when all of them have taken effect.
Act act_of(std::span<const Input> inputs, int nodes, const Groups& after);

} // namespace sim
