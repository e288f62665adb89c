// The same run, to the byte, on every machine and compiler.
#include "tests/sim/random_scenario.h"
#include "tests/sim/watched_world.h"

namespace sim::testing {
namespace {

// These numbers change when the engine or the world changes what it does, and for no other reason: not with the
// compiler, its options, or the machine. Whoever changes them says in the commit what a run does differently.
TEST(RunsPinned, idleClusters_endAsEver) {
    const std::vector<std::uint64_t> expected{9690582408459881998U, 7652084647346128541U, 10863399734514987378U};
    std::vector<std::uint64_t> ends;
    for (const int nodes : {1, 5, 9}) {
        World world = make_world(config_for(nodes, 42));
        advance(world, 10 * kSecond);
        ends.push_back(digest(world));
    }
    EXPECT_EQ(ends, expected);
}

TEST(RunsPinned, randomScenarios_endAsEver) {
    const std::vector<std::uint64_t> expected{665295398019803301U,  902755900934246489U,  3116608521117281792U,
                                              9958035864574550668U, 5216403381698275559U, 10686590878974363259U};
    std::vector<std::uint64_t> ends;
    for (std::uint64_t seed = 0; seed < expected.size(); ++seed)
        ends.push_back(digest(play(random_scenario(seed), kScenarioLength)));
    EXPECT_EQ(ends, expected);
}

TEST(RunsPinned, eventsOfManyScenarios_areAsEver) {
    std::uint64_t events = 0;
    std::uint64_t mixed = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const World world = play(random_scenario(seed), kScenarioLength);
        events += world.events;
        mixed = mixed * 31 + digest(world);
    }
    EXPECT_EQ(events, 339292U);
    EXPECT_EQ(mixed, 8242714886167491065U);
}

// Every field counts by the way in which the digest is made; these are some that no other test would miss.
TEST(Digest, differsWhereAnythingDiffers) {
    const World world = play(random_scenario(4), kSecond);
    const auto differs = [&](auto change) {
        World other = world;
        change(other);
        return digest(other) != digest(world) && !(other == world);
    };
    EXPECT_TRUE(differs([](World& other) { other.config.timing.disk = 1; }));
    EXPECT_TRUE(differs([](World& other) { other.config.timing.back_up = raft::BackUp::ByTerm; }));
    EXPECT_TRUE(differs([](World& other) { other.config.disks.resize(1); }));
    EXPECT_TRUE(differs([](World& other) { other.servers[0].node.options.max_entries = 7; }));
    EXPECT_TRUE(differs([](World& other) { other.servers[0].node.owed.push_back({}); }));
    EXPECT_TRUE(differs([](World& other) { ++other.servers[0].role_since; }));
    EXPECT_TRUE(differs([](World& other) { other.network.set_latency(0, 1, Range{0, 1}); }));
    EXPECT_TRUE(differs([](World& other) { other.writes.emplace_back(); }));
    EXPECT_TRUE(differs([](World& other) { ++other.committed.term; }));
}

TEST(Determinism, observer_changesNothing) {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const RandomScenario scenario = random_scenario(seed);
        const World unseen = play(scenario, kScenarioLength);
        std::uint64_t told = 0;
        const World seen = play(scenario, kScenarioLength, [&](const World&, const TraceEvent&) { ++told; });
        ASSERT_EQ(seen, unseen) << seed;
        ASSERT_EQ(digest(seen), digest(unseen)) << seed;
        ASSERT_EQ(told, seen.events) << seed;
    }
}

TEST(Determinism, advancingInSmallSteps_isTheSame) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const RandomScenario scenario = random_scenario(seed);
        World world = play(scenario, kSecond);
        World stepped = world;
        advance(world, 2 * kSecond);
        while (stepped.now < 2 * kSecond)
            advance(stepped, std::min(2 * kSecond, stepped.now + 777));
        ASSERT_EQ(stepped, world) << seed;
    }
}

TEST(Determinism, copiedWorld_goesOnAlike) {
    const RandomScenario scenario = random_scenario(4);
    World world = play(scenario, kSecond);
    World copy = world;
    advance(world, 2 * kSecond);
    EXPECT_NE(digest(copy), digest(world));
    advance(copy, 2 * kSecond);
    EXPECT_EQ(copy, world);
    EXPECT_EQ(digest(copy), digest(world));
}

TEST(Determinism, otherSeed_isAnotherRun) {
    World one = make_world(config_for(5, 1));
    World two = make_world(config_for(5, 2));
    EXPECT_NE(one, two);
    EXPECT_NE(digest(one), digest(two));
}

