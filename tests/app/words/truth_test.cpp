// What the program says is true: in random runs, with and without a rule that is switched off, each sentence is read
// back and compared with the world, without the reasons that the engine gives.
#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "app/words/sentence.h"
#include "tests/app/interface.h"
#include "tests/app/words/told.h"
#include "tests/sim/random_scenario.h"

namespace app_tests {
namespace {

const render::Words& english() {
    return languages().get("en").words;
}

using Texts = std::vector<std::pair<std::string, std::string>>;

// All texts of a part of the catalogue.
Texts texts_of(std::string_view part) {
    Texts texts;
    for (const auto& [key, text] : english().all()) {
        if (key.starts_with(part)) texts.emplace_back(key, text);
    }
    return texts;
}

// Reads what is said while a run is played, and looks whether it is so.
class Reader {
  public:
    explicit Reader(const sim::World& world) {
        for (const sim::Server& server : world.servers)
            before_.push_back(server.node);
        step_before_ = before_;
    }

    void operator()(const sim::World& world, const sim::TraceEvent& event) {
        sim::Page page(event.number);
        page.write(world, event);
        const app::Sentence sentence = app::sentence_of(page, page.records().front(), world.node_count(), english());
        for (const std::string* text : {&sentence.title, &sentence.detail, &sentence.citation})
            EXPECT_EQ(text->find_first_of("{}"), std::string::npos) << *text;
        if (const auto* message = std::get_if<sim::MessageEvent>(&event.what)) {
            if (message->kind == sim::MessageEvent::Kind::Delivered)
                delivered_.emplace(event.number, message->in_flight.message);
        } else if (std::get_if<sim::NodeActed>(&event.what) != nullptr) {
            look_at_deed(world, event, sentence);
        } else if (const auto* taken = std::get_if<sim::InputTaken>(&event.what)) {
            if (std::holds_alternative<sim::Kill>(taken->input)) look_at_kill(world, event, sentence);
        }
        for (const sim::Server& server : world.servers)
            before_[server.node.id] = server.node;
        newest_ = {event.node, event.cause};
    }

    std::set<std::string> seen;

  private:
    void look_at_deed(const sim::World& world, const sim::TraceEvent& event, const app::Sentence& sentence) {
        // All events of one step are told after it.
        if (newest_ != std::pair(event.node, event.cause)) step_before_[event.node] = before_[event.node];
        const auto message = delivered_.find(event.cause);
        const Said said{.world = world,
                        .node = event.node,
                        .before = step_before_[event.node],
                        .message = message == delivered_.end() ? nullptr : &message->second};
        std::string reason = take_suffixes(said, sentence.detail);
        compare(said, sentence.title, deeds_, truths_of_deeds());
        compare(said, reason, reason.starts_with("the voter") ? refusals_ : reasons_, truths_of_reasons());
    }

    void compare(const Said& said, const std::string& text, const Texts& texts, const Truths& truths) {
        bool read = false;
        for (const auto& [key, form] : texts) {
            const auto truth = truths.find(key);
            const auto values = truth == truths.end() ? std::nullopt : read_back(form, text);
            if (!values) continue;
            seen.insert(key);
            if (truth->second(said, *values)) return;
            read = true;
        }
        ADD_FAILURE() << (read ? "is not so: " : "nobody knows when this is so: ") << text << " (node "
                      << raft::name_of(said.node) << " at " << said.world.now << ")";
    }

    // What stands behind a reason: which rules are off, and what waits for a slow disk.
    std::string take_suffixes(const Said& said, std::string text) {
        const auto take = [&](std::string_view key, std::string_view suffix) {
            if (!text.ends_with(suffix)) return false;
            text.resize(text.size() - suffix.size());
            seen.insert(std::string(key));
            return true;
        };
        for (const std::string_view key : {"why.not_on_disk", "why.not_sent"}) {
            const bool says_so = take(key, english().get(key));
            EXPECT_TRUE(!says_so || waits(said)) << text;
        }
        for (std::size_t rule = 0; rule < raft::kRuleCount; ++rule) {
            const auto one = static_cast<raft::Rule>(rule);
            raft::RuleSet set;
            set.insert(one);
            const bool says_so = take("why.ignored", app::ignored_text(set, english()));
            EXPECT_TRUE(!says_so || said.world.config.options.switched_off.contains(one)) << text;
        }
        return text;
    }

    static bool waits(const Said& said) {
        return std::ranges::any_of(said.world.writes,
                                   [&](const sim::DiskWrite& write) { return write.node == said.node; });
    }

