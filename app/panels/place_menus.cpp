#include "app/panels/place_menus.h"

#include <algorithm>

#include "app/panels/controls.h"
#include "app/panels/faults_menu.h"
#include "app/words/phrase.h"

namespace app {
namespace {

// What the mouse does here by itself: told where somebody looks for it.
void gesture_hint(const Look& look, std::string_view key, const char* shown) {
    ImGui::MenuItem(look.labelled(key, key).c_str(), shown, false, false);
}

} // namespace

void stage_menu(const Look& look, const Shown& shown, Actions& actions) {
    const sim::World& world = shown.world;
    if (ImGui::BeginMenu(look.labelled("menu.faults", "stage_faults").c_str())) {
        faults_items(look, world, actions);
        ImGui::EndMenu();
    }
    input_item(look.labelled("faults.heal", "stage_heal"), world, sim::Heal{}, actions, "H");
    ImGui::Separator();
    if (ImGui::MenuItem(look.labelled("menu.select_all", "select_all").c_str())) {
        raft::NodeSet all;
        for (raft::NodeId node = 0; node < world.node_count(); ++node)
            all.insert(node);
        actions.emplace_back(SelectNodes{all});
    }
    gesture_hint(look, "menu.hint_slash", "Ctrl");
    gesture_hint(look, "menu.hint_mend", "Ctrl Shift");
    gesture_hint(look, "menu.hint_lasso", "Shift");
    ImGui::Separator();
    if (ImGui::MenuItem(look.labelled("menu.ask", "stage_request").c_str(), "C")) {
        actions.emplace_back(FocusRequestBox{});
    }
    if (shown.desk.near && ImGui::MenuItem(look.labelled("menu.look_at_all", "look_at_all").c_str(), "N")) {
        actions.emplace_back(LookCloser{});
    }
    if (ImGui::MenuItem(look.labelled("menu.new_cluster", "stage_new_cluster").c_str(), "Ctrl N")) {
        actions.emplace_back(ShowDialog{Dialog::NewCluster});
    }
}

void moment_menu(const Look& look, const Shown& shown, sim::Time at, std::optional<raft::NodeId> node,
                 Actions& actions) {
    if (ImGui::MenuItem(look.labelled("menu.go_here", "go_here").c_str())) actions.emplace_back(GoTo{at});
    if (ImGui::MenuItem(look.labelled("menu.play_from_here", "play_from_here").c_str())) {
        actions.emplace_back(GoTo{at});
        if (!shown.session.playing()) actions.emplace_back(PlayOrPause{});
    }
    if (node && *node < shown.world.node_count()) {
        ImGui::Separator();
        const std::string name = node_name(*node, look.words);
        const std::string label = look.words.fill("menu.select_node", {{"node", name}}) + "###select_node";
        if (ImGui::MenuItem(label.c_str())) actions.emplace_back(Select{render::NodeTarget{*node}});
        if (ImGui::MenuItem(look.labelled("menu.details", "details").c_str())) {
            actions.emplace_back(GoTo{at});
            actions.emplace_back(Select{render::NodeTarget{*node}});
            actions.emplace_back(ShowTab{Tab::Node});
        }
    }
    ImGui::Separator();
    const sim::Time quarter = (shown.desk.shown_to - shown.desk.shown_from) / 4;
    if (ImGui::MenuItem(look.labelled("menu.zoom_in", "zoom_in").c_str())) {
        const sim::Time from = std::max<sim::Time>(0, at - quarter);
        actions.emplace_back(ShowTimes{from, from + 2 * quarter});
    }
    if (ImGui::MenuItem(look.labelled("menu.whole_run", "whole_run").c_str())) {
        actions.emplace_back(ShowTimes{0, std::max(shown.session.end(), sim::kMillisecond)});
    }
}

bool menu_key_pressed() {
    const ImGuiKeyChord modifiers = ImGui::GetIO().KeyMods;
    return (ImGui::IsKeyPressed(ImGuiKey_Menu, false) && modifiers == 0) ||
           (ImGui::IsKeyPressed(ImGuiKey_F10, false) && modifiers == ImGuiMod_Shift);
}

} // namespace app
