// A client of the cluster: sends a request, waits, follows a redirect, tries again, and shows what came of it (§8).
#pragma once

#include <cstdint>
#include <optional>

#include "raft/core/types.h"
#include "raft/sim/chance.h"
#include "raft/sim/input.h"
#include "raft/sim/request_queue.h"
#include "raft/sim/time.h"

namespace sim {

// How long a client waits for an answer before it sends its request again, at the least; on a slow network, a few
// round trips.
inline constexpr Time kAnswerTimeout = 500 * kMillisecond;

// How long it waits before it asks again where nobody knew a leader.
inline constexpr Time kNoLeaderPause = 100 * kMillisecond;

// After so many tries that nobody answered it gives up.
inline constexpr int kMostTries = 20;

struct Client {
    enum class State : std::uint8_t {
        Waiting,
        Done,
        Failed,  // every request that it sent was refused: it was never taken and never will be
        Unknown, // it gave up, and somebody may have taken the request: it may take effect, now or later
    };

    raft::ClientId id = 0;
    raft::RequestNumber request = 0; // its current one, from 1
    raft::Command command;
    State state = State::Waiting;
    std::optional<NodeId> named; // the node that the request is for; nothing: whoever leads
    NodeId target = 0;           // whom it asked last
    Time since = 0;              // when it began this request
    Time ended = 0;              // when it got its answer or gave up; 0 while waiting
    Time retry_at = kNever;
    std::uint64_t retry_cause = 0; // the number of the event since which it waits
    // Of its requests, of each node's replies to it, and of whom it asks.
    DrawCounts<raft::kMaxNodes> requests;
    DrawCounts<raft::kMaxNodes> replies;
    DrawCounts<1> targets;
    bool pausing = false; // it was answered that nobody is known to lead, and asks again at retry_at
    int tries = 0;        // after silence one more; a redirect or a pause is no failure
    int unrefused = 0;    // how many of the requests that it sent no node has refused
    int redirects = 0;    // in a row
    std::int64_t result = 0;
    RequestQueue next; // requests that wait for this one to end

    friend bool operator==(const Client&, const Client&) = default;
};

} // namespace sim
