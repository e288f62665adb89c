// A disk that takes its time: what is not on it yet is not promised, and a crash loses both.
#include "raft/sim/play.h"
#include "tests/sim/random_scenario.h"
#include "tests/sim/watched_world.h"

namespace sim::testing {
namespace {

constexpr Time kMs = kMillisecond;

// A link takes a millisecond, a write `disk`.
Config slow_config(int nodes, Time disk = 20 * kMs) {
    Config config = config_for(nodes);
    config.timing.latency = {kMs, kMs};
    config.timing.disk = disk;
    return config;
}

const Told* first_named(const WatchedWorld& watched, std::string_view name, NodeId node) {
    for (const Told& told : watched.told) {
        if (told.name == name && told.node == node) return &told;
    }
    return nullptr;
}

// A leads, and nobody's disk has anything to do.
void elect_a(WatchedWorld& watched) {
    watched.apply(FireTimer{A});
    watched.advance(80 * kMs);
    ASSERT_EQ(current_leader(watched.world), A);
    ASSERT_TRUE(watched.world.writes.empty());
    watched.told.clear();
}

TEST(SlowDisk, candidateAsksForVotesWhenItsOwnIsStored) {
    WatchedWorld watched(slow_config(3));
    watched.apply(FireTimer{A});
    EXPECT_EQ(watched.node(A).current_term, 1U);
    EXPECT_EQ(watched.world.servers[A].disk.current_term, 0U);
    EXPECT_EQ(watched.node(A).votes_granted.size(), 0);
    watched.advance(20 * kMs - 1);
    EXPECT_TRUE(watched.named("message_sent").empty());
    watched.advance(1);
    EXPECT_EQ(watched.world.servers[A].disk.voted_for, A);
    EXPECT_TRUE(watched.node(A).votes_granted.contains(A));
    EXPECT_EQ(watched.of_link(A, B, "message_sent").size(), 1U);
    EXPECT_EQ(watched.of_link(A, C, "message_sent").size(), 1U);
}

TEST(SlowDisk, votersReplyWaits_andItsCauseIsTheStepThatSentIt) {
    WatchedWorld watched(slow_config(3));
    watched.apply(FireTimer{A});
    watched.advance(21 * kMs);
    const Told* asked = first_named(watched, "message_delivered", B);
    ASSERT_NE(asked, nullptr);
    EXPECT_EQ(watched.node(B).voted_for, A);
    EXPECT_TRUE(watched.of_link(B, A, "message_sent").empty());
    watched.advance(20 * kMs);
    const auto replies = watched.of_link(B, A, "message_sent");
    ASSERT_EQ(replies.size(), 1U);
    EXPECT_EQ(replies[0].at, 41 * kMs);
    EXPECT_EQ(replies[0].cause, asked->number);
    const Told* written = first_named(watched, "disk_written", B);
    ASSERT_NE(written, nullptr);
    EXPECT_EQ(written->cause, asked->number);
}

TEST(SlowDisk, crashBeforeTheWriteEnds_losesVoteAndReply) {
    WatchedWorld watched(slow_config(3));
    watched.apply(FireTimer{A});
    watched.advance(25 * kMs);
    ASSERT_EQ(watched.node(B).voted_for, A);
    watched.apply(Kill{B});
    watched.apply(Restart{B});
    EXPECT_EQ(watched.node(B).current_term, 0U);
    EXPECT_EQ(watched.node(B).voted_for, raft::kNobody);
    watched.advance(20 * kMs); // past the moment at which it would have left
    EXPECT_TRUE(watched.of_link(B, A, "message_sent").empty());
}

// What is told of a kill.
Undone undone_by_killing(WatchedWorld& watched, NodeId node) {
    Undone undone;
    const auto listen = [&](const World&, const TraceEvent& event) {
        if (const auto* taken = std::get_if<InputTaken>(&event.what)) undone = taken->undone;
    };
    apply(watched.world, Kill{node}, listen);
    return undone;
}

TEST(SlowDisk, killTellsWhatWasNotWritten) {
    WatchedWorld watched(slow_config(3));
    watched.apply(FireTimer{A});
    watched.advance(25 * kMs);
    EXPECT_EQ(undone_by_killing(watched, B), (Undone{.term = 1, .voted_for = A, .messages = 1}));
    EXPECT_EQ(undone_by_killing(watched, A), Undone{}) << "A's own vote is on its disk";
}

TEST(SlowDisk, killTellsWhichEntriesAreGone) {
    WatchedWorld watched(slow_config(3));
    elect_a(watched);
    watched.apply(Request{1, A, {raft::Op::Set, 5}});
    watched.apply(Request{2, A, {raft::Op::Set, 6}});
    watched.advance(2 * kMs);
    ASSERT_EQ(watched.node(A).log.last_index(), 2U);
    EXPECT_EQ(undone_by_killing(watched, A), (Undone{.first = 1, .last = 2}));
}

TEST(SlowDisk, deedsSayThatTheyWaitForIt) {
    const auto waiting = [](Time disk) {
        WatchedWorld watched(slow_config(3, disk));
        std::vector<std::string> deeds;
        const auto listen = [&](const World&, const TraceEvent& event) {
            const auto* acted = std::get_if<NodeActed>(&event.what);
            if (acted != nullptr && acted->waits_for_disk) deeds.emplace_back(name_of(event));
        };
        apply(watched.world, FireTimer{A}, listen);
        advance(watched.world, 25 * kMs, listen);
        return deeds;
    };
    EXPECT_EQ(waiting(20 * kMs), (std::vector<std::string>{"starts_election", "adopts_term", "grants_vote",
                                                           "adopts_term", "grants_vote"}));
    EXPECT_EQ(waiting(0), std::vector<std::string>{});
}

TEST(SlowDisk, crashAfterTheWrite_losesNothing) {
    WatchedWorld watched(slow_config(3));
    watched.apply(FireTimer{A});
    watched.advance(41 * kMs);
    watched.apply(Kill{B});
    watched.apply(Restart{B});
    EXPECT_EQ(watched.node(B).current_term, 1U);
    EXPECT_EQ(watched.node(B).voted_for, A);
}

TEST(SlowDisk, loneNodeLeadsWhenItsVoteIsStored) {
    WatchedWorld watched(slow_config(1));
    watched.apply(FireTimer{A});
    watched.advance(20 * kMs - 1);
    EXPECT_FALSE(current_leader(watched.world));
    watched.advance(1);
    EXPECT_EQ(current_leader(watched.world), A);
    const auto elected = watched.named("becomes_leader");
    const auto written = watched.named("disk_written");
    ASSERT_EQ(elected.size(), 1U);
    ASSERT_EQ(written.size(), 1U);
    EXPECT_EQ(elected[0].cause, written[0].number);
}

TEST(SlowDisk, leaderCountsItsEntryWhenItIsStored) {
    Config config = slow_config(1);
    WatchedWorld watched(config);
    elect_a(watched);
    watched.apply(Request{1, A, {raft::Op::Set, 5}});
    watched.advance(kMs);
    ASSERT_EQ(watched.node(A).log.last_index(), 1U);
    EXPECT_EQ(watched.node(A).match_index[A], 0U);
    watched.advance(20 * kMs - 1);
    EXPECT_EQ(watched.node(A).commit_index, 0U);
    watched.advance(1);
    EXPECT_EQ(watched.node(A).match_index[A], 1U);
    EXPECT_EQ(watched.node(A).commit_index, 1U);
    watched.advance(kMs);
    EXPECT_EQ(watched.client(1).state, Client::State::Done);
}

TEST(SlowDisk, leadersEntryLostWithTheCrash_wasNeverAnswered) {
    WatchedWorld watched(slow_config(3));
    elect_a(watched);
    watched.apply(Request{1, A, {raft::Op::Set, 5}});
    watched.advance(5 * kMs);
    ASSERT_EQ(watched.node(A).log.last_index(), 1U);
    watched.apply(Kill{A});
    watched.apply(Restart{A});
    EXPECT_EQ(watched.node(A).log.last_index(), 0U);
    EXPECT_EQ(watched.client(1).state, Client::State::Waiting);
}

TEST(SlowDisk, nothingOvertakes_evenWhatWritesNothing) {
    WatchedWorld watched(slow_config(3));
    elect_a(watched);
    // B writes for a vote in a new term; the heartbeat that it refuses meanwhile waits behind the vote's reply.
    watched.apply(Cut{A, C, true});
    watched.apply(FireTimer{C});
    watched.advance(21 * kMs); // C has written and B has its request
    ASSERT_EQ(watched.node(B).voted_for, C);
    watched.told.clear();
    watched.apply(FireTimer{A});
    watched.advance(5 * kMs);
    EXPECT_TRUE(watched.of_link(B, A, "message_sent").empty());
    watched.advance(30 * kMs);
    const auto to_c = watched.of_link(B, C, "message_sent");
    const auto to_a = watched.of_link(B, A, "message_sent");
    ASSERT_FALSE(to_c.empty());
    ASSERT_FALSE(to_a.empty());
    EXPECT_LT(to_c[0].number, to_a[0].number);
    EXPECT_EQ(to_c[0].at, to_a[0].at);
}

TEST(SlowDisk, writesOfOneNodeQueue_andWhatWaitsIsWrittenInOneGo) {
    WatchedWorld watched(slow_config(1));
    elect_a(watched);
    for (raft::ClientId client = 1; client <= 3; ++client) {
        watched.apply(Request{client, A, {raft::Op::Add, 1}});
        watched.advance(kMs);
    }
    ASSERT_EQ(watched.world.writes.size(), 2U);
    EXPECT_EQ(watched.world.writes[1].due, kNever);
    watched.advance(60 * kMs);
    const auto written = watched.named("disk_written");
    ASSERT_EQ(written.size(), 2U);
    EXPECT_EQ(written[1].at - written[0].at, 20 * kMs);
    EXPECT_EQ(watched.world.servers[A].disk.log.last_index(), 3U);
    EXPECT_EQ(watched.node(A).commit_index, 3U);
}

TEST(SlowDisk, diskGoesOnWhileTheProcessIsPaused) {
    WatchedWorld watched(slow_config(3));
    watched.apply(FireTimer{A});
    watched.advance(25 * kMs);
    ASSERT_EQ(watched.node(B).voted_for, A);
    watched.apply(Pause{B});
    watched.advance(30 * kMs);
    EXPECT_EQ(watched.world.servers[B].disk.voted_for, A);
    EXPECT_TRUE(watched.of_link(B, A, "message_sent").empty()) << "the process has not noticed";
    watched.apply(Resume{B});
    EXPECT_EQ(watched.of_link(B, A, "message_sent").size(), 2U) << "the vote, and the answer to a heartbeat behind it";
    EXPECT_FALSE(has_writes(watched.world, B));
}

TEST(SlowDisk, crashOfAPausedProcess_keepsWhatTheDiskWrote) {
    WatchedWorld watched(slow_config(3));
    watched.apply(FireTimer{A});
    watched.advance(25 * kMs);
    watched.apply(Pause{B});
    watched.advance(30 * kMs);
    watched.apply(Kill{B});
    watched.apply(Restart{B});
    EXPECT_EQ(watched.node(B).voted_for, A);
    watched.advance(5 * kMs);
    EXPECT_TRUE(watched.of_link(B, A, "message_sent").empty()) << "what waited to leave is gone";
}

TEST(SlowDisk, byHand_writesTakeNoTime) {
    Config config = slow_config(3);
    config.pace = Pace::ByHand;
    WatchedWorld watched(config);
    watched.apply(FireTimer{A});
    EXPECT_EQ(watched.world.servers[A].disk.voted_for, A);
    EXPECT_EQ(watched.named("message_sent").size(), 2U);
    EXPECT_TRUE(watched.world.writes.empty());
}

TEST(SlowDisk, switchedOffWhileItWrites_itStaysSlowUntilItIsDone) {
    WatchedWorld watched(slow_config(3));
    watched.apply(FireTimer{A});
    watched.advance(5 * kMs);
    Timing timing = watched.world.config.timing;
    timing.disk = 0;
    watched.apply(SetTiming{timing});
    watched.apply(FireTimer{A}); // term 2, behind the write of term 1
    EXPECT_EQ(watched.node(A).votes_granted.size(), 0) << "its own vote is not on disk";
    watched.advance(15 * kMs);
    EXPECT_EQ(watched.world.servers[A].disk.current_term, 2U);
    EXPECT_TRUE(watched.node(A).votes_granted.contains(A));
    EXPECT_FALSE(watched.node(A).options.slow_disk);
    watched.advance(10 * kMs);
    EXPECT_EQ(current_leader(watched.world), A);
}

TEST(SlowDisk, off_isTheSameRunAsEver) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        RandomScenario scenario = random_scenario(seed);
        std::erase_if(scenario.inputs,
                      [](const TimedInput& input) { return std::holds_alternative<SetTiming>(input.input); });
        const World end = play(scenario, kScenarioLength);
        EXPECT_TRUE(end.writes.empty());
        Timing timing = scenario.config.timing;
        scenario.inputs.insert(scenario.inputs.begin(), {0, SetTiming{timing}}); // changes nothing
        EXPECT_EQ(play(scenario, kScenarioLength), end);
    }
}

