// Clients (§8): requests that a leader takes into its log, and their answers.
#pragma once

#include "raft/core/node.h"

namespace raft {

void handle(Node& node, const Message& message, const ClientRequest& request, Effects& out);

// The entry at `index` was applied with `result`: answers whoever waits for it here.
void answer_applied(Node& node, Index index, std::int64_t result, Effects& out);

// Entries from `first` on are gone from this node's log: tells whoever waited for one of them here.
void answer_removed(Node& node, Index first, Effects& out);

} // namespace raft
