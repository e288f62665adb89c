// What goes to a disk that takes its time. The disk of a node does one write after the other; what a process persists
// in the meantime waits, and is then written in one go. What the process sends waits with it.
#pragma once

#include <cstdint>
#include <vector>

#include "raft/core/message.h"
#include "raft/core/node.h"
#include "raft/sim/time.h"

namespace sim {

struct DiskWrite {
    // A message that leaves when the write has ended.
    struct Held {
        std::uint64_t cause = 0; // the number of the event that began the step which sent it
        raft::Message message;

        friend bool operator==(const Held&, const Held&) = default;
    };

    raft::NodeId node = 0;
    Time due = kNever;       // when it ends; kNever: it has not begun
    bool written = false;    // it is on disk, but the process is paused and has not noticed
    std::uint64_t cause = 0; // the number of the event that began the step which persisted it last; then of its end
    raft::Disk what;
    std::vector<Held> held;

    friend bool operator==(const DiskWrite&, const DiskWrite&) = default;
};

} // namespace sim