TEST(SlowDisk, copyInTheMidstOfWrites_goesOnAlike_andDiffersInItsDigest) {
    WatchedWorld watched(slow_config(3));
    watched.apply(FireTimer{A});
    watched.advance(25 * kMs);
    ASSERT_FALSE(watched.world.writes.empty());
    World copy = watched.world;
    EXPECT_EQ(digest(copy), digest(watched.world));
    World without = watched.world;
    without.writes.clear();
    EXPECT_NE(without, copy);
    EXPECT_NE(digest(without), digest(copy));
    World later = watched.world;
    ++later.writes.front().due;
    EXPECT_NE(digest(later), digest(copy));
    advance(copy, kSecond);
    watched.advance(kSecond - watched.world.now);
    EXPECT_EQ(copy, watched.world);
}

TEST(SlowDisk, randomRuns_advanceAndListenAlike) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        RandomScenario scenario = random_scenario(seed);
        scenario.config.timing.disk = 7 * kMs;
        const World unseen = play(scenario, kScenarioLength);
        std::uint64_t told = 0;
        World seen = play(scenario, kScenarioLength, [&](const World&, const TraceEvent&) { ++told; });
        ASSERT_EQ(seen, unseen) << seed;
        ASSERT_EQ(told, seen.events) << seed;
        Cursor stepped(scenario.config);
        for (Time at = 0; at < kScenarioLength; at += 777)
            stepped.play(Line(scenario.inputs), at);
        stepped.play(Line(scenario.inputs), kScenarioLength);
        ASSERT_EQ(stepped.world(), unseen) << seed;
    }
}

} // namespace
} // namespace sim::testing
