// Log replication (§5.3, §5.4.2): the parts of a step that concern entries.
#pragma once

#include "raft/core/node.h"

namespace raft {

// The leader's turn to speak: to every follower what it lacks, or nothing but the heartbeat.
void send_append_entries_to_all(Node& node, Effects& out);

void handle(Node& node, const Message& message, const AppendEntries& request, Effects& out);
void handle(Node& node, const Message& message, const AppendEntriesReply& reply, Effects& out);

// The leader's own disk holds its log up to this index.
void count_own_log(Node& node, Index stored, Effects& out);

// A leader commits what a majority stores, but by counting only entries of its own term. It has learned of one more
// server that stores the entries from `first` to `last`.
void advance_commit_index(Node& node, Index first, Index last, Effects& out);

// All Servers: whatever is committed is applied, in the order of the log.
void apply_committed(Node& node, Effects& out);

} // namespace raft