    // What went with the process is what its memory had and its disk does not have.
    void look_at_kill(const sim::World& world, const sim::TraceEvent& event, const app::Sentence& sentence) {
        const raft::Node& before = before_[event.node];
        const raft::Disk& disk = world.servers[event.node].disk;
        const auto says = [&](const std::string& part) {
            const bool does = sentence.detail.find(part) != std::string::npos;
            if (does) seen.insert("undone");
            return does;
        };
        EXPECT_EQ(says("term " + std::to_string(before.current_term)), before.current_term != disk.current_term)
            << sentence.detail;
        const bool new_vote = before.voted_for != raft::kNobody &&
                              (before.current_term != disk.current_term || before.voted_for != disk.voted_for);
        EXPECT_EQ(says("its vote for"), new_vote) << sentence.detail;
        if (raft::is_on_disk(before, disk)) {
            EXPECT_EQ(sentence.detail.find("gone"), std::string::npos) << sentence.detail;
        } else {
            EXPECT_FALSE(sentence.detail.empty());
        }
    }

    const Texts deeds_ = texts_of("event.");
    const Texts reasons_ = texts_of("why.");
    const Texts refusals_ = texts_of("refusal.");
    std::vector<raft::Node> before_;      // each node when the newest event was told
    std::vector<raft::Node> step_before_; // and before its newest step
    std::pair<raft::NodeId, std::uint64_t> newest_;
    std::map<std::uint64_t, raft::Message> delivered_; // by the number of the event
};

// Every rule has its turn to be off; in every third run none is.
sim::testing::RandomScenario scenario_for(std::uint64_t seed) {
    sim::testing::RandomScenario scenario = sim::testing::random_scenario(seed);
    sim::Random random(seed * 31 + 7);
    if (seed % 3 != 0)
        scenario.config.options.switched_off.insert(
            static_cast<raft::Rule>(seed / 3 * 2 % raft::kRuleCount + seed % 3 - 1));
    if (random.chance(50)) scenario.config.timing.disk = random.between(1, 30) * sim::kMillisecond;
    for (int i = 0; i < 6; ++i) {
        const sim::Time at = random.between(0, sim::testing::kScenarioLength);
        scenario.inputs.push_back({at, sim::Request{static_cast<raft::ClientId>(random.between(1, 2)),
                                                    std::nullopt,
                                                    {raft::Op::Add, random.between(1, 9)}}});
    }
    std::ranges::stable_sort(scenario.inputs, {}, &sim::TimedInput::at);
    return scenario;
}

// Where chance hardly ever leads: a request that a later one of its client overtook, conflicts that are kept while
// nothing is missing, an entry that is counted and that nobody stores. They have tests of their own, or none can come.
const std::set<std::string, std::less<>> kSeldom{
    "event.ignores_rule",
    "event.ignores_rule.follow_leader_of_this_term",
    "event.ignores_rule.remove_conflicts",
    "event.ignores_rule.step_down_on_higher_term",
    "event.recognises_old_request",
    "why.append_missing.failed.unmatched",
    "why.append_missing.held.unmatched",
    "why.append_only_if_previous_matches.held",
    "why.append_only_if_previous_matches.held.start",
    "why.append_request_once.failed.passed",
    "why.count_only_current_votes.failed.earlier",
    "why.commit_only_current_term.failed.none",
    "why.commit_only_current_term.failed.one",
    "why.commit_only_current_term.held.none",
    "why.lead_with_majority.failed",
    "why.step_down_on_higher_term.held.ignored",
};

TEST(Truth, of_what_is_said_in_random_runs) {
    std::set<std::string> seen;
    for (std::uint64_t seed = 1; seed <= 200 && !HasFailure(); ++seed) {
        const sim::testing::RandomScenario scenario = scenario_for(seed);
        sim::Cursor cursor(scenario.config);
        Reader reader(cursor.world());
        cursor.play(sim::Line(scenario.inputs), sim::testing::kScenarioLength, reader);
        seen.merge(reader.seen);
        if (HasFailure()) ADD_FAILURE() << "seed " << seed;
    }
    for (const Truths* truths : {&truths_of_deeds(), &truths_of_reasons()}) {
        for (const auto& [key, truth] : *truths)
            EXPECT_TRUE(seen.contains(key) || kSeldom.contains(key)) << "never said: " << key;
    }
    EXPECT_TRUE(seen.contains("undone"));
}

} // namespace
} // namespace app_tests
