// Each key of the contract has its effect.
#include "app/keys.h"

#include <gtest/gtest.h>
#include <imgui_internal.h>

#include "app/whole_links.h"
#include "tests/app/interface.h"

namespace {

using app_tests::Interface;
constexpr sim::Time kMs = sim::kMillisecond;

std::string notice_of(Interface& ui) {
    return ui.desk().notice ? ui.desk().notice->key : std::string();
}

TEST(Keys, space_arrows_home_end) {
    Interface ui;
    ui.key(ImGuiKey_Space);
    EXPECT_FALSE(ui.session().playing());
    ui.pause_at(400 * kMs);
    ui.key(ImGuiKey_RightArrow);
    const sim::Time next = ui.session().now();
    EXPECT_GT(next, 400 * kMs);
    ui.key(ImGuiKey_LeftArrow);
    EXPECT_LT(ui.session().now(), next);
    ui.key(ImGuiKey_Home);
    EXPECT_EQ(ui.session().now(), 0);
    ui.key(ImGuiKey_End);
    EXPECT_EQ(ui.session().now(), next);
}

TEST(Keys, brackets_change_the_speed_step_by_step) {
    Interface ui;
    ASSERT_DOUBLE_EQ(ui.session().speed(), 0.05);
    ui.type("]");
    EXPECT_DOUBLE_EQ(ui.session().speed(), 0.1);
    ui.type("[[");
    EXPECT_DOUBLE_EQ(ui.session().speed(), 0.02);
    ui.type("[[[[[[");
    EXPECT_DOUBLE_EQ(ui.session().speed(), 0.001);
    EXPECT_EQ(notice_of(ui), "keys.why_slowest");
}

TEST(Keys, digits_select_and_letters_act_on_the_selected_node) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.type("9"); // there is no ninth node
    EXPECT_FALSE(ui.desk().selected_node());
    EXPECT_EQ(notice_of(ui), "keys.why_node");
    for (const ImGuiKey key : {ImGuiKey_K, ImGuiKey_Z, ImGuiKey_T, ImGuiKey_I}) {
        ui.program().apply(app::DeskAction(app::DismissNotice{}));
        ui.key(key);
        EXPECT_TRUE(app_tests::inputs_of(ui.session()).empty());
        EXPECT_EQ(notice_of(ui), "keys.why_select");
    }

    ui.type("2");
    EXPECT_EQ(ui.desk().selected_node(), 1);
    ui.key(ImGuiKey_K);
    EXPECT_FALSE(ui.world().servers[1].up);
    ui.key(ImGuiKey_K);
    EXPECT_TRUE(ui.world().servers[1].up);
    ui.key(ImGuiKey_Z);
    EXPECT_TRUE(ui.world().servers[1].paused);
    ui.key(ImGuiKey_Z);
    EXPECT_FALSE(ui.world().servers[1].paused);
    ui.key(ImGuiKey_I);
    EXPECT_TRUE(app::is_isolated(ui.world(), 1));
    ui.key(ImGuiKey_I);
    EXPECT_FALSE(app::is_isolated(ui.world(), 1));
    ui.key(ImGuiKey_I);
    ui.key(ImGuiKey_H);
    EXPECT_FALSE(ui.world().network.link(1, 0).cut);
    const auto inputs = app_tests::inputs_of(ui.session()).size();
    ui.key(ImGuiKey_H); // nothing is cut any more
    EXPECT_EQ(notice_of(ui), "keys.why_heal");
    EXPECT_EQ(app_tests::inputs_of(ui.session()).size(), inputs);
}

TEST(Keys, one_without_effect_says_why) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    EXPECT_EQ(notice_of(ui), "keys.why_undo");
    ui.key(ImGuiKey_Y, ImGuiMod_Ctrl);
    EXPECT_EQ(notice_of(ui), "keys.why_redo");
    ui.key(ImGuiKey_Enter);
    EXPECT_EQ(notice_of(ui), "keys.why_lesson");
    ui.type("2");
    ui.key(ImGuiKey_Z);
    ui.key(ImGuiKey_T);
    EXPECT_EQ(notice_of(ui), "keys.why_paused");
    EXPECT_EQ(ui.desk().notice->values.front().second, "B");
    ui.key(ImGuiKey_K);
    ui.key(ImGuiKey_T);
    EXPECT_EQ(notice_of(ui), "keys.why_stopped");
    ui.key(ImGuiKey_Z);
    EXPECT_EQ(notice_of(ui), "keys.why_stopped");
    ui.key(ImGuiKey_Home);
    ui.key(ImGuiKey_LeftArrow);
    EXPECT_EQ(notice_of(ui), "keys.why_start");
    EXPECT_EQ(app_tests::inputs_of(ui.session()).size(), 2U);
}

