#include "raft/sim/chance.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "watched_world.h"

namespace sim::testing {
namespace {

// Chi-square of counts against the same expectation for all.
double chi_square(const std::vector<int>& counts, double expected) {
    double sum = 0;
    for (const int count : counts)
        sum += (count - expected) * (count - expected) / expected;
    return sum;
}

Draw timeout_draw(std::uint64_t seed, NodeId node, Time at, std::uint32_t count = 0) {
    return Draw(seed, Purpose::ElectionTimeout, Whom::node(node), at, count);
}

// Pinned: the same run comes out on every compiler, today and later.
TEST(ChancePinned, draws_areTheSameEverywhere) {
    std::vector<std::int64_t> drawn;
    for (Time at = 0; at < 8; ++at)
        drawn.push_back(timeout_draw(1, C, at).between(150, 300));
    EXPECT_EQ(drawn, (std::vector<std::int64_t>{153, 284, 209, 178, 152, 244, 209, 258}));
}

// Of 151 equally likely values, 151,000 draws: chi-square with 150 degrees of freedom stays under 208 in 999 of 1000
// seeds. Drawn along each thing that a draw depends on.
TEST(Chance, between_isUniformAlongEverythingItDependsOn) {
    constexpr int kSpan = 151;
    constexpr int kDraws = kSpan * 1000;
    std::map<std::string, std::vector<int>> counts;
    const auto count = [&](const char* along, const Draw& draw) {
        auto& of = counts[along];
        of.resize(kSpan);
        ++of[static_cast<std::size_t>(draw.between(150, 300) - 150)];
    };
    for (int i = 0; i < kDraws; ++i) {
        count("seeds", timeout_draw(static_cast<std::uint64_t>(i), A, 1000));
        count("moments", timeout_draw(7, A, i));
        count("milliseconds", timeout_draw(7, A, i * kMillisecond));
        count("counts", timeout_draw(7, A, 1000, static_cast<std::uint32_t>(i)));
        count("clients",
              Draw(7, Purpose::Latency, Whom::request_of(static_cast<raft::ClientId>(1 + i % 999), B), i / 999));
        count("links and moments", Draw(7, Purpose::Latency, Whom::link(static_cast<NodeId>(i % 9), 9), i / 9));
    }
    for (const auto& [along, of] : counts)
        EXPECT_LT(chi_square(of, kDraws / kSpan), 208) << along;
}

// Of 3 · 2^62 numbers, scaling 64 bits without drawing again would make every third one twice as likely.
TEST(Chance, between_hasNoBiasWhereTheSpanIsHuge) {
    const std::int64_t half = 3 * (std::int64_t{1} << 61);
    std::vector<int> residues(3);
    for (std::uint64_t seed = 0; seed < 60'000; ++seed) {
        const std::int64_t drawn = timeout_draw(seed, A, 0).between(-half, half - 1);
        ++residues[static_cast<std::size_t>((drawn % 3 + 3) % 3)];
    }
    EXPECT_LT(chi_square(residues, 20'000), 13.8); // two degrees of freedom, one in a thousand
}

TEST(Chance, between_reachesBothEndsAndNothingElse) {
    std::set<std::int64_t> seen;
    for (Time at = 0; at < 1000; ++at)
        seen.insert(timeout_draw(1, A, at).between(-1, 2));
    EXPECT_EQ(seen, (std::set<std::int64_t>{-1, 0, 1, 2}));
    EXPECT_EQ(timeout_draw(1, A, 0).between(5, 5), 5);
}

// Neighbours in anything that a draw depends on have nothing to do with each other.
TEST(Chance, neighbouringDraws_areIndependent) {
    constexpr int kDraws = 100'000;
    std::map<std::string, std::vector<int>> pairs;
    const auto count = [&](const char* of, const Draw& a, const Draw& b) {
        auto& cells = pairs[of];
        cells.resize(100);
        ++cells[static_cast<std::size_t>(10 * a.between(0, 9) + b.between(0, 9))];
    };
    for (int i = 0; i < kDraws; ++i) {
        count("moments", timeout_draw(3, A, i), timeout_draw(3, A, i + 1));
        count("nodes", timeout_draw(3, A, i), timeout_draw(3, B, i));
        count("counts", timeout_draw(3, A, i, 0), timeout_draw(3, A, i, 1));
        count("seeds", timeout_draw(3, A, i), timeout_draw(4, A, i));
        count("purposes", Draw(3, Purpose::Latency, Whom::link(A, B), i), Draw(3, Purpose::Loss, Whom::link(A, B), i));
        count("directions", Draw(3, Purpose::Latency, Whom::link(A, B), i),
              Draw(3, Purpose::Latency, Whom::link(B, A), i));
    }
    for (const auto& [of, cells] : pairs)
        EXPECT_LT(chi_square(cells, kDraws / 100), 149) << of; // 99 degrees of freedom, one in a thousand
}

TEST(Chance, chance_comesAboutAsOftenAsItSays) {
    for (const int percent : {0, 1, 30, 99, 100}) {
        int came = 0;
        for (Time at = 0; at < 100'000; ++at)
            came += timeout_draw(5, A, at).chance(percent) ? 1 : 0;
        EXPECT_NEAR(came, percent * 1000, 450) << percent;
    }
}

TEST(DrawCounts, countFromZeroAtEachMoment) {
    DrawCounts<2> counts;
    EXPECT_EQ(counts.next(0, 0), 0U);
    EXPECT_EQ(counts.next(0, 0), 1U);
    EXPECT_EQ(counts.next(0, 1), 0U);
    EXPECT_EQ(counts.next(5, 0), 0U);
    EXPECT_EQ(counts.next(5, 1), 0U);
}

// What was drawn for the messages on each link and the timers of each node, by the moment and its count there.
struct Drawn {
    using Key = std::tuple<int, int, Time, int>; // of a link from–to, or of a node and -1
    std::map<Key, std::pair<Time, bool>> all;    // due, lost
    std::map<std::tuple<int, int, Time>, int> counts;

    void operator()(const World& world, const TraceEvent& event) {
        if (const auto* message = std::get_if<MessageEvent>(&event.what)) {
            if (message->kind != MessageEvent::Kind::Sent) return;
            const InFlight& sent = message->in_flight;
            const int from = sent.message.from;
            const int to = sent.message.to;
            all[{from, to, event.at, counts[{from, to, event.at}]++}] = {sent.due, sent.lost};
        }
        for (const Server& server : world.servers) {
            if (server.timer == raft::Timer::Election)
                all[{server.node.id, -1, server.timer_armed, 0}] = {server.timer_due, false};
        }
    }

    // How many draws both have, all of which must be the same in both.
    static int same_in(const Drawn& one, const Drawn& two, int except_from, int except_to) {
        int shared = 0;
        for (const auto& [key, drawn] : one.all) {
            const auto other = two.all.find(key);
            if (other == two.all.end()) continue;
            if (std::get<0>(key) == except_from && std::get<1>(key) == except_to) continue;
            ++shared;
            EXPECT_EQ(drawn, other->second) << std::get<0>(key) << '-' << std::get<1>(key) << '@' << std::get<2>(key);
        }
        return shared;
    }
};

Drawn drawn_in(const Config& config, const std::vector<TimedInput>& inputs, Time until) {
    World world = make_world(config);
    Drawn drawn;
    for (const TimedInput& input : inputs) {
        advance(world, input.at, drawn);
        apply(world, input.input, drawn);
    }
    advance(world, until, drawn);
    return drawn;
}

const std::vector<TimedInput> kLossy{{0, Loss{20, {}, {}}}, {0, Duplicate{10}}};

TEST(Futures, oneDroppedMessage_changesNoOtherDraw) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const Config config = config_for(5, seed);
        const Drawn as_it_was = drawn_in(config, kLossy, 3 * kSecond);

        // The first message that is under way at 400 ms is dropped there.
        World world = make_world(config);
        for (const TimedInput& input : kLossy)
            apply(world, input.input);
        Time at = 400 * kMillisecond;
        advance(world, at);
        while (world.network.in_flight_count() == 0)
            advance(world, at += kMillisecond);
        const InFlight dropped = *world.network.in_flight().front();
        std::vector<TimedInput> inputs = kLossy;
        inputs.push_back({at, Drop{dropped.id}});
        const Drawn without = drawn_in(config, inputs, 3 * kSecond);

        EXPECT_GT(Drawn::same_in(as_it_was, without, dropped.message.from, dropped.message.to), 100) << seed;
    }
}

TEST(Futures, aClientsRequest_changesNoTimeout) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const Config config = config_for(5, seed);
        const Drawn calm = drawn_in(config, {}, 3 * kSecond);
        std::vector<TimedInput> asked;
        for (Time at = 600; at < 2000; at += 37)
            asked.push_back({at * kMillisecond, Request{1, std::nullopt, {raft::Op::Add, 1}}});
        const Drawn busy = drawn_in(config, asked, 3 * kSecond);
        int timeouts = 0;
        for (const auto& [key, drawn] : calm.all) {
            if (std::get<1>(key) != -1) continue;
            ++timeouts;
            const auto other = busy.all.find(key);
            ASSERT_NE(other, busy.all.end()) << "armed at the same moments";
            EXPECT_EQ(drawn, other->second);
        }
        EXPECT_GT(timeouts, 100);
    }
}

} // namespace
} // namespace sim::testing
