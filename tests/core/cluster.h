// Several nodes and the messages between them, under the hand of a test. Every step is checked against what Figure 2
// implies inside one node, and against the promise of stable storage: only what a step declares is written, and that
// must always be enough.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <vector>

#include "raft/core/check_node.h"
#include "raft/core/node.h"

namespace raft::testing {

class Cluster {
  public:
    explicit Cluster(int nodes, Replicate replicate = Replicate::Heartbeat, RuleSet switched_off = {}) {
        const Options options{
            .nodes = static_cast<std::uint8_t>(nodes), .replicate = replicate, .switched_off = switched_off};
        for (NodeId id = 0; id < nodes; ++id) {
            disks_.emplace_back();
            nodes_.push_back(start_from(disks_.back(), id, options));
        }
    }

    Node& node(NodeId id) { return nodes_[id]; }
    const Disk& disk(NodeId id) const { return disks_[id]; }
    int size() const { return static_cast<int>(nodes_.size()); }

    std::vector<Message> under_way;   // between nodes, in the order of sending
    std::vector<ClientReply> replies; // to clients
    Effects out;

    void fire(NodeId id) { take(id, TimerFired{}); }

    void receive(const Message& message) { take(message.to, Received{message}); }

    void request(NodeId to, ClientId client, RequestNumber number, Command command) {
        receive({.from = kClientSide, .to = to, .term = 0, .body = ClientRequest{client, number, command}});
    }

    // The process of a node dies and comes back with what is on disk.
    void crash(NodeId id) {
        nodes_[id] = start_from(disks_[id], id, nodes_[id].options);
        take(id, Started{});
    }

    Message pick(std::size_t place) {
        Message message = std::move(under_way[place]);
        under_way.erase(under_way.begin() + static_cast<std::ptrdiff_t>(place));
        return message;
    }

    // Delivers all messages and their answers, except those that `lost` names.
    void deliver_all(const std::function<bool(const Message&)>& lost = {}) {
        while (!under_way.empty()) {
            const Message message = pick(0);
            if (!lost || !lost(message)) receive(message);
        }
    }

    // `id` stands and, the others willing, leads and is known as the leader.
    void elect(NodeId id) {
        fire(id);
        deliver_all();
    }

    // A leader's heartbeat with all that comes of it.
    void beat(NodeId id) { elect(id); }

    std::optional<NodeId> leader() const {
        std::optional<NodeId> found;
        for (const Node& node : nodes_) {
            if (node.role != Role::Leader) continue;
            if (!found || node.current_term > nodes_[*found].current_term) found = node.id;
        }
        return found;
    }

  private:
    void take(NodeId id, const Event& event) {
        const Node before = nodes_[id];
        step(nodes_[id], event, out);
        ASSERT_EQ(check_node(before, event, nodes_[id]), "") << name_of(id);
        ASSERT_EQ(check_effects(before, event, nodes_[id], out), "") << name_of(id);
        if (out.persist) {
            disks_[id] = {nodes_[id].current_term, nodes_[id].voted_for, nodes_[id].log};
        }
        ASSERT_TRUE(is_on_disk(nodes_[id], disks_[id])) << "a change was not declared for the disk";
        for (const Message& message : out.messages) {
            if (const auto* reply = std::get_if<ClientReply>(&message.body)) {
                replies.push_back(*reply);
            } else {
                under_way.push_back(message);
            }
        }
    }

    std::vector<Node> nodes_;
    std::vector<Disk> disks_;
};

} // namespace raft::testing
