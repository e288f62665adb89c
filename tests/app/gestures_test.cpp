// Lines that are drawn on the stage, several nodes that are selected, and single directions of links: each gesture, and
// what the world is after it.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/node_acts.h"
#include "app/whole_links.h"
#include "tests/app/interface.h"

namespace {

using app::LinkState;
using app_tests::Interface;
constexpr sim::Time kMs = sim::kMillisecond;

raft::NodeSet nodes(std::initializer_list<int> names) {
    raft::NodeSet set;
    for (const int node : names)
        set.insert(static_cast<raft::NodeId>(node));
    return set;
}

// Holds keys down as long as it lives.
class Held {
  public:
    explicit Held(std::initializer_list<ImGuiKey> keys) : keys_(keys) {
        for (const ImGuiKey key : keys_)
            ImGui::GetIO().AddKeyEvent(key, true);
    }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;
    ~Held() {
        for (const ImGuiKey key : keys_)
            ImGui::GetIO().AddKeyEvent(key, false);
    }

  private:
    std::vector<ImGuiKey> keys_;
};

// A short line through the middle of a link, across it.
struct Across {
    render::Point from;
    render::Point to;
};
Across across(Interface& ui, raft::NodeId a, raft::NodeId b) {
    const app::FrameMemory& memory = ui.program().memory();
    for (const render::HitArea& area : memory.stage.hits) {
        if (area.target != render::Target(render::LinkTarget{a, b})) continue;
        const render::Point along = (area.b - area.a) * 0.12F;
        const render::Point middle = (area.a + area.b) * 0.5F + memory.stage_corner;
        return {middle + render::Point{-along.y, along.x}, middle - render::Point{-along.y, along.x}};
    }
    ADD_FAILURE() << "no such link";
    return {};
}

render::Point on_link(Interface& ui, raft::NodeId a, raft::NodeId b, float part) {
    const app::FrameMemory& memory = ui.program().memory();
    for (const render::HitArea& area : memory.stage.hits) {
        if (area.target == render::Target(render::LinkTarget{a, b}))
            return area.a + (area.b - area.a) * part + memory.stage_corner;
    }
    return {};
}

int links_in(Interface& ui, LinkState state) {
    int count = 0;
    for (raft::NodeId a = 0; a < ui.world().node_count(); ++a) {
        for (auto b = static_cast<raft::NodeId>(a + 1); b < ui.world().node_count(); ++b)
            count += app::link_state(ui.world(), a, b) == state ? 1 : 0;
    }
    return count;
}

TEST(Slash, cuts_what_it_crosses_mends_it_with_shift_and_is_one_act) {
    Interface ui;
    ui.pause_at(600 * kMs);
    const Across line = across(ui, 0, 1);
    {
        const Held keys{ImGuiMod_Ctrl};
        ui.drag(line.from, line.to);
    }
    ui.frames();
    EXPECT_EQ(app::link_state(ui.world(), 0, 1), LinkState::Cut);
    EXPECT_EQ(links_in(ui, LinkState::Cut), 1);
    {
        const Held keys{ImGuiMod_Ctrl, ImGuiMod_Shift};
        ui.drag(line.from, line.to);
    }
    ui.frames();
    EXPECT_EQ(links_in(ui, LinkState::Whole), 10);
    ui.program().apply(app::SessionAction(app::Undo{}));
    EXPECT_EQ(app::link_state(ui.world(), 0, 1), LinkState::Cut);
    ui.program().apply(app::SessionAction(app::Undo{}));
    EXPECT_EQ(links_in(ui, LinkState::Whole), 10);
    EXPECT_FALSE(ui.session().can_undo());
}

TEST(Slash, through_the_whole_stage_splits_the_cluster_with_one_undo) {
    Interface ui;
    ui.pause_at(600 * kMs);
    // Between A and the nodes beside it, B and E.
    const render::Point a = ui.on_stage(render::NodeTarget{0});
    const render::Point b = ui.on_stage(render::NodeTarget{1});
    const render::Point e = ui.on_stage(render::NodeTarget{4});
    const render::Point left = (a + e) * 0.5F + (e - b) * 0.3F;
    const render::Point right = (a + b) * 0.5F + (b - e) * 0.3F;
    {
        const Held keys{ImGuiMod_Ctrl};
        ui.drag(left, right);
    }
    ui.frames();
    EXPECT_TRUE(app::is_isolated(ui.world(), 0));
    EXPECT_EQ(links_in(ui, LinkState::Cut), 4);
    const auto events = ui.program().memory().events.events();
    EXPECT_TRUE(std::ranges::any_of(
        events, [](const app::Sentence& one) { return one.title == "The cluster is split: A | B C D E"; }));
    ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    EXPECT_EQ(links_in(ui, LinkState::Whole), 10);
}

TEST(Slash, escape_ends_it_without_a_trace_and_deselects_nothing) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.program().apply(app::DeskAction(app::Select{render::NodeTarget{2}}));
    const Across line = across(ui, 0, 1);
    ui.move_to(line.from);
    {
        const Held keys{ImGuiMod_Ctrl};
        ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
        ui.frames();
        ui.move_to(line.to);
        EXPECT_TRUE(ui.desk().drawing);
        EXPECT_EQ(links_in(ui, LinkState::Cut), 0) << "only shown until the button is released";
    }
    ui.frames();
    ui.key(ImGuiKey_Escape);
    EXPECT_FALSE(ui.desk().drawing);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    ui.frames();
    EXPECT_EQ(links_in(ui, LinkState::Cut), 0);
    EXPECT_FALSE(ui.session().can_undo());
    EXPECT_EQ(ui.desk().selected_node(), 2);
}

