#include "render/theme.h"

#include <gtest/gtest.h>

#include "render/color.h"
#include "render/stage/emphasis.h"

namespace render {
namespace {

class ThemeTest : public testing::TestWithParam<const Theme*> {};

TEST_P(ThemeTest, text_stands_out_from_what_is_behind_it) {
    const Theme& theme = *GetParam();
    const Color texts[]{theme.text,        theme.muted_text,  theme.follower_text, theme.candidate_text,
                        theme.leader_text, theme.client_text, theme.trouble_text};
    for (const Color text : texts) {
        EXPECT_GE(contrast(text, theme.background), 4.5);
        EXPECT_GE(contrast(text, theme.surface), 4.5);
    }
    EXPECT_GE(contrast(theme.text, theme.sunken), 4.5);
}

TEST_P(ThemeTest, text_in_a_node_stands_out_from_its_fill) {
    const Theme& theme = *GetParam();
    for (const Color fill : {theme.follower_fill, theme.candidate_fill, theme.leader_fill, theme.stopped_fill}) {
        EXPECT_GE(contrast(theme.text, fill), 4.5);
        EXPECT_GE(contrast(theme.muted_text, fill), 4.5);
    }
}

TEST_P(ThemeTest, entries_are_readable_committed_and_not) {
    const Theme& theme = *GetParam();
    for (const TermColors& term : theme.terms) {
        EXPECT_GE(contrast(term.on, term.fill), 4.5);
        EXPECT_GE(contrast(term.on, fresh(term)), 4.5) << "while the fill sweeps through";
        EXPECT_GE(contrast(term.ink, theme.background), 4.5);
        EXPECT_GE(contrast(term.ink, theme.surface), 4.5);
        EXPECT_GE(contrast(theme.text, pale(theme, term)), 4.5);
    }
}

// Filled, pale with an outline, and dashed: the outline is seen, and pale is far from filled.
TEST_P(ThemeTest, the_three_looks_of_an_entry_are_told_apart) {
    const Theme& theme = *GetParam();
    for (const TermColors& term : theme.terms) {
        EXPECT_GE(contrast(term.fill, theme.surface), 3);
        EXPECT_GE(contrast(term.fill, theme.background), 3);
        EXPECT_GE(contrast(term.fill, pale(theme, term)), 1.9);
        EXPECT_GE(contrast(term.fill, fresh(term)), 1.5) << "or nobody sees the fill sweep";
    }
}

constexpr double kSign = 3;

TEST_P(ThemeTest, signs_of_roles_stand_out_from_what_they_lie_on_and_beside) {
    const Theme& theme = *GetParam();
    const std::pair<Color, Color> roles[]{{theme.follower, theme.follower_fill},
                                          {theme.candidate, theme.candidate_fill},
                                          {theme.leader, theme.leader_fill},
                                          {theme.stopped, theme.stopped_fill}};
    for (const auto& [line, fill] : roles) {
        EXPECT_GE(contrast(line, theme.background), kSign);
        EXPECT_GE(contrast(line, theme.surface), kSign);
        EXPECT_GE(contrast(line, theme.ring_track), kSign) << "of a timeout ring on its track";
        EXPECT_GE(contrast(line, fill), kSign) << "of a border, a star or a pip on its node";
        EXPECT_GE(contrast(theme.text, fill), kSign) << "of the mark of a majority among pips";
    }
    for (const Color line : {theme.client, theme.trouble}) {
        EXPECT_GE(contrast(line, theme.background), kSign);
        EXPECT_GE(contrast(line, theme.surface), kSign);
        EXPECT_GE(contrast(line, theme.sunken), kSign);
    }
    EXPECT_GE(contrast(theme.trouble, theme.candidate_fill), kSign) << "of a refused vote";
}

// A commit is a mark in the colour of text with an edge in that of the ground.
TEST_P(ThemeTest, commits_stand_out_from_every_lane) {
    const Theme& theme = *GetParam();
    EXPECT_GE(contrast(theme.text, theme.surface), kSign);
    for (const Color lane : {theme.follower, theme.candidate, theme.leader, theme.stopped})
        EXPECT_GE(contrast(theme.surface, lane), kSign);
}

TEST_P(ThemeTest, selection_stands_out_from_what_is_selected) {
    const Theme& theme = *GetParam();
    for (const Color ground : {theme.background, theme.ring_track, theme.link})
        EXPECT_GE(contrast(theme.text, ground), kSign);
}

TEST_P(ThemeTest, what_steps_back_can_still_be_read) {
    const Theme& theme = *GetParam();
    for (const float left : {0.35F, 0.6F}) {
        const Theme quiet = quiet_theme(theme, left);
        for (const Color ink : {quiet.text, quiet.muted_text, quiet.follower_text, quiet.candidate_text,
                                quiet.leader_text, quiet.client_text, quiet.trouble_text}) {
            EXPECT_GE(contrast(ink, theme.background), 4.5);
            EXPECT_GE(contrast(ink, quiet.surface), 4.5);
        }
        for (const Color fill : {quiet.follower_fill, quiet.candidate_fill, quiet.leader_fill, quiet.stopped_fill}) {
            EXPECT_GE(contrast(quiet.text, fill), 4.5);
            EXPECT_GE(contrast(quiet.muted_text, fill), 4.5);
        }
        if (left > 0.5F) continue; // only links are drawn so
        for (const TermColors& term : quiet.terms) {
            EXPECT_GE(contrast(term.on, term.fill), 4.5);
            EXPECT_GE(contrast(term.on, fresh(term)), 4.5);
            EXPECT_GE(contrast(term.ink, quiet.surface), 4.5);
            EXPECT_GE(contrast(quiet.text, pale(quiet, term)), 4.5);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Both, ThemeTest, testing::Values(&light_theme(), &dark_theme()),
                         [](const auto& param_info) { return param_info.param->dark ? "dark" : "light"; });

TEST(TermColorTest, neighbouring_terms_differ) {
    for (raft::Term term = 1; term < 20; ++term) {
        EXPECT_NE(term_colors(light_theme(), term).fill, term_colors(light_theme(), term + 1).fill);
    }
}

} // namespace
} // namespace render
