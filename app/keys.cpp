#include "app/keys.h"

#include <imgui_internal.h>

#include <array>

#include "app/futures.h"
#include "app/node_acts.h"
#include "render/short_words.h"

namespace app {
namespace {

constexpr std::array kBindings{
    KeyBinding{Shortcut::ContinueLesson, ImGuiKey_Enter, 0, "Enter  PgDn", "keys.lesson_continue"},
    KeyBinding{Shortcut::ContinueLesson, ImGuiKey_KeypadEnter, 0, "", ""},
    KeyBinding{Shortcut::ContinueLesson, ImGuiKey_PageDown, 0, "", ""},
    KeyBinding{Shortcut::LessonBack, ImGuiKey_Backspace, 0, "Backspace  PgUp", "keys.lesson_back"},
    KeyBinding{Shortcut::LessonBack, ImGuiKey_PageUp, 0, "", ""},
    KeyBinding{Shortcut::PlayOrPause, ImGuiKey_Space, 0, "Space", "keys.play"},
    KeyBinding{Shortcut::NextEvent, ImGuiKey_RightArrow, 0, "→", "keys.next_event"},
    KeyBinding{Shortcut::PreviousEvent, ImGuiKey_LeftArrow, 0, "←", "keys.previous_event"},
    KeyBinding{Shortcut::Start, ImGuiKey_Home, 0, "Home", "keys.start"},
    KeyBinding{Shortcut::End, ImGuiKey_End, 0, "End", "keys.end"},
    KeyBinding{Shortcut::Slower, 0, '[', "[", "keys.slower"},
    KeyBinding{Shortcut::Faster, 0, ']', "]", "keys.faster"},
    KeyBinding{Shortcut::SelectNode, 0, '1', "1 … 9", "keys.select"},
    KeyBinding{Shortcut::KillOrRestart, ImGuiKey_K, 0, "K", "keys.kill"},
    KeyBinding{Shortcut::PauseOrResume, ImGuiKey_Z, 0, "Z", "keys.pause"},
    KeyBinding{Shortcut::FireTimer, ImGuiKey_T, 0, "T", "keys.timer"},
    KeyBinding{Shortcut::IsolateOrRejoin, ImGuiKey_I, 0, "I", "keys.isolate"},
    KeyBinding{Shortcut::SelectAlso, 0, 0, "Ctrl 1 … 9", "keys.select_also"},
    KeyBinding{Shortcut::SeparateOrReunite, ImGuiKey_S, 0, "S", "keys.separate"},
    KeyBinding{Shortcut::Heal, ImGuiKey_H, 0, "H", "keys.heal"},
    KeyBinding{Shortcut::Undo, ImGuiMod_Ctrl | ImGuiKey_Z, 0, "Ctrl Z", "keys.undo"},
    KeyBinding{Shortcut::Redo, ImGuiMod_Ctrl | ImGuiKey_Y, 0, "Ctrl Y", "keys.redo"},
    KeyBinding{Shortcut::Redo, ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z, 0, "", ""},
    KeyBinding{Shortcut::Request, ImGuiKey_C, 0, "C", "keys.request"},
    KeyBinding{Shortcut::NextTab, ImGuiKey_Tab, 0, "Tab", "keys.next_tab"},
    KeyBinding{Shortcut::Theme, ImGuiKey_D, 0, "D", "keys.theme"},
    KeyBinding{Shortcut::Language, ImGuiKey_L, 0, "L", "keys.language"},
    KeyBinding{Shortcut::TextLarger, ImGuiMod_Ctrl | ImGuiKey_Equal, 0, "Ctrl +", "keys.text_larger"},
    KeyBinding{Shortcut::TextLarger, ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Equal, 0, "", ""},
    KeyBinding{Shortcut::TextLarger, ImGuiMod_Ctrl | ImGuiKey_KeypadAdd, 0, "", ""},
    KeyBinding{Shortcut::TextSmaller, ImGuiMod_Ctrl | ImGuiKey_Minus, 0, "Ctrl −", "keys.text_smaller"},
    KeyBinding{Shortcut::TextSmaller, ImGuiMod_Ctrl | ImGuiKey_KeypadSubtract, 0, "", ""},
    KeyBinding{Shortcut::TextNormal, ImGuiMod_Ctrl | ImGuiKey_0, 0, "Ctrl 0", "keys.text_normal"},
    KeyBinding{Shortcut::Present, ImGuiKey_P, 0, "P", "keys.present"},
    KeyBinding{Shortcut::LookCloser, ImGuiKey_N, 0, "N", "keys.look_closer"},
    KeyBinding{Shortcut::OpenMenu, ImGuiKey_Menu, 0, "Menu", "keys.menu"},
    KeyBinding{Shortcut::OpenMenu, ImGuiMod_Shift | ImGuiKey_F10, 0, "", ""},
    KeyBinding{Shortcut::Compare, 0, '=', "=", "keys.compare"},
    KeyBinding{Shortcut::NewCluster, ImGuiMod_Ctrl | ImGuiKey_N, 0, "Ctrl N", "keys.new_cluster"},
    KeyBinding{Shortcut::Timing, ImGuiMod_Ctrl | ImGuiKey_T, 0, "Ctrl T", "keys.timing"},
    KeyBinding{Shortcut::Open, ImGuiMod_Ctrl | ImGuiKey_O, 0, "Ctrl O", "keys.open"},
    KeyBinding{Shortcut::Save, ImGuiMod_Ctrl | ImGuiKey_S, 0, "Ctrl S", "keys.save"},
    KeyBinding{Shortcut::Export, ImGuiMod_Ctrl | ImGuiKey_E, 0, "Ctrl E", "keys.export"},
    KeyBinding{Shortcut::KeyboardFocus, ImGuiKey_F6, 0, "F6", "keys.keyboard_focus"},
    KeyBinding{Shortcut::Help, ImGuiKey_F1, 0, "F1  ?", "keys.help"},
    KeyBinding{Shortcut::Help, 0, '?', "", ""},
    KeyBinding{Shortcut::FullScreen, ImGuiKey_F11, 0, "F11", "keys.full_screen"},
    KeyBinding{Shortcut::Quit, ImGuiMod_Ctrl | ImGuiKey_Q, 0, "Ctrl Q", "keys.quit"},
};

// Keys that, held down, mean the same again and again.
bool repeats(Shortcut shortcut) {
    return shortcut == Shortcut::NextEvent || shortcut == Shortcut::PreviousEvent || shortcut == Shortcut::TextLarger ||
           shortcut == Shortcut::TextSmaller || shortcut == Shortcut::Slower || shortcut == Shortcut::Faster;
}

// Keys with which Dear ImGui goes from control to control.
bool moves_focus(ImGuiKeyChord chord) {
    return chord == ImGuiKey_Space || chord == ImGuiKey_RightArrow || chord == ImGuiKey_LeftArrow ||
           chord == ImGuiKey_Home || chord == ImGuiKey_End || chord == ImGuiKey_Tab || chord == ImGuiKey_Enter ||
           chord == ImGuiKey_KeypadEnter;
}

// A clicker has no other keys; nobody types with them.
bool is_clicker(const KeyBinding& binding) {
    return binding.chord == ImGuiKey_PageDown || binding.chord == ImGuiKey_PageUp;
}

bool is_plain(const KeyBinding& binding) {
    if (is_clicker(binding)) return false;
    return binding.character != 0 ||
           ((binding.chord < ImGuiKey_F1 || binding.chord > ImGuiKey_F12) && (binding.chord & ImGuiMod_Mask_) == 0);
}

// A field with text in it has these for itself.
bool edits_text(Shortcut shortcut) {
    return shortcut == Shortcut::Undo || shortcut == Shortcut::Redo;
}

bool went_down(const KeyBinding& binding) {
    if (binding.chord == 0) return false; // by character
    const auto key = static_cast<ImGuiKey>(binding.chord & ~ImGuiMod_Mask_);
    if (!ImGui::IsKeyPressed(key, repeats(binding.shortcut))) return false;
    // The chord's modifiers and no others: Ctrl S is not S.
    return (binding.chord & ImGuiMod_Mask_) == ImGui::GetIO().KeyMods;
}

void escape(const KeyScope& scope, Actions& actions) {
    const Desk& desk = scope.desk;
    if (desk.drawing) return; // it ends that
    if (scope.session.way() && desk.on_way_for >= kWayDelay) {
        actions.emplace_back(StopHere{});
    } else if (desk.dialog != Dialog::None) {
        actions.emplace_back(ShowDialog{Dialog::None});
    } else if (desk.keyboard_focus) {
        actions.emplace_back(LeaveKeyboardFocus{});
    } else if (desk.beside) {
        actions.emplace_back(Compare{});
    } else if (desk.near) {
        actions.emplace_back(LookCloser{});
    } else if (desk.selected) {
        actions.emplace_back(Select{});
    }
}

// Why a key does nothing, or what to do so that it does.
Actions why(std::string_view key, std::vector<std::pair<std::string, std::string>> values = {}) {
    return {Tell{{.key = std::string(key), .values = std::move(values)}}};
}

// An act, or why not.
Actions unless_futile(std::vector<sim::Input> inputs, std::string_view otherwise,
                      std::vector<std::pair<std::string, std::string>> values = {}) {
    if (inputs.empty()) return why(otherwise, std::move(values));
    return {Do{std::move(inputs)}};
}

// Why the key does nothing to one node.
std::string_view why_not(Shortcut shortcut, const sim::World& world, const sim::Server& server) {
    const bool links = shortcut == Shortcut::IsolateOrRejoin || shortcut == Shortcut::SeparateOrReunite;
    if (links) return world.node_count() == 1 ? "keys.why_alone" : "keys.why_not";
    if (!server.up) return "keys.why_stopped";
    return server.paused ? "keys.why_paused" : "keys.why_not";
}

Actions to_nodes(Shortcut shortcut, const sim::World& world, raft::NodeSet nodes) {
    std::vector<sim::Input> inputs;
    switch (shortcut) {
        case Shortcut::KillOrRestart: inputs = kill_or_restart(world, nodes); break;
        case Shortcut::PauseOrResume: inputs = pause_or_resume(world, nodes); break;
        case Shortcut::FireTimer: inputs = fire_timers(world, nodes); break;
        case Shortcut::IsolateOrRejoin: inputs = isolate_or_rejoin(world, nodes); break;
        case Shortcut::SeparateOrReunite: inputs = separate_or_reunite(world, nodes); break;
        default: return {};
    }
    if (nodes.size() > 1) {
        const bool parts = shortcut == Shortcut::SeparateOrReunite && nodes.size() == world.node_count();
        return unless_futile(std::move(inputs), parts ? "keys.why_all" : "keys.why_none_of_them");
    }
    const raft::NodeId node = nodes_in(nodes).front();
    return unless_futile(std::move(inputs), why_not(shortcut, world, world.servers[node]),
                         {{"node", render::node_name(node)}});
}

// With the future that somebody most likely means, or no longer.
Actions compare(const KeyScope& scope) {
    if (scope.desk.beside) return {Compare{}};
    if (scope.led()) return why("keys.why_compare_led");
    const auto other = comparable(scope.session);
    return other ? Actions{Compare{other}} : why("keys.why_compare");
}

// A dialog opens, or closes if it is open.
Actions toggle(Dialog dialog, const Desk& desk) {
    return {ShowDialog{desk.dialog == dialog ? Dialog::None : dialog}};
}

Actions step_on(const KeyScope& scope) {
    const bool more = scope.session.has_input_after(scope.session.now()) || sim::next_due(scope.world) != sim::kNever;
    return more ? Actions{StepToNextEvent{}} : why("keys.why_quiet");
}

// While a question is asked, its choices have the digits.
Actions of_digit(std::size_t digit, const KeyScope& scope) {
    if (scope.lesson != nullptr && scope.lesson->asks()) {
        const std::size_t choices = scope.lesson->said().ask->choices.size();
        if (digit > choices) return why("keys.why_choice", {{"count", std::to_string(choices)}});
        return {Choose{digit - 1}};
    }
    const auto nodes = static_cast<std::size_t>(scope.world.node_count());
    if (digit > nodes)
        return why(nodes == 1 ? "keys.why_one_node" : "keys.why_node", {{"count", std::to_string(nodes)}});
    return {Select{render::NodeTarget{static_cast<raft::NodeId>(digit - 1)}}};
}

// By key and not by character: with Ctrl nothing is typed.
void add_to_selection(const KeyScope& scope, Actions& actions) {
    if (ImGui::GetIO().KeyMods != ImGuiMod_Ctrl) return;
    const int nodes = scope.world.node_count();
    for (int i = 0; i < raft::kMaxNodes; ++i) {
        const bool pressed = ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_1 + i), false) ||
                             ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_Keypad1 + i), false);
        if (!pressed) continue;
        if (i < nodes) {
            actions.emplace_back(SelectAlso{static_cast<raft::NodeId>(i)});
        } else {
            const std::string_view key = nodes == 1 ? "keys.why_one_node" : "keys.why_node";
            for (Action& action : why(key, {{"count", std::to_string(nodes)}}))
                actions.push_back(std::move(action));
        }
    }
}

