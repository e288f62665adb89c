// Whoever has waited long enough asks again, however many wait.
#include "raft/sim/retries.h"

#include "tests/sim/watched_world.h"

namespace sim::testing {
namespace {

Time earliest_retry(const World& world) {
    Time earliest = kNever;
    for (const Client& client : world.clients)
        earliest = std::min(earliest, client.retry_at);
    return earliest;
}

// Some are answered, some are sent on, some hear nothing: at each moment the next retry is the earliest of all.
TEST(Retries, next_isTheEarliestOfAllClients) {
    Config config = config_for(5);
    config.timing.latency = {1 * kMillisecond, 200 * kMillisecond};
    WatchedWorld world(config);
    world.apply(Loss{30, {}, {}});
    int retries = 0;
    for (int i = 0; i < 2000; ++i) {
        const auto client = static_cast<raft::ClientId>(1 + i * 7 % 40);
        if (i % 10 == 0) world.apply(Request{client, {}, {raft::Op::Add, 1}});
        if (i == 1000) world.apply(Kill{A});
        ASSERT_EQ(world.world.retries.next_due(), earliest_retry(world.world));
        if (next_due(world.world) != kNever) world.advance(next_due(world.world) - world.world.now);
        retries += static_cast<int>(world.named("client_retries").size());
        world.news();
    }
    EXPECT_GT(retries, 50);
}

TEST(Retries, clientsWhoseTurnIsTheSame_goByTheirNumbers) {
    WatchedWorld world(config_for(3));
    world.apply(Loss{100, {}, {}});
    for (const raft::ClientId client : {3, 1, 2})
        world.apply(Request{client, A, {raft::Op::Add, 1}});
    world.news();
    world.advance(kSecond);
    std::vector<raft::ClientId> order;
    for (const Told& told : world.named("client_retries"))
        order.push_back(told.client);
    ASSERT_GE(order.size(), 3U);
    EXPECT_EQ(std::vector(order.begin(), order.begin() + 3), (std::vector<raft::ClientId>{1, 2, 3}));
}

} // namespace
} // namespace sim::testing
