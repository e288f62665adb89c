#include "render/theme.h"

#include <gtest/gtest.h>

#include <cmath>

namespace render {
namespace {

// WCAG 2.1, "relative luminance" and "contrast ratio".
double luminance(Color color) {
    const auto linear = [](std::uint8_t part) {
        const double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

double contrast(Color a, Color b) {
    const double one = luminance(a) + 0.05;
    const double two = luminance(b) + 0.05;
    return one > two ? one / two : two / one;
}

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
    for (const Color term : theme.terms) {
        EXPECT_GE(contrast(theme.on_term, term), 4.5);
        EXPECT_GE(contrast(term, theme.surface), 4.5);
    }
}

TEST_P(ThemeTest, lines_of_roles_and_faults_are_seen) {
    const Theme& theme = *GetParam();
    for (const Color line : {theme.follower, theme.leader, theme.stopped, theme.client, theme.trouble}) {
        EXPECT_GE(contrast(line, theme.background), 2.9);
    }
    // Amber on white cannot; a candidate is also thick, dashed and has pips.
    EXPECT_GE(contrast(theme.candidate, theme.background), 2.0);
}

INSTANTIATE_TEST_SUITE_P(Both, ThemeTest, testing::Values(&light_theme(), &dark_theme()),
                         [](const auto& param_info) { return param_info.param->dark ? "dark" : "light"; });

TEST(TermColorTest, neighbouring_terms_differ) {
    for (raft::Term term = 1; term < 20; ++term) {
        EXPECT_NE(term_color(light_theme(), term), term_color(light_theme(), term + 1));
    }
}

} // namespace
} // namespace render