void take_characters(const KeyScope& scope, Actions& actions) {
    for (const ImWchar typed : ImGui::GetIO().InputQueueCharacters) {
        if (typed >= '1' && typed <= '9') {
            for (Action& action : of_digit(typed - '0', scope))
                actions.push_back(std::move(action));
            continue;
        }
        for (const KeyBinding& binding : kBindings) {
            if (binding.character == 0 || static_cast<ImWchar>(binding.character) != typed) continue;
            for (Action& action : actions_of(binding.shortcut, scope)) {
                actions.push_back(std::move(action));
            }
        }
    }
}

} // namespace

std::span<const KeyBinding> key_bindings() {
    return kBindings;
}

Actions actions_of(Shortcut shortcut, const KeyScope& scope) {
    const sim::World& world = scope.world;
    const Desk& desk = scope.desk;
    switch (shortcut) {
        case Shortcut::PlayOrPause: return {PlayOrPause{}};
        case Shortcut::NextEvent: return step_on(scope);
        case Shortcut::PreviousEvent:
            return scope.session.now() == 0 ? why("keys.why_start") : Actions{StepToPreviousEvent{}};
        case Shortcut::Start: return scope.led() ? Actions{GoToBeat{0}} : Actions{GoToStart{}};
        case Shortcut::End:
            return scope.led() ? Actions{GoToBeat{scope.lesson->lesson().beats.size() - 1}} : Actions{GoToEnd{}};
        case Shortcut::Slower: return scope.session.speed() > kSlowest ? Actions{Slower{}} : why("keys.why_slowest");
        case Shortcut::Faster: return scope.session.speed() < kFastest ? Actions{Faster{}} : why("keys.why_fastest");
        case Shortcut::SelectNode:
        case Shortcut::SelectAlso: return {};
        case Shortcut::Heal:
            if (!sim::changes(world, sim::Heal{})) return why("keys.why_heal");
            return {Do{sim::Heal{}}};
        case Shortcut::Undo: return scope.session.can_undo() ? Actions{Undo{}} : why("keys.why_undo");
        case Shortcut::Redo: return scope.session.can_redo() ? Actions{Redo{}} : why("keys.why_redo");
        case Shortcut::Compare: return compare(scope);
        case Shortcut::Request: return {FocusRequestBox{}};
        case Shortcut::ContinueLesson: return desk.dialog == Dialog::None ? Actions{ContinueLesson{}} : Actions{};
        case Shortcut::LessonBack:
            if (desk.dialog != Dialog::None) return {};
            return scope.led() && scope.lesson->beat() == 0 ? why("keys.why_first_step") : Actions{LessonBack{}};
        case Shortcut::NextTab: return {ShowNextTab{}};
        case Shortcut::KeyboardFocus: return {FocusNextPart{}};
        case Shortcut::Theme: return {SwitchTheme{}};
        case Shortcut::Language: return {SwitchLanguage{}};
        case Shortcut::Present: return {SwitchPresenting{}};
        case Shortcut::LookCloser: return {LookCloser{desk.near ? std::nullopt : desk.selected_node()}};
        case Shortcut::OpenMenu:
            // Where the keyboard goes from thing to thing, it is the menu of the one that it is at.
            if (desk.keyboard_focus || desk.menu_open || desk.dialog != Dialog::None) return {};
            return {OpenMenu{desk.selected}};
        case Shortcut::TextLarger: return {TextLarger{}};
        case Shortcut::TextSmaller: return {TextSmaller{}};
        case Shortcut::TextNormal: return {TextNormal{}};
        case Shortcut::NewCluster: return toggle(Dialog::NewCluster, desk);
        case Shortcut::Timing: return toggle(Dialog::Timing, desk);
        case Shortcut::Save: return toggle(Dialog::Save, desk);
        case Shortcut::Open: return toggle(Dialog::Open, desk);
        case Shortcut::Export: return toggle(Dialog::Export, desk);
        case Shortcut::Help: return toggle(Dialog::Help, desk);
        case Shortcut::FullScreen: return {ToggleFullScreen{}};
        case Shortcut::Quit: return {Quit{}};
        default: break;
    }
    const raft::NodeSet chosen = desk.nodes_for_keys();
    if (chosen.size() > 0 && chosen.bits() >> world.node_count() == 0) return to_nodes(shortcut, world, chosen);
    const int nodes = world.node_count();
    return why(nodes == 1 ? "keys.why_select_one" : "keys.why_select", {{"count", std::to_string(nodes)}});
}

