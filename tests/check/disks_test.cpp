// What a run may begin with, against runs: what they leave is accepted, and what is accepted breaks nothing.
#include <gtest/gtest.h>

#include "raft/check/schedules.h"
#include "raft/check/trial.h"
#include "raft/sim/disk_check.h"
#include "raft/sim/random.h"

namespace {

using check::Schedule;

sim::Config beginning_with_disks_of(const sim::World& world) {
    sim::Config config;
    config.options = world.config.options;
    for (const sim::Server& server : world.servers)
        config.disks.push_back(server.disk);
    return config;
}

// Calls `act` with the disks after every step-th event.
template <class Act>
void each_state(const Schedule& schedule, std::uint64_t step, Act act) {
    check::play(schedule, [&](const sim::World& now, const sim::TraceEvent& event) {
        if (event.number % step == 0) act(beginning_with_disks_of(now));
    });
}

void expect_all_are_accepted(const Schedule& schedule, std::uint64_t seed, std::uint64_t step) {
    int refused = 0;
    each_state(schedule, step, [&](sim::Config config) {
        const auto problem = sim::find_problem(config);
        if (problem && ++refused == 1) {
            ADD_FAILURE() << "seed " << seed << ": fault " << static_cast<int>(problem->fault) << " on node "
                          << static_cast<int>(problem->node) << ", entry " << problem->index << ", term "
                          << problem->term;
        }
        EXPECT_EQ(sim::complete_votes(config, {}).has_value(), problem.has_value()) << "seed " << seed;
    });
}

TEST(Disks, of_every_moment_of_random_schedules_are_accepted) {
    for (std::uint64_t seed = 1; seed <= 200; ++seed)
        expect_all_are_accepted(check::random_schedule(seed), seed, 97);
}

class DisksWithout : public ::testing::TestWithParam<raft::RuleInfo> {};

TEST_P(DisksWithout, that_runs_leave_are_accepted_where_the_rule_is_switched_off) {
    raft::RuleSet off;
    off.insert(GetParam().rule);
    for (std::uint64_t seed = 1; seed <= 10; ++seed)
        expect_all_are_accepted(check::random_schedule(seed, off), seed, 397);
}

INSTANTIATE_TEST_SUITE_P(Rules, DisksWithout, ::testing::ValuesIn(raft::kRules),
                         [](const auto& test) { return std::string(test.param.id); });

raft::Disk random_disk(sim::Random& random, int nodes) {
    raft::Disk disk;
    disk.current_term = static_cast<raft::Term>(random.between(0, 3));
    if (random.chance(60)) disk.voted_for = static_cast<raft::NodeId>(random.between(0, nodes - 1));
    raft::Term term = 1;
    for (sim::Time left = random.between(0, 3); left > 0; --left) {
        term = static_cast<raft::Term>(random.between(static_cast<sim::Time>(term), 3));
        if (term <= disk.current_term) disk.log.append({.term = term, .command = {raft::Op::Set, 1}});
    }
    return disk;
}

sim::Config random_disks(sim::Random& random, const raft::Options& options) {
    sim::Config config{.options = options};
    for (int node = 0; node < options.nodes; ++node)
        config.disks.push_back(random_disk(random, options.nodes));
    return config;
}

TEST(Disks, that_are_accepted_never_break_figure_3) {
    sim::Random random(6);
    int accepted = 0;
    int refused = 0;
    for (std::uint64_t seed = 1; accepted < 2000; ++seed) {
        Schedule schedule = check::random_schedule(seed);
        const raft::Options options{.nodes = static_cast<std::uint8_t>(random.between(2, 4)),
                                    .replicate = schedule.config.options.replicate};
        // Inputs are for the nodes of their own cluster, by hand for its own messages.
        if (schedule.config.options.nodes != options.nodes || schedule.config.pace == sim::Pace::ByHand) continue;
        for (int i = 0; i < 100; ++i) {
            sim::Config config = random_disks(random, options);
            if (sim::complete_votes(config, {}) || sim::find_problem(config)) {
                ++refused;
                continue;
            }
            ++accepted;
            schedule.config.disks = config.disks;
            ASSERT_TRUE(check::play(schedule).violations.empty()) << "seed " << seed;
        }
    }
    EXPECT_GT(refused, accepted);
}

} // namespace
