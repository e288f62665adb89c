// Which client asks again next, and when. It follows from the clients and is kept only so that nobody need ask each of
// them at every event; so it is no part of a world's value.
#pragma once

#include <vector>

#include "raft/sim/client.h"
#include "raft/sim/due_queue.h"
#include "raft/sim/time.h"

namespace sim {

class Retries {
  public:
    // kNever if no client waits.
    Time next_due() const { return queue_.next().due; }

    // Whose turn it is then; of several the lowest. There is one.
    raft::ClientId next_client() const { return static_cast<raft::ClientId>(queue_.next().number); }

    // The client's retry_at was set anew; it is one of `clients`, which are sorted by id.
    void note(const std::vector<Client>& clients, const Client& changed);

    friend bool operator==(const Retries&, const Retries&) { return true; }

  private:
    DueQueue queue_; // also what clients no longer wait for, but never first
};

} // namespace sim
