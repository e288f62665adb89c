// However slow the frames are: all that was typed is done, in its order, and means what it meant.
#include "app/input_pace.h"

#include <gtest/gtest.h>

#include "tests/app/interface.h"

namespace {

using app_tests::Interface;
constexpr sim::Time kMs = sim::kMillisecond;

ImGuiInputEvent key_event(ImGuiKey key, bool down) {
    ImGuiInputEvent event;
    event.Type = ImGuiInputEventType_Key;
    event.Key = {.Key = key, .Down = down, .AnalogValue = down ? 1.0F : 0.0F};
    return event;
}

ImGuiInputEvent event_of(ImGuiInputEventType type) {
    ImGuiInputEvent event;
    event.Type = type;
    return event;
}

std::size_t portion(const std::vector<ImGuiInputEvent>& events) {
    return app::one_portion(events);
}

TEST(OnePortion, ends_before_the_next_act) {
    const auto down = key_event(ImGuiKey_A, true);
    const auto letter = event_of(ImGuiInputEventType_Text);
    const auto click = event_of(ImGuiInputEventType_MouseButton);
    const auto wheel = event_of(ImGuiInputEventType_MouseWheel);
    const auto move = event_of(ImGuiInputEventType_MousePos);
    EXPECT_EQ(portion({}), 0U);
    EXPECT_EQ(portion({down, letter, key_event(ImGuiKey_B, true)}), 2U);
    EXPECT_EQ(portion({down, key_event(ImGuiKey_A, false)}), 1U) << "else nobody would see it go down";
    EXPECT_EQ(portion({down, key_event(ImGuiKey_B, false), click}), 2U);
    EXPECT_EQ(portion({letter, letter}), 1U);
    EXPECT_EQ(portion({move, move, click, move}), 3U);
    EXPECT_EQ(portion({click, click}), 1U);
    EXPECT_EQ(portion({wheel, wheel, click}), 2U);
    EXPECT_EQ(portion({down, event_of(ImGuiInputEventType_Focus)}), 1U) << "that would release the key unseen";
}

TEST(OnePortion, has_the_modifiers_that_were_held_when_its_key_went_down) {
    EXPECT_EQ(portion({key_event(ImGuiMod_Ctrl, true), key_event(ImGuiKey_LeftCtrl, true), key_event(ImGuiKey_S, true),
                       key_event(ImGuiMod_Ctrl, false)}),
              3U);
    EXPECT_EQ(portion({key_event(ImGuiKey_S, true), key_event(ImGuiMod_Ctrl, true)}), 1U);
}

TEST(SlowFrames, a_burst_of_keys_is_done_before_anybody_sleeps) {
    Interface ui;
    ui.pause_at(300 * kMs);
    std::vector<sim::Time> moments;
    for (int i = 0; i < 30; ++i) {
        ui.key(ImGuiKey_RightArrow);
        moments.push_back(ui.session().now());
    }
    ui.pause_at(300 * kMs);
    for (int i = 0; i < 30; ++i)
        ui.queue(ImGuiKey_RightArrow);
    ui.frames(1);
    EXPECT_FALSE(ui.program().input_waits());
    EXPECT_EQ(ui.session().now(), moments.back()) << "as often as it was pressed";
    for (int i = 0; i < 10; ++i)
        ui.queue(ImGuiKey_LeftArrow);
    ui.frames(1);
    EXPECT_EQ(ui.session().now(), moments[19]);
}

TEST(SlowFrames, a_frame_that_takes_one_act_says_that_more_wait) {
    Interface ui;
    ui.queue(ImGuiKey_D);
    ui.queue(ImGuiKey_L);
    EXPECT_TRUE(ui.program().input_waits());
    ui.in_frame([&] { EXPECT_TRUE(ImGui::IsKeyPressed(ImGuiKey_D)); });
    ui.frames(1);
    EXPECT_FALSE(ui.program().input_waits());
    EXPECT_EQ(ui.program().preferences().language, "zh");
}

TEST(SlowFrames, a_path_that_is_typed_right_behind_its_chord_goes_into_the_field) {
    Interface ui;
    ui.pause_at(300 * kMs);
    const std::string path = (ui.folder() / "typed.json").string();
    ui.queue(ImGuiKey_S, ImGuiMod_Ctrl);
    ui.queue(ImGuiKey_A, ImGuiMod_Ctrl);
    ui.queue(path);
    ui.queue(ImGuiKey_Enter);
    ui.queue("d");
    ui.frames(1);
    EXPECT_TRUE(std::filesystem::exists(path));
    EXPECT_EQ(ui.desk().dialog, app::Dialog::None);
    EXPECT_EQ(ui.session().now(), 300 * kMs);
    EXPECT_TRUE(app_tests::inputs_of(ui.session()).empty()) << "no letter of the path became a command";
    EXPECT_TRUE(ui.program().preferences().dark) << "the one behind it did";
    EXPECT_EQ(ui.program().preferences().language, "en");
}

TEST(SlowFrames, letters_that_are_corrected_come_out_as_they_were_typed) {
    Interface ui;
    ui.pause_at(300 * kMs);
    ui.queue(ImGuiKey_S, ImGuiMod_Ctrl);
    ui.queue(ImGuiKey_A, ImGuiMod_Ctrl);
    ui.queue((ui.folder() / "runx").string());
    ui.queue(ImGuiKey_Backspace);
    ui.queue(".json");
    ui.queue(ImGuiKey_LeftArrow);
    ui.queue(ImGuiKey_LeftArrow);
    ui.queue(ImGuiKey_LeftArrow);
    ui.queue(ImGuiKey_LeftArrow);
    ui.queue(ImGuiKey_LeftArrow);
    ui.queue("s");
    ui.queue(ImGuiKey_Enter);
    ui.frames(1);
    EXPECT_TRUE(std::filesystem::exists(ui.folder() / "runs.json"));
}

TEST(SlowFrames, a_request_is_typed_and_sent_in_one) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.queue(ImGuiKey_C);
    ui.queue("12");
    ui.queue(ImGuiKey_Enter);
    ui.queue(ImGuiKey_Space);
    ui.frames(1);
    ASSERT_EQ(ui.world().clients.size(), 1U);
    EXPECT_EQ(ui.world().clients[0].command, (raft::Command{raft::Op::Set, 12}));
    EXPECT_TRUE(ui.session().playing());
}

TEST(SlowFrames, a_click_and_the_keys_behind_it_keep_their_order) {
    Interface ui;
    ui.pause_at(600 * kMs);
    const render::Point node = ui.on_stage(render::NodeTarget{2});
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(node.x, node.y);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    ui.queue(ImGuiKey_K);
    ui.queue(ImGuiKey_Z, ImGuiMod_Ctrl);
    ui.queue(ImGuiKey_Z);
    ui.frames(1);
    EXPECT_TRUE(ui.world().servers[2].up) << "killed, and that undone";
    EXPECT_TRUE(ui.world().servers[2].paused);
}

} // namespace
