// What a world promises beside Raft's own properties, looked at after every event.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "raft/sim/trace.h"
#include "raft/sim/world.h"

namespace check::testing {

class Promises {
  public:
    explicit Promises(const sim::World& world) : at_(world.now), number_(world.events), nodes_(world.servers.size()) {}

    void look(const sim::World& world, const sim::TraceEvent& event) {
        ASSERT_EQ(event.number, ++number_) << "events are numbered one by one";
        ASSERT_EQ(event.number, world.events);
        ASSERT_GE(event.at, at_) << "time never goes back";
        ASSERT_EQ(event.at, world.now);
        at_ = event.at;
        if (event.node >= nodes_.size()) return;
        const bool waits = std::ranges::find(world.writes, event.node, &sim::DiskWrite::node) != world.writes.end();
        look_at(world.servers[event.node], event, waits, nodes_[event.node]);
    }

  private:
    struct Seen {
        raft::Term term = 0;
        raft::Term term_on_disk = 0;
        raft::NodeId voted_for = raft::kNobody;
        raft::Index commit_index = 0;
    };

    // A slow disk is behind, and a crash then undoes what it has not written.
    static void look_at(const sim::Server& server, const sim::TraceEvent& event, bool waits, Seen& seen) {
        const raft::Node& node = server.node;
        ASSERT_TRUE(waits || raft::is_on_disk(node, server.disk)) << "what a node answers is on its disk";
        ASSERT_GE(server.disk.current_term, seen.term_on_disk) << "terms never decrease, not even by a crash";
        seen.term_on_disk = server.disk.current_term;
        if (const auto* taken = std::get_if<sim::InputTaken>(&event.what);
            taken != nullptr && std::holds_alternative<sim::Kill>(taken->input)) {
            seen.term = server.disk.current_term;
            seen.voted_for = server.disk.voted_for;
        }
        ASSERT_GE(node.current_term, seen.term) << "terms never decrease";
        if (node.current_term == seen.term && seen.voted_for != raft::kNobody) {
            ASSERT_EQ(node.voted_for, seen.voted_for) << "a vote is cast once in a term";
        }
        ASSERT_LE(node.commit_index, node.log.last_index());
        ASSERT_EQ(node.last_applied, node.commit_index) << "what is committed is applied in the same step";
        if (std::holds_alternative<sim::InputTaken>(event.what)) {
            seen.commit_index = node.commit_index; // perhaps a crash
        } else {
            ASSERT_GE(node.commit_index, seen.commit_index) << "commitment is for ever";
            seen.commit_index = node.commit_index;
        }
        seen.term = node.current_term;
        seen.voted_for = node.voted_for;
    }

    sim::Time at_;
    std::uint64_t number_;
    std::vector<Seen> nodes_;
};

} // namespace check::testing