TEST(Keys, every_reason_has_its_words) {
    Interface ui;
    for (const std::string_view reason :
         {"select", "select_one", "stopped", "paused", "alone", "heal", "undo", "redo", "quiet", "start", "lesson",
          "first_step", "slowest", "fastest", "node", "one_node", "choice", "not"})
        EXPECT_TRUE(ui.program().words().contains("keys.why_" + std::string(reason))) << reason;
}

TEST(Keys, t_fires_the_timer) {
    Interface ui;
    ui.pause_at(10 * kMs);
    ui.type("3");
    ui.key(ImGuiKey_T);
    EXPECT_EQ(ui.world().servers[2].node.role, raft::Role::Candidate);
}

TEST(Keys, c_types_a_number_and_enter_sends_it) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.key(ImGuiKey_C);
    ui.frames(3);
    ASSERT_TRUE(ImGui::GetIO().WantTextInput);
    ui.type("12");
    ui.key(ImGuiKey_S, ImGuiMod_Ctrl); // but not what needs Ctrl
    EXPECT_EQ(ui.desk().dialog, app::Dialog::Save);
    ui.key(ImGuiKey_Escape);
    ui.key(ImGuiKey_C);
    ui.frames(3);
    ui.type("12");
    ui.type("[d"); // letters go into the box now, where a number has none
    EXPECT_DOUBLE_EQ(ui.session().speed(), 0.05);
    EXPECT_FALSE(ui.program().preferences().dark);
    ui.key(ImGuiKey_Enter);
    ASSERT_EQ(ui.world().clients.size(), 1U);
    EXPECT_EQ(ui.world().clients[0].command, (raft::Command{raft::Op::Set, 12}));
}

TEST(Keys, tab_d_l_and_text_size) {
    Interface ui;
    ui.key(ImGuiKey_Tab);
    EXPECT_EQ(ui.desk().tab, app::Tab::Node);
    ui.key(ImGuiKey_Tab);
    EXPECT_EQ(ui.desk().tab, app::Tab::Events);
    ui.key(ImGuiKey_D);
    EXPECT_TRUE(ui.program().preferences().dark);
    ui.key(ImGuiKey_L);
    EXPECT_EQ(ui.program().preferences().language, "zh");
    ui.key(ImGuiKey_Equal, ImGuiMod_Ctrl);
    EXPECT_EQ(ui.program().preferences().text_percent, 110);
    ui.key(ImGuiKey_Minus, ImGuiMod_Ctrl);
    ui.key(ImGuiKey_Minus, ImGuiMod_Ctrl);
    EXPECT_EQ(ui.program().preferences().text_percent, 90);
    ui.key(ImGuiKey_0, ImGuiMod_Ctrl);
    EXPECT_EQ(ui.program().preferences().text_percent, 100);
}

TEST(Keys, dialogs_open_and_escape_closes_them) {
    Interface ui;
    for (const auto& [key, dialog] :
         {std::pair(ImGuiKey_S, app::Dialog::Save), std::pair(ImGuiKey_O, app::Dialog::Open),
          std::pair(ImGuiKey_E, app::Dialog::Export)}) {
        ui.key(key, ImGuiMod_Ctrl);
        EXPECT_EQ(ui.desk().dialog, dialog);
        ui.key(ImGuiKey_Escape);
        EXPECT_EQ(ui.desk().dialog, app::Dialog::None);
    }
    ui.key(ImGuiKey_F1);
    EXPECT_EQ(ui.desk().dialog, app::Dialog::Help);
    ui.type("?");
    EXPECT_EQ(ui.desk().dialog, app::Dialog::None);
}

TEST(Keys, ctrl_works_after_language_theme_and_help) {
    Interface ui;
    ui.key(ImGuiKey_F1);
    ui.key(ImGuiKey_Escape);
    ui.key(ImGuiKey_L);
    ui.key(ImGuiKey_D);
    ui.key(ImGuiKey_S, ImGuiMod_Ctrl);
    EXPECT_EQ(ui.desk().dialog, app::Dialog::Save);
}

