#include "raft/sim/retries.h"

#include <algorithm>

namespace sim {
namespace {

// Room for one superseded key of each client, and a few more, before they are looked for.
constexpr std::size_t kLeastSuperseded = 16;

} // namespace

void Retries::note(const std::vector<Client>& clients, const Client& changed) {
    if (changed.retry_at != kNever) queue_.push(changed.retry_at, changed.id);

    const auto superseded = [&](const DueQueue::Key& key) {
        const auto place = std::ranges::lower_bound(clients, static_cast<raft::ClientId>(key.number), {}, &Client::id);
        return place->retry_at != key.due;
    };
    if (queue_.size() > 2 * clients.size() + kLeastSuperseded) queue_.drop_if(superseded);
    while (!queue_.empty() && superseded(queue_.next()))
        queue_.pop();
}

} // namespace sim