TEST(Slash, that_crosses_nothing_says_so) {
    Interface ui;
    ui.pause_at(600 * kMs);
    const auto world = ui.place("world");
    ASSERT_TRUE(world);
    const Held keys{ImGuiMod_Ctrl};
    ui.drag({world->x + 4, world->y + 4}, {world->x + 60, world->y + 4});
    ASSERT_TRUE(ui.desk().notice);
    EXPECT_EQ(ui.desk().notice->key, "gesture.cuts_none");
    EXPECT_FALSE(ui.session().can_undo());
}

TEST(SeveralNodes, shift_click_adds_and_removes_a_click_selects_one_again) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.click_at(ui.on_stage(render::NodeTarget{0}));
    {
        const Held keys{ImGuiMod_Shift};
        ui.click_at(ui.on_stage(render::NodeTarget{2}));
        EXPECT_EQ(ui.desk().selected_nodes(), nodes({0, 2}));
        EXPECT_EQ(ui.desk().selected_node(), 2);
        ui.click_at(ui.on_stage(render::NodeTarget{2}));
        EXPECT_EQ(ui.desk().selected_nodes(), nodes({0}));
        ui.click_at(ui.on_stage(render::NodeTarget{3}));
    }
    EXPECT_EQ(ui.desk().several, nodes({0, 3}));
    ui.click_at(ui.on_stage(render::NodeTarget{1}));
    EXPECT_EQ(ui.desk().selected_nodes(), nodes({1}));
}

TEST(SeveralNodes, a_line_around_nodes_selects_them) {
    Interface ui;
    ui.pause_at(600 * kMs);
    const render::Point a = ui.on_stage(render::NodeTarget{0});
    const render::Point b = ui.on_stage(render::NodeTarget{1});
    // Around both: a triangle whose third corner lies outside, where the line closes by itself.
    const render::Point along = b - a;
    const render::Point aside = render::Point{-along.y, along.x} * 0.3F;
    const Held keys{ImGuiMod_Shift};
    ui.move_to(a - along * 0.6F - aside);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    ui.frames();
    for (const render::Point& corner : {b + along * 0.6F - aside, b + along * 0.6F + aside, a - along * 0.6F + aside})
        ui.move_to(corner);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    ui.frames();
    EXPECT_EQ(ui.desk().several, nodes({0, 1}));
}

