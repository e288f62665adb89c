// By its number a client's request is known again, however often it is sent and whoever takes it (§8). It is told where
// that matters: once the request was sent anew while nobody had refused it, so that more than one node may take it.
#pragma once

#include <string>

#include "raft/sim/world.h"

namespace render {

inline bool tells_number(const sim::Client& client) {
    return client.unrefused > 1;
}

// " #2" where it is told, else nothing. A message about an earlier request than the client's present one tells it too.
inline std::string told_number(const sim::World& world, raft::ClientId id, raft::RequestNumber request) {
    const sim::Client* client = sim::find_client(world, id);
    if (client == nullptr || (client->request == request && !tells_number(*client))) return {};
    return " #" + std::to_string(request);
}

} // namespace render
