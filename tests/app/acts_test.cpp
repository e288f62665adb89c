// What one gesture did is one line in the event list, one mark on the timeline and one step to undo.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/whole_links.h"
#include "render/timeline_layout.h"
#include "tests/app/interface.h"

namespace {

using app_tests::Interface;
constexpr sim::Time kMs = sim::kMillisecond;

std::vector<std::string> titles(Interface& ui) {
    std::vector<std::string> all;
    for (const app::Sentence& sentence : ui.program().memory().events.events())
        all.push_back(sentence.title);
    return all;
}

int count(Interface& ui, const std::string& title) {
    return static_cast<int>(std::ranges::count(titles(ui), title));
}

const app::Sentence& last_act(Interface& ui) {
    const auto events = ui.program().memory().events.events();
    const auto found =
        std::find_if(events.rbegin(), events.rend(), [](const app::Sentence& one) { return !one.parts.empty(); });
    static const app::Sentence kNone;
    return found == events.rend() ? kNone : *found;
}

TEST(Acts, a_node_that_rejoins_is_one_line_that_can_be_unfolded) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.program().apply(app::DeskAction(app::Select{render::NodeTarget{0}}));
    ui.key(ImGuiKey_I);
    ui.pause_at(700 * kMs);
    ui.key(ImGuiKey_I);
    ui.frames();
    EXPECT_EQ(count(ui, "A rejoins"), 1);
    EXPECT_EQ(count(ui, "Link mended: A – B"), 0);
    EXPECT_EQ(last_act(ui).parts.size(), 4U);
    EXPECT_FALSE(ui.desk().unfolded.contains(last_act(ui).number));
    ui.click("parts");
    EXPECT_TRUE(ui.desk().unfolded.contains(last_act(ui).number));
    EXPECT_EQ(ui.session().now(), 700 * kMs);
    ui.click("parts");
    EXPECT_TRUE(ui.desk().unfolded.empty());
}

TEST(Acts, are_the_same_in_a_recording_that_is_opened_again_and_one_undo_takes_one_back) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.program().apply(app::SessionAction(app::Do{sim::Isolate{0}}));
    ui.pause_at(700 * kMs);
    ui.program().apply(app::SessionAction(app::Do{app::rejoin(ui.world(), 0)}));
    ui.pause_at(700 * kMs);
    const file::Scenario kept = ui.session().scenario();
    ASSERT_EQ(kept.inputs.size(), 5U);

    app::Session again(kept);
    again.own_inputs();
    again.set_playing(false);
    again.apply(app::GoTo{800 * kMs});
    again.apply(app::Undo{});
    EXPECT_EQ(app_tests::inputs_of(again).size(), 1U);
    EXPECT_TRUE(app::is_isolated(again.world(), 0));
    again.apply(app::Undo{});
    EXPECT_TRUE(app_tests::inputs_of(again).empty());

    Interface other({.scenario = kept});
    other.pause_at(750 * kMs);
    EXPECT_EQ(count(other, "A rejoins"), 1);
}

TEST(Acts, every_message_between_them_stays_in_its_place) {
    Interface ui;
    ui.pause_at(605 * kMs);
    ui.program().apply(app::DeskAction(app::ToggleSmallEvents{}));
    ui.frames();
    ui.program().apply(app::SessionAction(app::Do{{sim::Kill{0}, sim::Kill{1}, sim::Kill{2}}}));
    ui.frames();
    EXPECT_EQ(count(ui, "A, B and C are killed"), 1);
    const auto events = ui.program().memory().events.events();
    EXPECT_TRUE(std::ranges::is_sorted(events, {}, &app::Sentence::number));
}

TEST(Acts, one_mark_on_the_timeline_names_one) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.program().apply(app::SessionAction(app::Do{{sim::Kill{0}, sim::Kill{1}}}));
    ui.pause_at(610 * kMs);
    render::TimelineRecorder recorder;
    const auto& gathered = recorder.show(ui.session().run(), ui.session().place().branch, 500 * kMs, 610 * kMs);
    const auto marks = std::ranges::count_if(
        gathered.marks, [](const auto& mark) { return mark.kind == render::TimelineMark::Kind::Input; });
    EXPECT_EQ(marks, 2);
    const render::View view{.theme = &render::light_theme(), .words = &app_tests::languages().get("en").words};
    const render::Scene scene =
        render::timeline_scene(gathered, view, {0, 0, 1600, 240}, 500 * kMs, 700 * kMs, 610 * kMs);
    const auto says = [&](std::string_view words) {
        return std::ranges::count_if(scene.shapes, [&](const render::Shape& shape) {
            const auto* text = std::get_if<render::Text>(&shape);
            return text != nullptr && text->text == words;
        });
    };
    EXPECT_EQ(says("A B stop"), 1);
    EXPECT_EQ(says("A stops"), 0);
}

} // namespace
