// Worlds made by hand for the monitor: what is seen in them is not what Raft does.
#pragma once

#include "raft/check/invariants.h"

namespace check::testing {

using raft::Entry;
using raft::Role;

inline Entry set(raft::Term term, std::int64_t number) {
    return {.term = term, .command = {raft::Op::Set, number}, .client = 1, .request = 1};
}

// A world whose nodes a test changes at will; each change is told as an event of that node.
class Tampered {
  public:
    explicit Tampered(int nodes = 3)
        : world_(sim::make_world({.options = {.nodes = static_cast<std::uint8_t>(nodes)}})) {}

    template <class Change>
    void change(NodeId id, Change change) {
        sim::Server& server = world_.servers[id];
        change(server.node);
        server.disk = {server.node.current_term, server.node.voted_for, server.node.log};
        world_.now += sim::kMillisecond;
        const raft::NodeEvent acted;
        tell(id, sim::NodeActed{acted});
    }

    // As far as a slow disk has not written it.
    template <class Change>
    void change_unstored(NodeId id, Change change) {
        change(world_.servers[id].node);
        const raft::NodeEvent acted;
        tell(id, sim::NodeActed{acted});
    }

    void append(NodeId id, const Entry& entry) {
        change(id, [&](raft::Node& node) { node.log.append(entry); });
    }
    // Everybody votes for it who does not lead and is in a lower term.
    void lead(NodeId id, raft::Term term) {
        for (NodeId voter = 0; voter < world_.node_count(); ++voter) {
            const raft::Node& node = world_.servers[voter].node;
            if (voter != id && node.role != Role::Leader && node.current_term < term) vote(voter, term, id);
        }
        lead_unasked(id, term);
    }
    void lead_unasked(NodeId id, raft::Term term) {
        change(id, [&](raft::Node& node) {
            node.current_term = term;
            node.voted_for = id;
            node.role = Role::Leader;
            for (NodeId peer = 0; peer < node.options.nodes; ++peer)
                node.next_index[peer] = node.log.last_index() + 1;
        });
    }
    void vote(NodeId id, raft::Term term, NodeId candidate) {
        change(id, [&](raft::Node& node) {
            node.current_term = term;
            node.voted_for = candidate;
            node.role = Role::Follower;
        });
        send({.from = id, .to = candidate, .term = term, .body = raft::RequestVoteReply{.vote_granted = true}});
    }
    void send(const raft::Message& message) {
        const sim::InFlight sent(1, raft::Message(message));
        tell(message.from, sim::MessageEvent{sim::MessageEvent::Kind::Sent, sent});
    }
    void follow(NodeId id, raft::Term term) {
        change(id, [&](raft::Node& node) {
            node.current_term = term;
            node.role = Role::Follower;
        });
    }
    // Commits and applies, as every step of a node does.
    void commit(NodeId id, raft::Index index) {
        change(id, [&](raft::Node& node) { node.commit_index = node.last_applied = index; });
    }
    void restart_from_disk(NodeId id) {
        raft::Node& node = world_.servers[id].node;
        node = raft::start_from(world_.servers[id].disk, id, node.options);
        const sim::Input kill = sim::Kill{id};
        tell(id, sim::InputTaken{kill});
        const sim::Input restart = sim::Restart{id};
        tell(id, sim::InputTaken{restart});
    }

    void restart(NodeId id) { restart_from_disk(id); }

    const std::vector<Violation>& violations() const { return monitor_.violations(); }
    std::vector<Violation> of(Property property) const {
        std::vector<Violation> found;
        std::ranges::copy_if(violations(), std::back_inserter(found),
                             [&](const Violation& violation) { return violation.property == property; });
        return found;
    }
    const sim::World& world() const { return world_; }

  private:
    void tell(NodeId id, const decltype(sim::TraceEvent::what)& what) {
        ++world_.events;
        monitor_.look(world_, {.at = world_.now, .number = world_.events, .node = id, .what = what});
    }

    sim::World world_;
    Monitor monitor_{world_};
};

} // namespace check::testing
