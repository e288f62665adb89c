// A run may begin in the midst of a story: with terms, votes and logs on the nodes' disks.
#include <gtest/gtest.h>

#include "raft/sim/run.h"

namespace {

raft::Disk disk(raft::Term term, std::initializer_list<raft::Entry> entries) {
    raft::Disk disk{.current_term = term};
    for (const raft::Entry& entry : entries)
        disk.log.append(entry);
    return disk;
}

raft::Entry set(raft::Term term, std::int64_t number) {
    return {.term = term, .command = {raft::Op::Set, number}};
}

sim::Config three_with_disks() {
    return {.options = {.nodes = 3},
            .seed = 7,
            .disks = {disk(2, {set(1, 5), set(2, 6)}), disk(1, {set(1, 5)}), disk(2, {})}};
}

TEST(InitialDisks, start_every_node_from_its_own_disk_as_a_follower) {
    const sim::World world = sim::make_world(three_with_disks());
    EXPECT_EQ(world.servers[0].node.current_term, 2U);
    EXPECT_EQ(world.servers[0].node.log.last_index(), 2U);
    EXPECT_EQ(world.servers[1].node.log.last_index(), 1U);
    EXPECT_EQ(world.servers[2].node.log.last_index(), 0U);
    for (const sim::Server& server : world.servers) {
        EXPECT_EQ(server.node.role, raft::Role::Follower);
        EXPECT_EQ(server.node.commit_index, 0U);
        EXPECT_EQ(server.node.machine.value, 0);
    }
}

TEST(InitialDisks, survive_a_crash) {
    sim::World world = sim::make_world(three_with_disks());
    sim::apply(world, sim::Kill{0});
    sim::apply(world, sim::Restart{0});
    EXPECT_EQ(world.servers[0].node.log.last_index(), 2U);
}

TEST(InitialDisks, come_back_with_every_moment_of_a_history) {
    sim::Run forward(three_with_disks());
    sim::Run back(three_with_disks());
    back.at(2 * sim::kSecond);
    for (const sim::Time t : {900, 600, 300, 0}) {
        const sim::World world = back.at(t * sim::kMillisecond);
        EXPECT_EQ(sim::digest(world), sim::digest(sim::Run(three_with_disks()).at(t * sim::kMillisecond)));
    }
}

TEST(InitialDisks, hold_what_is_the_same_in_one_memory) {
    sim::Config config{.options = {.nodes = 3}};
    for (int node = 0; node < 3; ++node) {
        raft::Disk& written = config.disks.emplace_back(disk(1, {}));
        for (int i = 0; i < 1000 - node; ++i)
            written.log.append(set(1, i));
    }
    ASSERT_EQ(shared_until(config.disks[1].log, config.disks[0].log), 0U);
    const sim::World world = sim::make_world(config);
    for (const sim::Server& server : world.servers) {
        EXPECT_EQ(shared_until(server.node.log, world.servers[0].node.log), server.node.log.last_index());
    }
}

TEST(InitialDisks, count_in_the_digest) {
    sim::Config other = three_with_disks();
    other.disks[2].current_term = 3;
    EXPECT_NE(sim::digest(sim::make_world(three_with_disks())), sim::digest(sim::make_world(other)));
}

} // namespace
