// Futures that leave each other, one deeper than the other: every act after an undo makes one more.
#include "raft/sim/run.h"
#include "tests/sim/watched_world.h"

namespace sim::testing {
namespace {

// So many that nothing may go as deep as the chain is long.
constexpr std::size_t kCount = 3'000;

// Each leaves the one before with a request at that moment.
std::vector<TimedInput> add_chain(Run& run, Time step) {
    std::vector<TimedInput> inputs;
    for (std::size_t i = 0; i < kCount; ++i) {
        const Time at = kSecond + static_cast<Time>(i) * step;
        const TimedInput input{at, Request{1, std::nullopt, {raft::Op::Add, 1}}};
        run.fork({i, at}, {input});
        inputs.push_back(input);
    }
    return inputs;
}

TEST(Futures, theLastOfALongChain_isWhatItsInputsMake) {
    const Config config = config_for(3);
    for (const Time step : {Time{0}, Time{300}}) {
        SCOPED_TRACE(step);
        sim::Run run(config);
        const std::vector<TimedInput> inputs = add_chain(run, step);
        ASSERT_EQ(run.line(kCount).to_vector(), inputs);
        const Time after = inputs.back().at + kSecond;
        EXPECT_EQ(run.inputs_after({kCount, kSecond - 1}), kCount);
        EXPECT_EQ(run.inputs_after({kCount, inputs.back().at}), 0U);
        Cursor straight(config);
        straight.play(Line(inputs), after);
        EXPECT_EQ(run.at(Place{kCount, after}), straight.world());
    }
}

// The first branch is known to far beyond, so each of the others is known where it begins before anybody came there.
TEST(Futures, ofAMomentThatIsKnownAlready_areComeTo) {
    sim::Run run(config_for(3));
    run.at(3 * kSecond);
    const std::vector<TimedInput> inputs = add_chain(run, 0);
    EXPECT_EQ(run.at(Place{kCount, kSecond}).clients.at(0).next.size(), kCount - 1);
    EXPECT_EQ(run.previous_event({kCount, kSecond + 1}), kSecond);
}

TEST(Futures, nextEvent_seesAnInputAtTheMomentAtWhichABranchBegins) {
    Config config = config_for(3);
    config.pace = Pace::ByHand;
    sim::Run run(config);
    run.at(3 * kSecond);
    const BranchId other = run.fork({0, kSecond}, {{kSecond, Kill{A}}});
    EXPECT_EQ(run.next_event({other, 0}), kSecond);
}

} // namespace
} // namespace sim::testing
