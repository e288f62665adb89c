// What is said of a timing is compared with what runs at that timing do.
#include "raft/sim/timing_doubts.h"

#include <algorithm>

#include "tests/sim/random_scenario.h"
#include "tests/sim/watched_world.h"

namespace sim::testing {
namespace {

constexpr Time kMs = kMillisecond;

bool has(const std::vector<TimingDoubt>& doubts, TimingDoubtKind kind) {
    return std::ranges::any_of(doubts, [&](const TimingDoubt& doubt) { return doubt.kind == kind; });
}

Timing timing_of(Range election, Time heartbeat, Range latency, Time disk = 0) {
    return {.election = election, .heartbeat = heartbeat, .latency = latency, .disk = disk};
}

// Ten seconds of a cluster that nobody disturbs.
struct Quiet {
    int elections = 0; // that somebody began
    int leaders = 0;
    int elections_after_a_leader = 0;
    int late_votes = 0; // that came to a candidate which had begun anew
};

Quiet ten_seconds(const Timing& timing, int nodes, std::uint64_t seed) {
    Config config;
    config.options.nodes = static_cast<std::uint8_t>(nodes);
    config.seed = seed;
    config.timing = timing;
    World world = make_world(config);
    Quiet quiet;
    const auto watching = [&](const World& now, const TraceEvent& event) {
        if (const auto* message = std::get_if<MessageEvent>(&event.what)) {
            const raft::Message& said = message->in_flight.message;
            const auto* reply = std::get_if<raft::RequestVoteReply>(&said.body);
            const bool vote = reply != nullptr && reply->vote_granted && message->kind == MessageEvent::Kind::Delivered;
            if (!vote) return;
            const raft::Node& candidate = now.servers[said.to].node;
            if (candidate.role == raft::Role::Candidate && said.term < candidate.current_term) ++quiet.late_votes;
            return;
        }
        const auto* acted = std::get_if<NodeActed>(&event.what);
        if (acted == nullptr) return;
        if (acted->event.kind == raft::NodeEventKind::BecomesLeader) ++quiet.leaders;
        if (acted->event.kind == raft::NodeEventKind::StartsElection) {
            ++quiet.elections;
            if (quiet.leaders > 0) ++quiet.elections_after_a_leader;
        }
    };
    advance(world, 10 * kSecond, watching);
    return quiet;
}

TEST(TimingDoubts, theUsualTimes_leaveNone) {
    EXPECT_TRUE(doubts_about({}, 5).empty());
}

TEST(TimingDoubts, loneNode_waitsForNobody) {
    EXPECT_TRUE(doubts_about(timing_of({10 * kMs, 10 * kMs}, 500 * kMs, {kSecond, kSecond}), 1).empty());
}

TEST(TimingDoubts, eachNamesItsNumbers) {
    const auto doubts = doubts_about(timing_of({150 * kMs, 155 * kMs}, 100 * kMs, {10 * kMs, 90 * kMs}, 5 * kMs), 3);
    const std::vector<TimingDoubt> expected{{TimingDoubtKind::VotesMayBeLate, 190 * kMs, 150 * kMs},
                                            {TimingDoubtKind::HeartbeatsLate, 180 * kMs, 150 * kMs},
                                            {TimingDoubtKind::TimeoutsAlike, 95 * kMs, 5 * kMs}};
    EXPECT_EQ(doubts, expected);
}

TEST(TimingDoubts, nobodyIsElected_holdsInEveryRun) {
    Random random(7);
    int seen = 0;
    for (int round = 0; round < 250; ++round) {
        const Time least = random.between(20, 120) * kMs;
        const Time most = least + random.between(0, 80) * kMs;
        const Time latency = random.between(0, 150) * kMs;
        const Timing timing =
            timing_of({least, most}, random.between(5, 100) * kMs, {latency, latency + random.between(0, 30) * kMs},
                      random.between(0, 3) == 0 ? random.between(1, 100) * kMs : 0);
        const int nodes = static_cast<int>(random.between(2, 9));
        if (!has(doubts_about(timing, nodes), TimingDoubtKind::NobodyIsElected)) continue;
        ++seen;
        EXPECT_EQ(ten_seconds(timing, nodes, 1 + static_cast<std::uint64_t>(round)).leaders, 0) << round;
    }
    EXPECT_GT(seen, 50);
}

TEST(TimingDoubts, withoutAny_oneLeaderIsElectedAndStays) {
    Random random(11);
    int seen = 0;
    for (int round = 0; round < 300; ++round) {
        const Time least = random.between(50, 300) * kMs;
        const Time most = least + random.between(0, 300) * kMs;
        const Time latency = random.between(0, 40) * kMs;
        const Timing timing =
            timing_of({least, most}, random.between(5, 150) * kMs, {latency, latency + random.between(0, 30) * kMs},
                      random.between(0, 3) == 0 ? random.between(1, 30) * kMs : 0);
        const int nodes = static_cast<int>(random.between(2, 9));
        if (!doubts_about(timing, nodes).empty()) continue;
        ++seen;
        const Quiet quiet = ten_seconds(timing, nodes, 1 + static_cast<std::uint64_t>(round));
        EXPECT_EQ(quiet.leaders, 1) << round;
        EXPECT_EQ(quiet.elections_after_a_leader, 0) << round;
    }
    EXPECT_GT(seen, 50);
}

// Of each doubt a run in which it comes true, and the nearest timing without it in which it does not.
TEST(TimingDoubts, lateHeartbeats_endTheOfficeOfALeaderThatIsWell) {
    const Timing late = timing_of({150 * kMs, 300 * kMs}, 152 * kMs, {8 * kMs, 15 * kMs});
    ASSERT_TRUE(has(doubts_about(late, 5), TimingDoubtKind::HeartbeatsLate));
    int began = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        began += ten_seconds(late, 5, seed).elections_after_a_leader;
    EXPECT_GT(began, 0);

    const Timing early = timing_of({150 * kMs, 300 * kMs}, 142 * kMs, {8 * kMs, 15 * kMs});
    EXPECT_FALSE(has(doubts_about(early, 5), TimingDoubtKind::HeartbeatsLate));
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        EXPECT_EQ(ten_seconds(early, 5, seed).elections_after_a_leader, 0) << seed;
}

TEST(TimingDoubts, lateVotes_comeToACandidateThatHasBegunAnew) {
    const Timing late = timing_of({100 * kMs, 300 * kMs}, 20 * kMs, {45 * kMs, 90 * kMs});
    ASSERT_TRUE(has(doubts_about(late, 5), TimingDoubtKind::VotesMayBeLate));
    int came_late = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        came_late += ten_seconds(late, 5, seed).late_votes;
    EXPECT_GT(came_late, 0);

    const Timing early = timing_of({100 * kMs, 300 * kMs}, 20 * kMs, {20 * kMs, 49 * kMs});
    EXPECT_FALSE(has(doubts_about(early, 5), TimingDoubtKind::VotesMayBeLate));
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        EXPECT_EQ(ten_seconds(early, 5, seed).late_votes, 0) << seed;
}

TEST(TimingDoubts, oneLoss_isEnoughForAnElection) {
    const Timing timing = timing_of({150 * kMs, 300 * kMs}, 100 * kMs, {8 * kMs, 15 * kMs});
    EXPECT_TRUE(has(doubts_about(timing, 5), TimingDoubtKind::OneLossIsEnough));
    const auto elections_after_one_loss = [](const Timing& with, std::uint64_t seed) {
        Config config;
        config.seed = seed;
        config.timing = with;
        WatchedWorld watched(config);
        watched.apply(FireTimer{A});
        watched.advance(400 * kMs);
        if (current_leader(watched.world) != A) return -1;
        watched.told.clear();
        bool dropped = false;
        for (int step = 0; step < 2'000; ++step) {
            watched.advance(kMs);
            for (const InFlight* message : watched.world.network.in_flight()) {
                if (dropped || message->message.from != A || message->message.to != B) continue;
                watched.apply(Drop{message->id});
                dropped = true;
                break;
            }
        }
        return static_cast<int>(watched.named("starts_election").size());
    };
    int began = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed)
        began += std::max(0, elections_after_one_loss(timing, seed));
    EXPECT_GT(began, 0);

    const Timing often = timing_of({150 * kMs, 300 * kMs}, 70 * kMs, {8 * kMs, 15 * kMs});
    EXPECT_FALSE(has(doubts_about(often, 5), TimingDoubtKind::OneLossIsEnough));
    for (std::uint64_t seed = 1; seed <= 40; ++seed)
        EXPECT_LE(elections_after_one_loss(often, seed), 0) << seed;
}

TEST(TimingDoubts, timeoutsAlike_splitTheVote) {
    const Timing alike = timing_of({150 * kMs, 150 * kMs}, 50 * kMs, {8 * kMs, 15 * kMs});
    ASSERT_TRUE(has(doubts_about(alike, 5), TimingDoubtKind::TimeoutsAlike));
    EXPECT_EQ(ten_seconds(alike, 5, 1).leaders, 0) << "all begin at the same moment, again and again";
}

} // namespace
} // namespace sim::testing
