// Clients (§8): requests that a leader takes into its log, and their answers.
#pragma once

#include "raft/core/node.h"

namespace raft {

void handle(Node& node, const Message& message, const ClientRequest& request, Effects& out);

// An entry was applied with `result`: answers whoever waits for its request here.
void answer_applied(Node& node, const Entry& entry, std::int64_t result, Effects& out);

// Entries from `first` on were removed from this node's log, and others perhaps appended: tells whoever waits for a
// request that is in it no more.
void answer_removed(Node& node, Index first, Effects& out);

} // namespace raft
