// Leader election (§5.2, §5.4.1): the parts of a step that concern terms and votes.
#pragma once

#include "raft/core/node.h"

namespace raft {

// A follower or candidate heard nothing for a whole election timeout.
void start_election(Node& node, Effects& out);

// A candidate's vote for itself is on disk.
void count_own_vote(Node& node, Effects& out);

void handle(Node& node, const Message& message, const RequestVote& request, Effects& out);
void handle(Node& node, const Message& message, const RequestVoteReply& reply, Effects& out);

// All Servers: a higher term than one's own is adopted at once, and whoever sees it is a follower (§5.1). Was it?
bool adopt_higher_term(Node& node, const Message& message, Effects& out);

// Becomes a follower in the current term.
void become_follower(Node& node, NodeId leader, Effects& out);

} // namespace raft
