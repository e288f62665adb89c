// A client of the cluster: sends a request, waits, follows a redirect, tries again, and shows the answer (§8).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "raft/core/types.h"
#include "raft/sim/chance.h"
#include "raft/sim/input.h"
#include "raft/sim/time.h"

namespace sim {

// How long a client waits for an answer before it sends its request again, at the least; on a slow network, a few
// round trips. The second try goes to the same node as long as its process lives (the connection stands), else to
// the next one.
inline constexpr Time kAnswerTimeout = 500 * kMillisecond;

// How long it waits before it asks again where nobody knew a leader.
inline constexpr Time kNoLeaderPause = 100 * kMillisecond;

// After so many requests without an answer it gives up.
inline constexpr int kMostTries = 20;

struct Client {
    enum class State : std::uint8_t {
        Waiting,
        Done,
        Failed, // nobody answered, or the node that had taken the request lost it to a newer leader
    };

    raft::ClientId id = 0;
    raft::RequestNumber request = 0; // its current one, from 1
    raft::Command command;
    State state = State::Waiting;
    NodeId target = 0; // whom it asked last
    Time since = 0;    // when it began this request
    Time ended = 0;    // when it got its answer or gave up; 0 while waiting
    Time retry_at = kNever;
    std::uint64_t retry_cause = 0; // the number of the event since which it waits
    // Of its requests and of each node's replies to it.
    DrawCounts<raft::kMaxNodes> requests;
    DrawCounts<raft::kMaxNodes> replies;
    int tries = 0;
    int redirects = 0; // in a row
    std::int64_t result = 0;
    std::vector<Request> next; // requests that wait for this one to end

    friend bool operator==(const Client&, const Client&) = default;
};

} // namespace sim
