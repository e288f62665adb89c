// Each kind of condition, true and not true; and each kind of pointer.
#include "raft/lesson/condition.h"

#include <gtest/gtest.h>

#include "raft/lesson/condition_json.h"
#include "raft/lesson/pointer_json.h"
#include "raft/lesson/tally.h"
#include "raft/lesson/texts.h"
#include "raft/sim/cursor.h"
#include "tests/lesson/lesson_text.h"

namespace {

// Five nodes, B leads term 1 with SET 5 committed everywhere; then A is stopped, a partition stands between AB and CDE,
// and B has SET 3 that nobody else has.
class Story : public testing::Test {
  protected:
    Story() : world(sim::make_world(kConfig)) {
        act(sim::FireTimer{1});
        play(40);
        act(sim::Request{1, raft::NodeId{1}, {raft::Op::Set, 5}});
        play(160);
        act(sim::Kill{0});
        sim::Partition partition;
        partition.group = {0, 0, 1, 1, 1};
        act(partition);
        act(sim::Request{1, raft::NodeId{1}, {raft::Op::Set, 3}});
        play(20);
    }

    void act(const sim::Input& input) {
        inputs.push_back({world.now, input});
        sim::apply(world, input);
    }
    void play(sim::Time ms) { sim::advance(world, world.now + ms * sim::kMillisecond); }

    // After the story was told again to somebody who listens for what the condition speaks of.
    bool is(const std::string& condition) const {
        const auto json = file::parse_json(condition);
        file::FirstProblem problem;
        const lesson::Condition read =
            lesson::read_condition(file::Field(&std::get<file::JsonValue>(json), "", problem), 5);
        if (problem.found()) ADD_FAILURE() << condition << ": " << problem.get()->what;
        lesson::Tally happened;
        happened.listen_for(read);
        sim::Cursor cursor(kConfig);
        cursor.play(sim::Line(inputs), world.now, happened);
        return lesson::holds(read, {cursor.world(), happened});
    }

    lesson::Pointed pointed(const std::string& pointer) const {
        const auto json = file::parse_json(pointer);
        file::FirstProblem problem;
        const lesson::Pointer read =
            lesson::read_pointer(file::Field(&std::get<file::JsonValue>(json), "", problem), 5, lesson_test::parts());
        if (problem.found()) ADD_FAILURE() << pointer << ": " << problem.get()->what;
        return lesson::resolve(std::span(&read, 1), world);
    }

    void both(const std::string& held, const std::string& failed) const {
        EXPECT_TRUE(is(held)) << held;
        EXPECT_FALSE(is(failed)) << failed;
        EXPECT_FALSE(is("{ \"not\": " + held + " }"));
        EXPECT_TRUE(is("{ \"not\": " + failed + " }"));
    }

