// Random storms of messages, timeouts, requests and crashes. With all rules in force the nodes never contradict each
// other; with rules switched off they may, but never do anything undefined.
#include <random>

#include "tests/core/cluster.h"
#include "tests/core/node_setup.h"

namespace raft::testing {
namespace {

class Storm {
  public:
    Storm(std::uint64_t seed, RuleSet switched_off)
        : random_(seed),
          cluster_(1 + static_cast<int>(below(kMaxNodes)), below(2) == 0 ? Replicate::Heartbeat : Replicate::AtOnce,
                   switched_off) {
        cluster_.out.tell_of(below(2) == 0 ? Telling::Facts : Telling::Nothing);
    }

    void blow(int steps) {
        for (int i = 0; i < steps && !::testing::Test::HasFatalFailure(); ++i)
            act();
    }

    const Cluster& cluster() const { return cluster_; }
    Node& node(NodeId id) { return cluster_.node(id); }

  private:
    std::uint64_t below(std::uint64_t limit) { return random_() % limit; }
    NodeId any_node() { return static_cast<NodeId>(below(static_cast<std::uint64_t>(cluster_.size()))); }

    // Mostly messages, in any order, some lost and some doubled.
    void act() {
        const std::uint64_t dice = below(100);
        if (cluster_.under_way.size() > 200) cluster_.under_way.resize(100);
        if (dice < 70 && !cluster_.under_way.empty()) {
            const Message message = cluster_.pick(below(cluster_.under_way.size()));
            if (below(10) == 0) return;
            if (below(10) == 0) cluster_.under_way.push_back(message);
            return cluster_.receive(message);
        }
        if (dice < 80) return cluster_.fire(any_node());
        if (dice < 98) return request();
        cluster_.crash(any_node());
    }

    void request() {
        const auto client = static_cast<ClientId>(1 + below(3));
        if (below(3) != 0) ++requests_[client];
        const auto op = static_cast<Op>(below(3));
        cluster_.request(any_node(), client, std::max<RequestNumber>(1, requests_[client]),
                         {op, static_cast<std::int64_t>(below(10))});
    }

    std::mt19937_64 random_; // its numbers are the same everywhere, unlike those of the distributions
    Cluster cluster_;
    std::array<RequestNumber, 4> requests_{};
};

RuleSet all_rules() {
    RuleSet all;
    for (const RuleInfo& rule : kRules)
        all.insert(rule.rule);
    return all;
}

// No two machines ever applied different entries: what both applied, both have.
void expect_agreement(Storm& storm) {
    for (NodeId a = 0; a < storm.cluster().size(); ++a) {
        for (NodeId b = 0; b < a; ++b) {
            const Index both = std::min(storm.node(a).last_applied, storm.node(b).last_applied);
            const auto of_a = storm.node(a).log.entries().first(both);
            const auto of_b = storm.node(b).log.entries().first(both);
            ASSERT_TRUE(std::ranges::equal(of_a, of_b)) << name_of(a) << " and " << name_of(b);
        }
    }
}

TEST(Storm, allRulesInForce_nodesAgree) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE(seed);
        Storm storm(seed, {});
        for (int i = 0; i < 20; ++i) {
            storm.blow(100);
            expect_agreement(storm);
            if (HasFatalFailure()) return;
        }
    }
}

class StormWithout : public ::testing::TestWithParam<RuleInfo> {};

TEST_P(StormWithout, oneRule_nothingUndefinedHappens) {
    RuleSet off;
    off.insert(GetParam().rule);
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        SCOPED_TRACE(seed);
        Storm(seed, off).blow(2000);
        if (HasFatalFailure()) return;
    }
}

INSTANTIATE_TEST_SUITE_P(Rules, StormWithout, ::testing::ValuesIn(kRules),
                         [](const auto& test) { return std::string(test.param.id); });

TEST(Storm, allRulesOff_nothingUndefinedHappens) {
    for (std::uint64_t seed = 0; seed < 40; ++seed)
        Storm(seed, all_rules()).blow(2000);
}

TEST(Storm, anyRulesOff_nothingUndefinedHappens) {
    std::mt19937_64 random(1);
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        RuleSet off;
        for (const RuleInfo& rule : kRules) {
            if (random() % 4 == 0) off.insert(rule.rule);
        }
        SCOPED_TRACE(off.bits());
        Storm(seed, off).blow(1000);
        if (HasFatalFailure()) return;
    }
}

TEST(Storm, everyRule_isSeenHoldingAndFailing) {
    RuleSet held;
    RuleSet failed;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Storm storm(seed, {});
        storm.blow(3000);
        held.insert_all(storm.cluster().out.seen_held);
        failed.insert_all(storm.cluster().out.seen_failed);
    }
    for (const RuleInfo& rule : kRules) {
        EXPECT_TRUE(held.contains(rule.rule)) << rule.id;
        EXPECT_TRUE(failed.contains(rule.rule)) << rule.id;
    }
}

} // namespace
} // namespace raft::testing
