// The state machine that the cluster replicates: one integer, and what is needed to apply every client's request at
// most once (§8).
#pragma once

#include <cstdint>
#include <vector>

#include "raft/core/types.h"

namespace raft {

// The newest request of a client that was applied, and its answer.
struct ClientSession {
    ClientId client = 0;
    RequestNumber request = 0;
    std::int64_t result = 0;

    friend bool operator==(const ClientSession&, const ClientSession&) = default;
};

struct StateMachine {
    std::int64_t value = 0;
    std::vector<ClientSession> sessions; // sorted by client

    friend bool operator==(const StateMachine&, const StateMachine&) = default;
};

// What came of an entry.
struct Applied {
    std::int64_t result = 0; // its answer: the value after it
    bool took_effect = true; // false: its request, or a later one of its client, took effect before (§8)
};

// Applies an entry. ADD wraps around modulo 2^64 (two's complement), the same on every machine. An entry whose request
// was applied before changes nothing and repeats the answer.
Applied apply(StateMachine& machine, const Entry& entry);

// The session of a client, or nullptr before its first applied request.
const ClientSession* find_session(const StateMachine& machine, ClientId client);

} // namespace raft
