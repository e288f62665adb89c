#include "raft/core/rules.h"

#include <gtest/gtest.h>

#include <set>

#include "raft/core/effects.h"
#include "raft/core/events.h"

namespace raft {
namespace {

TEST(Rules, ids_areDifferentAndPlain) {
    std::set<std::string_view> ids;
    for (const RuleInfo& rule : kRules) {
        EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
        EXPECT_EQ(rule.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string_view::npos) << rule.id;
        EXPECT_FALSE(rule.section.empty()) << rule.id;
    }
}

TEST(Rules, numbers_areThoseOfTheBoxesThatNumberTheirLines) {
    for (const RuleInfo& rule : kRules) {
        const int lines = rule.box == Box::RequestVote ? 2 : rule.box == Box::AppendEntries ? 5 : 0;
        EXPECT_LE(rule.number, lines) << rule.id;
        EXPECT_EQ(rule.number == 0, lines == 0) << rule.id;
    }
}

template <std::size_t N>
std::set<std::string_view> set_of(const std::array<std::string_view, N>& names) {
    return {names.begin(), names.end()};
}

TEST(Names, ofFactsAndEvents_areDifferent) {
    EXPECT_EQ(set_of(kFactNames).size(), kFactNames.size());
    EXPECT_EQ(set_of(kNodeEventNames).size(), kNodeEventNames.size());
    EXPECT_EQ(name_of(Fact::Request), "request");
    EXPECT_EQ(name_of(NodeEventKind::BecomesLeader), "becomes_leader");
}

TEST(RuleSet, insertAndErase_touchOneRule) {
    RuleSet set;
    EXPECT_TRUE(set.empty());
    set.insert(Rule::VoteOncePerTerm);
    set.insert(Rule::CommitOnlyCurrentTerm);
    EXPECT_TRUE(set.contains(Rule::VoteOncePerTerm));
    EXPECT_FALSE(set.contains(Rule::VoteOnlyIfUpToDate));
    set.erase(Rule::VoteOncePerTerm);
    EXPECT_FALSE(set.contains(Rule::VoteOncePerTerm));
    EXPECT_TRUE(set.contains(Rule::CommitOnlyCurrentTerm));
}

Effects effects_without(Rule rule) {
    Effects out(Telling::Facts);
    RuleSet off;
    off.insert(rule);
    out.begin(off);
    return out;
}

TEST(Judge, ruleInForce_answersItsConditionAndRemembersBoth) {
    Effects out(Telling::Facts);
    out.begin({});
    EXPECT_TRUE(out.judge(Rule::VoteOncePerTerm, true));
    EXPECT_FALSE(out.seen_failed.contains(Rule::VoteOncePerTerm));
    EXPECT_FALSE(out.judge(Rule::VoteOncePerTerm, false));
    EXPECT_TRUE(out.seen_held.contains(Rule::VoteOncePerTerm));
    EXPECT_TRUE(out.seen_failed.contains(Rule::VoteOncePerTerm));
    out.clear_seen();
    EXPECT_TRUE(out.seen_held.empty());
    EXPECT_TRUE(out.seen_failed.empty());
}

TEST(Judge, guardSwitchedOff_letsEverythingPassButTellsTheTruth) {
    Effects out = effects_without(Rule::VoteOncePerTerm);
    EXPECT_TRUE(out.judge(Rule::VoteOncePerTerm, false));
    EXPECT_TRUE(out.judge(Rule::VoteOncePerTerm, true));
    EXPECT_TRUE(out.seen_failed.contains(Rule::VoteOncePerTerm));
}

TEST(Judge, switchedOff_saysWhereTheRuleWasIgnored) {
    const auto ignored = [](Rule rule, bool held) {
        Effects out = effects_without(rule);
        out.judge(rule, held);
        out.judge(Rule::AppendMissing, true);
        out.tell(NodeEventKind::AppendsEntries, 1);
        out.tell(NodeEventKind::Applies, 1);
        EXPECT_TRUE(out.events.back().ignored.empty()) << "the event before has told it";
        return out.events.front().ignored.contains(rule);
    };
    EXPECT_TRUE(ignored(Rule::VoteOncePerTerm, false)) << "a guard that did not hold anybody back";
    EXPECT_FALSE(ignored(Rule::VoteOncePerTerm, true));
    EXPECT_TRUE(ignored(Rule::RemoveConflicts, true)) << "a trigger that started nothing";
    EXPECT_FALSE(ignored(Rule::RemoveConflicts, false));
}

TEST(Judge, triggerSwitchedOff_neverActsButTellsTheTruth) {
    Effects out = effects_without(Rule::RemoveConflicts);
    EXPECT_FALSE(out.judge(Rule::RemoveConflicts, true));
    EXPECT_FALSE(out.judge(Rule::RemoveConflicts, false));
    EXPECT_TRUE(out.seen_held.contains(Rule::RemoveConflicts));
}

TEST(Judge, otherRules_areNotTouchedByOneThatIsOff) {
    Effects out = effects_without(Rule::RemoveConflicts);
    EXPECT_TRUE(out.judge(Rule::AppendMissing, true));
    EXPECT_FALSE(out.judge(Rule::VoteOncePerTerm, false));
}

TEST(Tell, event_carriesTheNewestJudgementWithItsFacts) {
    Effects out(Telling::Facts);
    out.begin({});
    out.judge(Rule::VoteOncePerTerm, true);
    out.judge(Rule::LeadWithMajority, false, {{Fact::Votes, 2}, {Fact::Needed, 3}});
    out.tell(NodeEventKind::CountsVote, 4, 1);
    ASSERT_EQ(out.events.size(), 1U);
    const Judgement& by = out.events[0].by;
    EXPECT_EQ(by.rule, Rule::LeadWithMajority);
    EXPECT_FALSE(by.held);
    ASSERT_EQ(by.why().size(), 2U);
    EXPECT_EQ(by.facts[0], (FactValue{Fact::Votes, 2}));
    EXPECT_EQ(by.facts[1], (FactValue{Fact::Needed, 3}));
}

TEST(Tell, nobodyListening_gathersNothing) {
    Effects out;
    out.begin({});
    out.judge(Rule::LeadWithMajority, true);
    out.tell(NodeEventKind::BecomesLeader, 1);
    EXPECT_TRUE(out.events.empty());
    EXPECT_TRUE(out.seen_held.contains(Rule::LeadWithMajority)) << "which rules were seen costs nothing to know";
}

} // namespace
} // namespace raft
