#include "raft/sim/commitment.h"

#include <cassert>

namespace sim {
namespace {

const raft::Log& held_by(const Server& server) {
    return server.up ? server.node.log : server.disk.log;
}

bool holds(const raft::Log& log, raft::Index index, raft::Term term) {
    return index <= log.last_index() && log.term_at(index) == term;
}

} // namespace

// Two logs that hold the same entry are equal up to it (Log Matching, §5.3): any log with the last committed entry
// tells all of them. With a rule switched off there may be none.
Commitments::Commitments(const World& world) : world_(world) {
    if (world.committed.index == 0) return;
    for (const Server& server : world.servers) {
        if (holds(held_by(server), world.committed.index, world.committed.term)) committed_ = &held_by(server);
    }
}

Commitment Commitments::of(raft::NodeId node, raft::Index index) const {
    const Server& server = world_.servers[node];
    const raft::Log& log = held_by(server);
    assert(1 <= index && index <= log.last_index());
    if (server.up && index <= server.node.commit_index) return Commitment::Known;
    const bool committed =
        committed_ != nullptr && index <= world_.committed.index && committed_->term_at(index) == log.term_at(index);
    return committed ? Commitment::NotKnownHere : Commitment::No;
}

} // namespace sim