TEST(SeveralNodes, keys_act_on_all_of_them_as_one) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.key(ImGuiKey_1, ImGuiMod_Ctrl);
    ui.key(ImGuiKey_3, ImGuiMod_Ctrl);
    ASSERT_EQ(ui.desk().selected_nodes(), nodes({0, 2}));
    ui.key(ImGuiKey_K);
    EXPECT_FALSE(ui.world().servers[0].up);
    EXPECT_FALSE(ui.world().servers[2].up);
    ui.key(ImGuiKey_K);
    EXPECT_TRUE(ui.world().servers[0].up && ui.world().servers[2].up);
    ui.key(ImGuiKey_Z);
    EXPECT_TRUE(ui.world().servers[0].paused && ui.world().servers[2].paused);
    ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    EXPECT_FALSE(ui.world().servers[0].paused || ui.world().servers[2].paused);
    ui.key(ImGuiKey_I);
    EXPECT_TRUE(app::is_isolated(ui.world(), 0) && app::is_isolated(ui.world(), 2));
    ui.key(ImGuiKey_I);
    EXPECT_EQ(links_in(ui, LinkState::Whole), 10);
    ui.key(ImGuiKey_3, ImGuiMod_Ctrl);
    EXPECT_EQ(ui.desk().selected_nodes(), nodes({0}));
}

TEST(SeveralNodes, are_parted_from_the_rest_again_into_three_groups_and_reunited) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.key(ImGuiKey_1, ImGuiMod_Ctrl);
    ui.key(ImGuiKey_3, ImGuiMod_Ctrl);
    ui.key(ImGuiKey_S);
    EXPECT_EQ(app_tests::inputs_of(ui.session()).back().input, sim::Input(sim::Partition{{0, 1, 0, 1, 1}}));
    ui.type("2");
    ui.key(ImGuiKey_S);
    EXPECT_EQ(app_tests::inputs_of(ui.session()).back().input, sim::Input(sim::Partition{{0, 1, 0, 2, 2}}));
    ui.key(ImGuiKey_S);
    EXPECT_EQ(links_in(ui, LinkState::Cut), 4) << "B talks to all, A and C do not talk to D and E";
    ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    EXPECT_EQ(links_in(ui, LinkState::Whole), 10);
}

TEST(SeveralNodes, have_a_menu_of_their_own) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.key(ImGuiKey_1, ImGuiMod_Ctrl);
    ui.key(ImGuiKey_3, ImGuiMod_Ctrl);
    ui.click_at(ui.on_stage(render::NodeTarget{2}), ImGuiMouseButton_Right);
    EXPECT_EQ(ui.desk().several, nodes({0, 2}));
    EXPECT_FALSE(ui.enabled("restart_all"));
    EXPECT_FALSE(ui.enabled("reunite"));
    ui.click("separate");
    EXPECT_EQ(links_in(ui, LinkState::Cut), 6);
}

TEST(LinkDirections, a_double_click_near_an_end_is_about_what_is_sent_from_there) {
    Interface ui;
    ui.pause_at(600 * kMs);
    const render::Point near_a = on_link(ui, 0, 1, 0.18F);
    ui.click_at(near_a, ImGuiMouseButton_Left, 2);
    EXPECT_EQ(app::link_state(ui.world(), 0, 1), LinkState::CutForth);
    ui.frames(40);
    ui.click_at(on_link(ui, 0, 1, 0.82F), ImGuiMouseButton_Left, 2);
    EXPECT_EQ(app::link_state(ui.world(), 0, 1), LinkState::Cut);
    ui.frames(40);
    ui.click_at(near_a, ImGuiMouseButton_Left, 2);
    EXPECT_EQ(app::link_state(ui.world(), 0, 1), LinkState::CutBack);
}

} // namespace
