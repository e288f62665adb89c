// Presenting and large letters in the whole window: what is asked to be large is large, all of it together, and what a
// lesson points at stays in sight.
#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <array>

#include "app/lesson/lesson_focus.h"
#include "render/text_sizes.h"
#include "tests/app/interface.h"
#include "tests/picture/scene_checks.h"
#include "third_party/fonts/font_metrics.h"

namespace {

using app_tests::Interface;

constexpr std::array kSizes{ImVec2{1280, 720}, ImVec2{1600, 1000}, ImVec2{1920, 1080}};

bool shows(std::string_view id) {
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
        const std::string_view path = window->Name;
        if (window->Active && path.substr(path.rfind('/') + 1).starts_with(id)) return true;
    }
    return false;
}

// Lines of text in a panel while presenting, of which each has a size of its own, are at least this high.
float ordinary_letters() {
    return ImGui::GetStyle().FontSizeBase;
}

bool is_remark(const render::Text& text) {
    const auto has = [&](const char* sign) { return text.text.find(sign) != std::string::npos; };
    return text.weight == render::Weight::Regular || has("…") || has("⋯");
}

void expect_large(const render::Scene& stage, float height) {
    for (const render::Shape& shape : stage.shapes) {
        const auto* text = std::get_if<render::Text>(&shape);
        if (text == nullptr) continue;
        const float least = is_remark(*text) ? render::kLeastRemark : render::kLeastText;
        EXPECT_GE(text->size, least * height) << '"' << text->text << '"';
    }
}

void rest(Interface& ui) {
    while (ui.program().lesson()->phase() != app::LessonSession::Phase::Resting)
        ui.program().apply(app::LessonAction(app::ContinueLesson{}));
    ui.frames(2);
}

class PresentedLesson : public testing::TestWithParam<std::string> {};

TEST_P(PresentedLesson, is_read_from_the_last_row_and_shows_what_it_points_at) {
    int turn = 0;
    for (const ImVec2 size : kSizes) {
        const char* language = ++turn % 2 == 0 ? "en" : "zh";
        Interface ui({.scenario = {},
                      .preferences = {.language = language, .presenting = true, .reduced_motion = true},
                      .size = size,
                      .lesson = GetParam()});
        const lesson::CompiledLesson& lesson = ui.program().lesson()->lesson();
        for (std::size_t beat = 0; beat < lesson.beats.size(); beat += 3) {
            ui.program().apply(app::LessonAction(app::GoToBeat{beat}));
            ui.frames(2);
            rest(ui);
            EXPECT_GE(ordinary_letters(), fonts::imgui_size(render::kLeastText * size.y) - 0.5F);
            expect_large(ui.program().memory().stage, size.y);
            const app::Focus focus = app::focus_of(lesson, beat, ui.world());
            EXPECT_TRUE(!focus.points_at(app::Panel::Timeline) || shows("###timeline"));
            EXPECT_TRUE(!focus.points_at(app::Panel::Events) || shows("###events"));
            EXPECT_TRUE(!focus.points_at(app::Panel::Inspector) || shows("###node"));
            EXPECT_GE(ui.program().memory().stage.pointed.size(), focus.pointed.empty() ? 0U : 1U);
            ASSERT_FALSE(HasFailure()) << lesson.beat(beat).id << ", " << size.x << ", " << language;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Lessons, PresentedLesson, testing::ValuesIn(app_tests::lesson_names()),
                         [](const auto& test) { return app_tests::test_name(test.param); });

TEST(Present, is_one_key_and_kept) {
    app_tests::OwnFolder folder;
    {
        Interface ui({.scenario = app_tests::quiet_scenario(), .folder = folder.path()});
        const float before = ordinary_letters();
        ui.key(ImGuiKey_P);
        ui.frames(2);
        EXPECT_TRUE(ui.program().preferences().presenting);
        EXPECT_GT(ordinary_letters(), 1.25F * before);
        ui.key(ImGuiKey_P);
        EXPECT_FALSE(ui.program().preferences().presenting);
    }
}

TEST(Present, gives_a_cluster_the_room_and_calls_the_panel_with_a_key) {
    for (const int nodes : {1, 5, 9}) {
        Interface ui({.scenario = app_tests::quiet_scenario(nodes), .preferences = {.presenting = true}});
        ui.pause_at(500'000);
        expect_large(ui.program().memory().stage, 1000);
        EXPECT_FALSE(shows("###panel"));
        ui.key(ImGuiKey_Tab);
        ui.frames(2);
        EXPECT_TRUE(shows("###events"));
        ui.key(ImGuiKey_Tab);
        ui.frames(2);
        EXPECT_TRUE(shows("###node"));
        ui.key(ImGuiKey_Tab);
        ui.frames(2);
        EXPECT_FALSE(shows("###panel"));
    }
}

// How large things are on the stage, and how large letters are.
struct Measured {
    float circle = 0; // radius of a node
    float letters = 0;
};

Measured measured(Interface& ui) {
    Measured found{.letters = 1e6F};
    for (const render::HitArea& hit : ui.program().memory().stage.hits) {
        if (std::holds_alternative<render::NodeTarget>(hit.target)) found.circle = hit.reach;
    }
    for (const render::Shape& shape : ui.program().memory().stage.shapes) {
        const auto* text = std::get_if<render::Text>(&shape);
        if (text != nullptr && text->weight == render::Weight::SemiBold && text->text.size() > 4)
            found.letters = std::min(found.letters, text->size);
    }
    return found;
}

TEST(LargeLetters, enlarge_stage_nodes_clock_and_card_together) {
    for (const ImVec2 size : {ImVec2{1280, 720}, ImVec2{1600, 1000}}) {
        for (const char* lesson : {"", "walkthrough"}) {
            Measured first;
            Measured before;
            for (const int percent : {100, 120, 150, 200}) {
                Interface ui({.scenario = app_tests::quiet_scenario(),
                              .preferences = {.text_percent = percent, .reduced_motion = true},
                              .size = size,
                              .lesson = lesson});
                if (*lesson != 0) {
                    ui.program().apply(app::LessonAction(app::GoToBeat{40}));
                    rest(ui);
                } else {
                    ui.pause_at(500'000);
                }
                const Measured now = measured(ui);
                // What already fills the window grows no more, but letters do; at twice the size circles make room for
                // them.
                EXPECT_TRUE(now.circle >= (percent < 200 ? 0.9F : 0.7F) * first.circle && now.letters >= before.letters)
                    << percent << " %, " << lesson << ", " << size.x << ": circles " << before.circle << " → "
                    << now.circle << ", letters " << before.letters << " → " << now.letters;
                if (first.circle == 0) first = now;
                before = now;
            }
        }
    }
}

TEST(LookCloser, shows_one_node_larger_and_all_again) {
    Interface ui({.scenario = app_tests::quiet_scenario(9), .preferences = {.reduced_motion = true}});
    ui.pause_at(500'000);
    const float before = measured(ui).circle;
    ui.key(ImGuiKey_3);
    ui.type("3");
    ui.key(ImGuiKey_N);
    ui.frames(2);
    EXPECT_GT(measured(ui).circle, 1.3F * before);
    ui.key(ImGuiKey_N);
    ui.frames(2);
    EXPECT_EQ(measured(ui).circle, before);
}

} // namespace