TEST(Keys, ctrl_that_is_up_again_within_the_frame_was_held_when_the_key_went_down) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.type("2");
    ui.key(ImGuiKey_K);
    ASSERT_FALSE(ui.world().servers[1].up);

    // As a slow frame gets a quick hand's Ctrl Z: Ctrl first, then everything else at once.
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, true);
    ui.frames(1);
    io.AddKeyEvent(ImGuiKey_Z, true);
    io.AddKeyEvent(ImGuiMod_Ctrl, false);
    io.AddKeyEvent(ImGuiKey_Z, false);
    ui.frames(3);
    EXPECT_TRUE(ui.world().servers[1].up) << "undone";
    EXPECT_FALSE(ui.world().servers[1].paused) << "that is what Z alone does";

    io.AddKeyEvent(ImGuiKey_Z, true);
    io.AddKeyEvent(ImGuiMod_Ctrl, true);
    io.AddKeyEvent(ImGuiKey_Z, false);
    io.AddKeyEvent(ImGuiMod_Ctrl, false);
    ui.frames(3);
    EXPECT_TRUE(ui.world().servers[1].paused) << "Ctrl came too late";
}

TEST(Keys, full_screen_and_quit_go_to_the_window) {
    Interface ui;
    ui.key(ImGuiKey_F11);
    ui.key(ImGuiKey_Q, ImGuiMod_Ctrl);
    const auto actions = ui.program().take_window_actions();
    ASSERT_EQ(actions.size(), 2U);
    EXPECT_TRUE(std::holds_alternative<app::ToggleFullScreen>(actions[0]));
    EXPECT_TRUE(std::holds_alternative<app::Quit>(actions[1]));
}

TEST(Keys, a_menu_takes_escape_for_itself) {
    Interface ui;
    ui.type("1");
    ui.click("faults");
    ASSERT_TRUE(ui.exists("kill_leader"));
    ui.key(ImGuiKey_Escape);
    EXPECT_FALSE(ui.exists("kill_leader"));
    EXPECT_EQ(ui.desk().selected_node(), 0);
    ui.key(ImGuiKey_Escape);
    EXPECT_FALSE(ui.desk().selected_node());
}

TEST(Keys, while_a_file_is_named_its_moment_stands_still) {
    Interface ui;
    for (const ImGuiKey key : {ImGuiKey_S, ImGuiKey_E, ImGuiKey_O}) {
        ASSERT_TRUE(ui.session().playing());
        ui.key(key, ImGuiMod_Ctrl);
        const sim::Time at = ui.session().now();
        ui.frames(20);
        EXPECT_EQ(ui.session().now(), at);
        EXPECT_GT(ui.program().still_for(), 0) << "nothing moves";
        ui.key(ImGuiKey_Escape);
        ui.frames(20);
        EXPECT_GT(ui.session().now(), at) << "it plays on";
    }
}

TEST(Keys, a_name_that_cannot_be_opened_stays_to_be_corrected) {
    Interface ui;
    ui.pause_at(300 * kMs);
    const std::string path = (ui.folder() / "there.json").string();
    ui.program().apply(app::FileAction(app::SaveScenario{path}));
    ui.queue(ImGuiKey_O, ImGuiMod_Ctrl);
    ui.queue(ImGuiKey_A, ImGuiMod_Ctrl);
    ui.queue(path + "x");
    ui.queue(ImGuiKey_Enter);
    ui.frames(3);
    ASSERT_EQ(ui.desk().dialog, app::Dialog::Open);
    EXPECT_EQ(notice_of(ui), "error.open");
    ui.queue(ImGuiKey_End);
    ui.queue(ImGuiKey_Backspace);
    ui.queue(ImGuiKey_Enter);
    ui.frames(3);
    EXPECT_EQ(ui.desk().dialog, app::Dialog::None);
    EXPECT_EQ(ui.program().window_title().find("Quiet"), 0U);
}

TEST(Keys, every_binding_says_what_it_does) {
    Interface ui;
    for (const app::KeyBinding& binding : app::key_bindings()) {
        if (binding.shown.empty()) continue;
        EXPECT_TRUE(ui.program().words().contains(binding.words_key)) << binding.shown;
    }
}

} // namespace
