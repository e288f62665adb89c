#include "raft/sim/free_client.h"

#include <algorithm>

namespace sim {

raft::ClientId free_client(const World& world) {
    raft::ClientId next = 1;
    for (const Client& client : world.clients) {
        if (client.state != Client::State::Waiting && client.next.empty()) return client.id;
        next = std::max(next, client.id + 1);
    }
    return next <= kLargestClient ? next : 0;
}

} // namespace sim