    static constexpr sim::Config kConfig{.seed = 4};
    std::vector<sim::TimedInput> inputs;
    sim::World world;
};

TEST_F(Story, nodes_are_as_said) {
    both(R"({ "nodes": "B", "role": "leader" })", R"({ "nodes": "BC", "role": "leader" })");
    both(R"({ "nodes": "A", "up": false })", R"({ "nodes": "B", "up": false })");
    both(R"({ "nodes": "BCDE", "term": 1 })", R"({ "nodes": "B", "term": 2 })");
    both(R"({ "nodes": "C", "voted_for": "B" })", R"({ "nodes": "C", "voted_for": null })");
    both(R"({ "nodes": "BCDE", "value": 5 })", R"({ "nodes": "all", "value": 5 })");
    both(R"({ "nodes": "B", "commit": 1 })", R"({ "nodes": "B", "commit": 2 })");
    both(R"({ "nodes": "BCDE", "committed": 1 })", R"({ "nodes": "B", "committed": 2 })");
    both(R"({ "nodes": "B", "stored": 2 })", R"({ "nodes": "C", "stored": 2 })");
    both(R"({ "nodes": "B", "uncommitted": 1 })", R"({ "nodes": "B", "uncommitted": 0 })");
    both(R"({ "nodes": "B", "log": ["1: SET 5", "1: SET 3"] })", R"({ "nodes": "B", "log": ["1: SET 5"] })");
    both(R"({ "nodes": "B", "holds": { "index": 2, "entry": "1: SET 3" } })",
         R"({ "nodes": "C", "holds": { "index": 2, "entry": "1: SET 3" } })");
    both(R"({ "nodes": "B", "paused": false })", R"({ "nodes": "B", "paused": true })");
}

TEST_F(Story, groups_mean_those_who_belong_to_them_now) {
    both(R"({ "nodes": "leader", "stored": 2 })", R"({ "nodes": "running", "stored": 2 })");
    both(R"({ "nodes": "majority", "committed": 1 })", R"({ "nodes": "majority", "stored": 2 })");
    both(R"({ "nodes": "running", "value": 5 })", R"({ "nodes": "all", "up": true })");
}

TEST_F(Story, roles_are_counted_and_named) {
    both(R"({ "leader": "exists" })", R"({ "leader": "none" })");
    both(R"({ "leader": "B" })", R"({ "leader": "A" })");
    both(R"({ "leaders": 1 })", R"({ "leaders": 2 })");
    both(R"({ "candidates": 0 })", R"({ "candidates": 1 })");
}

TEST_F(Story, clients_logs_and_links) {
    both(R"({ "client": 1, "state": "waiting" })", R"({ "client": 1, "state": "done" })");
    EXPECT_FALSE(is(R"({ "client": 2, "state": "waiting" })"));
    both(R"({ "logs": "agree", "nodes": "CDE" })", R"({ "logs": "agree" })");
    both(R"({ "logs": "differ" })", R"({ "logs": "differ", "nodes": "CDE" })");
    both(R"({ "links": ["AB", "CDE"] })", R"({ "links": ["ABCDE"] })");
    EXPECT_FALSE(is(R"({ "links": ["A", "B", "CDE"] })"));
}

TEST_F(Story, messages_under_way) {
    act(sim::FireTimer{1});
    both(R"({ "under_way": { "type": "AppendEntries", "from": "B", "to": "A" } })",
         R"({ "under_way": { "type": "RequestVote" } })");
    // Those to C, D and E are under way as well, but end at the cut.
    both(R"({ "under_way": { "from": "leader" }, "count": 1 })",
         R"({ "under_way": { "from": "leader" }, "count": 4 })");
    EXPECT_EQ(pointed(R"({ "message": { "from": "B", "entries": true } })").things.size(), 4U);
    EXPECT_TRUE(pointed(R"({ "message": { "type": "RequestVoteReply", "granted": true } })").empty());
}

TEST_F(Story, an_event_is_of_the_leader_if_that_one_led_when_it_happened) {
    act(sim::Kill{1});
    both(R"({ "event": "commits", "node": "leader", "count": 1 })",
         R"({ "event": "commits", "node": "leader", "count": 0 })");
    both(R"({ "leader": "none" })", R"({ "event": "commits", "node": "running", "count": 0 })");
}

TEST_F(Story, events_since_the_beginning) {
    both(R"({ "event": "becomes_leader", "node": "B", "term": 1 })", R"({ "event": "becomes_leader", "node": "C" })");
    both(R"({ "event": "grants_vote", "peer": "B", "count": 4 })", R"({ "event": "grants_vote", "peer": "A" })");
    both(R"({ "event": "commits", "index": 1, "rule": "commit_only_current_term", "held": true })",
         R"({ "event": "commits", "index": 2 })");
    both(R"({ "event": "message_delivered", "message": { "type": "RequestVote", "to": "E" }, "count": 1 })",
         R"({ "event": "message_delivered", "message": { "type": "RequestVote", "to": "B" } })");
    both(R"({ "event": "client_done", "client": 1 })", R"({ "event": "client_failed" })");
    both(R"({ "event": "kill", "node": "A" })", R"({ "event": "heal" })");
    both(R"({ "event": "restart", "count": 0 })", R"({ "event": "kill", "count": 2 })");
}

TEST_F(Story, conditions_combine) {
    both(R"({ "all": [{ "leader": "B" }, { "leaders": 1 }] })", R"({ "all": [{ "leader": "B" }, { "leaders": 2 }] })");
    both(R"({ "any": [{ "leader": "A" }, { "leader": "B" }] })", R"({ "any": [{ "leader": "A" }, { "leaders": 2 }] })");
}

TEST_F(Story, pointers_find_what_is_there) {
    using Things = std::vector<sim::Spot>;
    using sim::NodePart;
    using sim::Target;
    EXPECT_EQ(pointed(R"({ "node": "leader" })").things, Things{Target(sim::NodeTarget{1})});
    EXPECT_EQ(pointed(R"({ "log": "AB" })").things,
              (Things{sim::PartTarget{0, NodePart::Log}, sim::PartTarget{1, NodePart::Log}}));
    EXPECT_EQ(pointed(R"({ "entry": { "nodes": "all", "index": 2 } })").things, Things{Target(sim::EntryTarget{1, 2})});
    EXPECT_EQ(pointed(R"({ "link": ["D", "B"] })").things, Things{Target(sim::LinkTarget{1, 3})});
    EXPECT_EQ(pointed(R"({ "client": 1 })").things, Things{Target(sim::ClientTarget{1})});
    EXPECT_EQ(pointed(R"({ "panel": "timeline" })"), (lesson::Pointed{{}, {"timeline"}}));
    EXPECT_EQ(pointed(R"({ "ring": "all" })").things.size(), 4U); // a stopped node has none
    EXPECT_TRUE(pointed(R"({ "client": 2 })").empty());
    EXPECT_TRUE(pointed(R"({ "votes": "all" })").empty());
    EXPECT_TRUE(pointed(R"({ "entry": { "nodes": "C", "index": 2 } })").empty());
}

TEST(Texts, fall_back_on_the_first_language) {
    lesson::Texts texts;
    EXPECT_EQ(texts.in("en"), "");
    texts.add("en", "one");
    texts.add("zh", "二");
    EXPECT_EQ(texts.in("zh"), "二");
    EXPECT_EQ(texts.in("de"), "one");
}

TEST(Texts, are_cut_at_their_stars) {
    EXPECT_EQ(lesson::spans("a **b** c"), (std::vector<lesson::Span>{{"a ", false}, {"b", true}, {" c", false}}));
    EXPECT_EQ(lesson::spans("**b**"), (std::vector<lesson::Span>{{"b", true}}));
    EXPECT_TRUE(lesson::spans("").empty());
    EXPECT_EQ(lesson::plain("a **b** c"), "a b c");
}

} // namespace
