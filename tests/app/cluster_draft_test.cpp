// What somebody typed becomes a cluster, or is told to be wrong; nothing is silently made to fit.
#include "app/cluster/cluster_draft.h"

#include <gtest/gtest.h>

namespace {

using app::ClusterField;
constexpr sim::Time kMs = sim::kMillisecond;

app::ClusterDraft usual() {
    return app::draft_of({});
}

std::string problem_of(ClusterField field, const std::string& text) {
    app::ClusterDraft draft = usual();
    draft.text(field) = text;
    const auto read = app::read_draft(draft, {});
    const auto* problem = std::get_if<app::DraftProblem>(&read);
    if (problem == nullptr) return "";
    EXPECT_EQ(problem->field, field);
    return problem->notice.key;
}

TEST(ClusterDraft, ofACluster_meansThatCluster) {
    app::Cluster cluster;
    cluster.config.options.nodes = 4;
    cluster.config.options.replicate = raft::Replicate::AtOnce;
    cluster.config.seed = 77;
    cluster.config.timing = {
        .election = {120 * kMs, 120 * kMs}, .heartbeat = 12'345, .latency = {0, kMs / 2}, .disk = 7 * kMs};
    cluster.loss_percent = 15;
    EXPECT_EQ(std::get<app::Cluster>(app::read_draft(app::draft_of(cluster), {})), cluster);
}

TEST(ClusterDraft, whatNoFieldSays_isAsInTheOthers) {
    sim::Config others;
    others.timing.max_entries = 3;
    others.timing.back_up = raft::BackUp::ByTerm;
    others.options.switched_off.insert(raft::Rule::CommitOnlyCurrentTerm);
    const auto cluster = std::get<app::Cluster>(app::read_draft(usual(), others));
    EXPECT_EQ(cluster.config.timing.max_entries, 3U);
    EXPECT_EQ(cluster.config.timing.back_up, raft::BackUp::ByTerm);
    EXPECT_TRUE(cluster.config.options.switched_off.contains(raft::Rule::CommitOnlyCurrentTerm));
}

TEST(ClusterDraft, timingAlone_asksForNothingElse) {
    app::ClusterDraft draft = usual();
    draft.text(ClusterField::Seed) = "18446744073709551615"; // as a file may have it
    draft.text(ClusterField::Loss) = "much";
    draft.text(ClusterField::Heartbeat) = "60";
    EXPECT_EQ(std::get<app::Cluster>(app::read_timing(draft, {})).config.timing.heartbeat, 60 * kMs);
    draft.text(ClusterField::Heartbeat) = "soon";
    EXPECT_EQ(std::get<app::DraftProblem>(app::read_timing(draft, {})).field, ClusterField::Heartbeat);
}

TEST(ClusterDraft, rubbish_isTold) {
    EXPECT_EQ(problem_of(ClusterField::Heartbeat, ""), "setup.empty");
    EXPECT_EQ(problem_of(ClusterField::Heartbeat, "fast"), "setup.no_time");
    EXPECT_EQ(problem_of(ClusterField::Heartbeat, "50 ms"), "setup.no_time");
    EXPECT_EQ(problem_of(ClusterField::Heartbeat, "0"), "setup.out_of_range");
    EXPECT_EQ(problem_of(ClusterField::Heartbeat, "-5"), "setup.out_of_range");
    EXPECT_EQ(problem_of(ClusterField::Heartbeat, "3600001"), "setup.out_of_range");
    EXPECT_EQ(problem_of(ClusterField::Heartbeat, "1e300"), "setup.out_of_range");
    EXPECT_EQ(problem_of(ClusterField::LatencyLeast, "16"), "setup.order");
    EXPECT_EQ(problem_of(ClusterField::ElectionLeast, "301"), "setup.order");
    EXPECT_EQ(problem_of(ClusterField::Loss, "101"), "setup.out_of_range");
    EXPECT_EQ(problem_of(ClusterField::Loss, "2.5"), "setup.no_number");
    EXPECT_EQ(problem_of(ClusterField::Seed, "99999999999999999999"), "setup.out_of_range");
    EXPECT_EQ(problem_of(ClusterField::Seed, "x"), "setup.no_number");
    EXPECT_EQ(problem_of(ClusterField::Heartbeat, " 12.5 "), "");
}

TEST(ClusterDraft, steps_goToTheNextWholeOne_andStayWithin) {
    app::ClusterDraft draft = usual();
    const auto stepped = [&](ClusterField field, const char* from, int direction) {
        draft.text(field) = from;
        app::step(draft, field, direction);
        return draft.text(field);
    };
    EXPECT_EQ(stepped(ClusterField::Heartbeat, "50", 1), "60");
    EXPECT_EQ(stepped(ClusterField::Heartbeat, "50", -1), "40");
    EXPECT_EQ(stepped(ClusterField::Heartbeat, "57", 1), "60");
    EXPECT_EQ(stepped(ClusterField::Heartbeat, "57", -1), "50");
    EXPECT_EQ(stepped(ClusterField::Heartbeat, "10", -1), "1");
    EXPECT_EQ(stepped(ClusterField::Heartbeat, "1", 1), "10");
    EXPECT_EQ(stepped(ClusterField::Heartbeat, "3600000", 1), "3600000");
    EXPECT_EQ(stepped(ClusterField::Loss, "100", 1), "100");
    EXPECT_EQ(stepped(ClusterField::Loss, "0", -1), "0");
    EXPECT_EQ(stepped(ClusterField::LatencyLeast, "rubbish", 1), "1");
    EXPECT_EQ(stepped(ClusterField::Seed, "9223372036854775807", 1), "9223372036854775807");
}

TEST(ClusterDraft, rolledSeed_isAnotherAndShort) {
    app::ClusterDraft draft = usual();
    for (int i = 0; i < 300; ++i) {
        const std::string before = draft.text(ClusterField::Seed);
        app::roll_seed(draft);
        EXPECT_NE(draft.text(ClusterField::Seed), before);
        EXPECT_LE(draft.text(ClusterField::Seed).size(), 4U);
    }
}

} // namespace