void keep_tab_from_imgui(const Desk& desk) {
    const bool ours = !desk.keyboard_focus && !desk.menu_open && desk.dialog == Dialog::None;
    if (ours && !ImGui::GetIO().WantTextInput) ImGui::SetKeyOwner(ImGuiKey_Tab, ImGui::GetID("###our_tab"));
}

Actions actions_of_keys(const KeyScope& scope) {
    const Desk& desk = scope.desk;
    Actions actions;
    const bool in_form = desk.dialog != Dialog::None && desk.dialog != Dialog::Help;
    // Escape may have closed it at the start of this frame; then it was meant for it.
    const bool menu_open = desk.menu_open;
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false) && !menu_open) {
        if (in_form || !ImGui::GetIO().WantTextInput) escape(scope, actions);
    }
    if (in_form) return actions;
    const bool typing = ImGui::GetIO().WantTextInput;

    for (const KeyBinding& binding : kBindings) {
        if ((menu_open || typing) && is_plain(binding)) continue;
        if (typing && edits_text(binding.shortcut)) continue;
        if (desk.keyboard_focus && moves_focus(binding.chord)) continue;
        if (!went_down(binding)) continue;
        for (Action& action : actions_of(binding.shortcut, scope))
            actions.push_back(std::move(action));
    }
    if (!menu_open && !typing) take_characters(scope, actions);
    if (!menu_open && !typing) add_to_selection(scope, actions);
    return actions;
}

} // namespace app