// Each part of a world counts in its digest.
TEST(Digest, everyPart_counts) {
    World base = make_world(config_for(5));
    apply(base, FireTimer{A});
    apply(base, Request{1, A, {raft::Op::Set, 5}});
    advance(base, 100 * kMillisecond);
    const std::vector<std::function<void(World&)>> changes{
        [](World& w) { ++w.now; },
        [](World& w) { w.config.seed += 1; },
        [](World& w) { ++w.servers[B].timer_cause; },
        [](World& w) { w.servers[B].timeouts.next(w.now, 0); },
        [](World& w) { w.servers[B].sends.next(w.now, C); },
        [](World& w) { ++w.clients[0].retry_cause; },
        [](World& w) { w.clients[0].requests.next(w.now, A); },
        [](World& w) { w.clients[0].replies.next(w.now, A); },
        [](World& w) { w.clients[0].targets.next(w.now, 0); },
        [](World& w) { ++w.events; },
        [](World& w) { ++w.committed.index; },
        [](World& w) { ++w.committed.term; },
        [](World& w) { w.config.options.replicate = raft::Replicate::AtOnce; },
        [](World& w) { w.config.options.switched_off.insert(raft::Rule::AppendMissing); },
        [](World& w) { ++w.config.timing.heartbeat; },
        [](World& w) { w.config.pace = Pace::ByHand; },
        [](World& w) { w.servers[B].up = false; },
        [](World& w) { w.servers[B].paused = true; },
        [](World& w) { ++w.servers[B].timer_due; },
        [](World& w) { ++w.servers[B].timer_armed; },
        [](World& w) { w.servers[B].timer = raft::Timer::Heartbeat; },
        [](World& w) { ++w.servers[B].role_since; },
        [](World& w) { ++w.servers[B].up_since; },
        [](World& w) { w.servers[B].backlog.emplace_back(); },
        [](World& w) { ++w.servers[B].node.current_term; },
        [](World& w) { w.servers[B].node.voted_for = B; },
        [](World& w) { w.servers[B].node.role = raft::Role::Candidate; },
        [](World& w) { w.servers[B].node.leader = B; },
        [](World& w) { ++w.servers[B].node.commit_index; },
        [](World& w) { ++w.servers[B].node.last_applied; },
        [](World& w) { ++w.servers[B].node.machine.value; },
        [](World& w) {
            w.servers[B].node.machine.sessions.push_back({9, 9, 9});
        },
        [](World& w) {
            w.servers[B].node.owed.push_back({9, 9, 9});
        },
        [](World& w) { w.servers[B].node.votes_granted.insert(C); },
        [](World& w) { w.servers[B].node.votes_refused.insert(C); },
        [](World& w) { ++w.servers[B].node.next_index[C]; },
        [](World& w) { ++w.servers[B].node.match_index[C]; },
        [](World& w) { w.servers[B].node.log.append({}); },
        [](World& w) { w.servers[B].disk.log.append({}); },
        [](World& w) { ++w.servers[B].disk.current_term; },
        [](World& w) { w.servers[B].disk.voted_for = B; },
        [](World& w) { w.network.link(A, B).cut = true; },
        [](World& w) { w.network.link(A, B).loss_percent = 1; },
        [](World& w) {
            w.network.set_latency(A, B, Range{1, 2});
        },
        [](World& w) { w.network.client_loss_percent = 1; },
        [](World& w) { w.network.duplicate_percent = 1; },
        [](World& w) { w.network.send({}, 1, 2, false, false); },
        [](World& w) { w.clients[0].result = 77; },
        [](World& w) { ++w.clients[0].tries; },
        [](World& w) { ++w.clients[0].redirects; },
        [](World& w) { ++w.clients[0].unrefused; },
        [](World& w) { w.clients[0].pausing = !w.clients[0].pausing; },
        [](World& w) { w.clients[0].named = E; },
        [](World& w) { w.clients[0].next.push_back({}); },
    };
    for (std::size_t i = 0; i < changes.size(); ++i) {
        World changed = base;
        ASSERT_EQ(digest(changed), digest(base));
        changes[i](changed);
        EXPECT_NE(digest(changed), digest(base)) << i;
        EXPECT_NE(changed, base) << i;
    }
}

TEST(Events, numbers_countOneByOneInOrderOfTime) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        std::uint64_t number = 0;
        Time at = 0;
        play(random_scenario(seed), kScenarioLength, [&](const World& world, const TraceEvent& event) {
            EXPECT_EQ(event.number, ++number);
            EXPECT_EQ(event.number, world.events);
            EXPECT_EQ(event.at, world.now);
            EXPECT_GE(event.at, at);
            at = event.at;
        });
    }
}

TEST(NextDue, isTheMomentOfTheNextEvent) {
    WatchedWorld world(config_for(5));
    for (int i = 0; i < 200; ++i) {
        const Time due = next_due(world.world);
        world.advance(due - world.world.now - 1);
        ASSERT_TRUE(world.news().empty());
        world.advance(1);
        ASSERT_FALSE(world.news().empty());
    }
}

} // namespace
} // namespace sim::testing
