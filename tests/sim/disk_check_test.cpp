// Which disks a run may begin with: all that a run can leave, and none from which Raft would break.
#include "raft/sim/disk_check.h"

#include <gtest/gtest.h>

#include "tests/sim/possible_disks.h"

namespace {

using raft::Term;

template <std::size_t N>
sim::Config config(const possible::Disks<N>& disks) {
    sim::Config config{.options = {.nodes = N}};
    for (const possible::SmallDisk& small : disks) {
        raft::Disk& disk = config.disks.emplace_back();
        disk.current_term = small.term;
        disk.voted_for = small.vote;
        for (const Term term : small.log)
            disk.log.append({.term = term, .command = {raft::Op::Set, static_cast<std::int64_t>(term)}});
    }
    return config;
}

template <std::size_t N>
std::string text(const possible::Disks<N>& disks) {
    std::string text;
    for (const possible::SmallDisk& disk : disks) {
        text += " " + std::to_string(disk.term) + (disk.vote == raft::kNobody ? '-' : raft::name_of(disk.vote)) + '[';
        for (const Term term : disk.log)
            text += std::to_string(term);
        text += ']';
    }
    return text;
}

// Every disk of a term up to `last` with a log of up to `longest` entries.
std::vector<possible::SmallDisk> every_disk(int nodes, Term last, std::size_t longest) {
    std::vector<possible::Terms> logs{{}};
    for (std::size_t i = 0; i < logs.size(); ++i) {
        for (Term term = 1; term <= last && logs[i].size() < longest; ++term) {
            possible::Terms longer = logs[i];
            longer.push_back(term);
            logs.push_back(longer);
        }
    }
    std::vector<possible::SmallDisk> disks;
    for (Term term = 0; term <= last; ++term) {
        for (const possible::Terms& log : logs) {
            disks.push_back({term, raft::kNobody, log});
            for (raft::NodeId vote = 0; vote < nodes; ++vote)
                disks.push_back({term, vote, log});
        }
    }
    return disks;
}

struct Counts {
    int possible = 0;
    int refused = 0;
    int doubtful = 0; // accepted, although no run leaves them
};

// Compares the check with what all runs leave, for every group of disks.
template <std::size_t N>
Counts compare(Term last, std::size_t longest_on_the_way, std::size_t longest) {
    const auto possible_disks = possible::all_disks<N>(last, longest_on_the_way);
    const std::vector<possible::SmallDisk> each = every_disk(N, last, longest);
    Counts counts;
    std::array<std::size_t, N> choice{};
    while (true) {
        possible::Disks<N> disks;
        for (std::size_t node = 0; node < N; ++node)
            disks[node] = each[choice[node]];
        const bool accepted = !sim::find_problem(config(disks));
        const bool is_possible = possible_disks.contains(disks);
        EXPECT_TRUE(accepted || !is_possible) << "refused, but a run leaves" << text(disks);
        counts.possible += is_possible ? 1 : 0;
        counts.refused += accepted ? 0 : 1;
        counts.doubtful += accepted && !is_possible ? 1 : 0;
        std::size_t node = 0;
        while (node < N && ++choice[node] == each.size())
            choice[node++] = 0;
        if (node == N) return counts;
    }
}

TEST(DiskCheck, accepts_all_that_runs_of_one_or_two_nodes_leave_and_hardly_anything_else) {
    const Counts one = compare<1>(3, 3, 2);
    EXPECT_EQ(one.possible, 20);
    EXPECT_EQ(one.doubtful, 0);
    const Counts two = compare<2>(3, 4, 2);
    EXPECT_GT(two.possible, 300);
    EXPECT_LE(two.doubtful * 50, two.possible);
}

TEST(DiskCheck, accepts_all_that_runs_of_three_nodes_leave_and_hardly_anything_else) {
    const Counts three = compare<3>(2, 3, 1);
    EXPECT_GT(three.possible, 500);
    EXPECT_LE(three.doubtful * 50, three.possible);
    EXPECT_GT(three.refused, 10 * three.possible);
}

// Longer logs on the way may be cut again, and later terms may make up for earlier ones.
TEST(DiskCheck, accepts_all_that_longer_runs_of_three_nodes_leave) {
    for (const possible::Disks<3>& disks : possible::all_disks<3>(3, 2))
        ASSERT_FALSE(sim::find_problem(config(disks))) << text(disks);
}

TEST(DiskCheck, wants_one_disk_for_each_node_or_none) {
    sim::Config config{.options = {.nodes = 3}};
    EXPECT_FALSE(sim::find_problem(config));
    config.disks.resize(2);
    EXPECT_EQ(sim::find_problem(config)->fault, sim::DiskFault::Count);
    config.disks.resize(3);
    EXPECT_FALSE(sim::find_problem(config));
}

TEST(DiskCheck, says_which_entry_and_whose) {
    // Term 3 had a leader whose log ended with "1", yet it takes a voter that was already at "2".
    const auto problem = sim::find_problem(config<3>({{{2, 0, {1, 2}}, {3, 2, {1, 2}}, {3, 2, {1, 3}}}}));
    ASSERT_TRUE(problem);
    EXPECT_EQ(problem->node, 2);
    EXPECT_EQ(problem->index, 2U);
    EXPECT_EQ(problem->term, 3U);
    EXPECT_EQ(problem->fault, sim::DiskFault::TooFewVotes);
}

// Each of these stood in its term, and no message of its election arrived.
TEST(DiskCheck, lets_lonely_candidates_stand_whatever_the_order_of_the_nodes) {
    std::vector<Term> terms{0, 0, 1, 2, 3};
    do {
        sim::Config config{.options = {.nodes = 5}};
        for (const Term term : terms)
            config.disks.push_back({.current_term = term});
        EXPECT_FALSE(sim::complete_votes(config, {}));
        EXPECT_FALSE(sim::find_problem(config)) << "completed to what a run can have left";
    } while (std::ranges::next_permutation(terms).found);
}

TEST(DiskCheck, takes_votes_that_are_not_known_for_possible_where_there_are_too_many_ways) {
    sim::Config config{.options = {.nodes = 9}};
    for (raft::NodeId node = 0; node < 9; ++node)
        config.disks.push_back({.current_term = node + Term{1}});
    EXPECT_FALSE(sim::complete_votes(config, {}));
    EXPECT_EQ(config.disks.back().voted_for, 8);
}

TEST(DiskCheck, bounds_terms) {
    EXPECT_EQ(sim::find_problem(config<1>({{{sim::kLargestTerm + 1, 0, {}}}}))->fault, sim::DiskFault::TermTooLarge);
    EXPECT_FALSE(sim::find_problem(config<1>({{{sim::kLargestTerm, 0, {sim::kLargestTerm}}}})));
}

// Each entry of a term of its own is the most that there can be to look at.
TEST(DiskCheck, is_done_with_long_logs_of_nine_nodes) {
    sim::Config config{.options = {.nodes = 9}};
    raft::Disk disk{.current_term = 200'000};
    for (Term term = 1; term <= 100'000; ++term)
        disk.log.append({.term = 2 * term, .command = {raft::Op::Set, 1}});
    config.disks.assign(9, disk);
    EXPECT_FALSE(sim::complete_votes(config, {}));
    for (raft::Disk& each : config.disks)
        EXPECT_EQ(each.voted_for, 0);
    EXPECT_FALSE(sim::find_problem(config));
}

} // namespace
