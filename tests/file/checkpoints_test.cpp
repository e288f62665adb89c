// A recording says what its world was, so that replaying it elsewhere verifies itself.
#include <gtest/gtest.h>

#include "raft/file/fingerprint.h"
#include "raft/sim/cursor.h"
#include "tests/file/reading.h"

namespace file {
namespace {

TEST(Checkpoints, come_back_as_they_were_written) {
    Scenario scenario = read(with(R"("inputs": [])"));
    scenario.checkpoints = {{1500 * sim::kMillisecond, 0x0123456789ABCDEFU}, {1501 * sim::kMillisecond, 7}};
    EXPECT_EQ(read(write_scenario(scenario)), scenario);
}

TEST(Checkpoints, wrong_ones_are_refused_with_their_place) {
    const auto place_of = [](const std::string& list) { return problem_of(with("\"checkpoints\": " + list)).where; };
    EXPECT_EQ(place_of(R"([{"at": 5}])"), "checkpoints[0].world");
    EXPECT_EQ(place_of(R"([{"world": "0000000000000000"}])"), "checkpoints[0].at");
    EXPECT_EQ(place_of(R"([{"at": 5, "world": "000000000000000"}])"), "checkpoints[0].world");
    EXPECT_EQ(place_of(R"([{"at": 5, "world": "000000000000000g"}])"), "checkpoints[0].world");
    EXPECT_EQ(place_of(R"([{"at": 5, "world": "0000000000000000"}, {"at": 4, "world": "0000000000000000"}])"),
              "checkpoints[1].at");
}

// Whatever somebody can see of a world counts.
TEST(Fingerprint, everything_that_is_seen_counts) {
    const Scenario scenario = read(shipped("replication"));
    sim::Cursor cursor(scenario.config);
    cursor.play(sim::Line(scenario.inputs), 800 * sim::kMillisecond);
    const sim::World base = cursor.world();
    const auto differs = [&](auto change) {
        sim::World changed = base;
        change(changed);
        return fingerprint(changed) != fingerprint(base);
    };
    EXPECT_TRUE(differs([](sim::World& w) { ++w.now; }));
    EXPECT_TRUE(differs([](sim::World& w) { ++w.servers[0].node.current_term; }));
    EXPECT_TRUE(differs([](sim::World& w) { w.servers[0].up = false; }));
    EXPECT_TRUE(differs([](sim::World& w) { w.servers[0].paused = true; }));
    EXPECT_TRUE(differs([](sim::World& w) { w.servers[0].node.voted_for = 4; }));
    EXPECT_TRUE(differs([](sim::World& w) { w.servers[0].node.log.append({9, {}, 0, 0}); }));
    EXPECT_TRUE(differs([](sim::World& w) { ++w.servers[1].node.commit_index; }));
    EXPECT_TRUE(differs([](sim::World& w) { ++w.servers[1].node.machine.value; }));
    ASSERT_FALSE(base.clients.empty());
    EXPECT_TRUE(differs([](sim::World& w) { ++w.clients[0].result; }));
    EXPECT_FALSE(differs([](sim::World&) {}));
}

} // namespace
} // namespace file
