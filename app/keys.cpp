#include "app/keys.h"

#include <imgui_internal.h>

#include <array>

#include "app/whole_links.h"

namespace app {
namespace {

constexpr std::array kBindings{
    KeyBinding{Shortcut::ContinueLesson, ImGuiKey_Enter, 0, "Enter", "keys.lesson_continue"},
    KeyBinding{Shortcut::ContinueLesson, ImGuiKey_KeypadEnter, 0, "", ""},
    KeyBinding{Shortcut::LessonBack, ImGuiKey_Backspace, 0, "Backspace", "keys.lesson_back"},
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

bool is_plain(const KeyBinding& binding) {
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

void escape(const Desk& desk, Actions& actions) {
    if (desk.dialog != Dialog::None) {
        actions.emplace_back(ShowDialog{Dialog::None});
    } else if (desk.keyboard_focus) {
        actions.emplace_back(ToggleKeyboardFocus{});
    } else if (desk.selected) {
        actions.emplace_back(Select{});
    }
}

// An input, if it would change something.
Actions when_it_changes(const sim::World& world, const sim::Input& input) {
    if (!sim::valid(world, input) || !sim::changes(world, input)) return {};
    return {Do{input}};
}

Actions to_node(Shortcut shortcut, const sim::World& world, raft::NodeId node) {
    const sim::Server& server = world.servers[node];
    switch (shortcut) {
        case Shortcut::KillOrRestart:
            return when_it_changes(world, server.up ? sim::Input(sim::Kill{node}) : sim::Input(sim::Restart{node}));
        case Shortcut::PauseOrResume:
            return when_it_changes(world, server.paused ? sim::Input(sim::Resume{node}) : sim::Input(sim::Pause{node}));
        case Shortcut::FireTimer: return when_it_changes(world, sim::FireTimer{node});
        case Shortcut::IsolateOrRejoin:
            return is_isolated(world, node) ? rejoin(world, node) : when_it_changes(world, sim::Isolate{node});
        default: return {};
    }
}

// A dialog opens, or closes if it is open.
Actions toggle(Dialog dialog, const Desk& desk) {
    return {ShowDialog{desk.dialog == dialog ? Dialog::None : dialog}};
}

void take_characters(const sim::World& world, const Desk& desk, Actions& actions) {
    for (const ImWchar typed : ImGui::GetIO().InputQueueCharacters) {
        if (typed >= '1' && typed <= '9') {
            const auto node = static_cast<raft::NodeId>(typed - '1');
            if (node < world.node_count()) actions.emplace_back(Select{render::NodeTarget{node}});
            continue;
        }
        for (const KeyBinding& binding : kBindings) {
            if (binding.character == 0 || static_cast<ImWchar>(binding.character) != typed) continue;
            for (Action& action : actions_of(binding.shortcut, world, desk)) {
                actions.push_back(std::move(action));
            }
        }
    }
}

} // namespace

std::span<const KeyBinding> key_bindings() {
    return kBindings;
}

Actions actions_of(Shortcut shortcut, const sim::World& world, const Desk& desk) {
    switch (shortcut) {
        case Shortcut::PlayOrPause: return {PlayOrPause{}};
        case Shortcut::NextEvent: return {StepToNextEvent{}};
        case Shortcut::PreviousEvent: return {StepToPreviousEvent{}};
        case Shortcut::Start: return {GoToStart{}};
        case Shortcut::End: return {GoToEnd{}};
        case Shortcut::Slower: return {Slower{}};
        case Shortcut::Faster: return {Faster{}};
        case Shortcut::SelectNode: return {};
        case Shortcut::Heal: return when_it_changes(world, sim::Heal{});
        case Shortcut::Undo: return {Undo{}};
        case Shortcut::Redo: return {Redo{}};
        case Shortcut::Request: return {FocusRequestBox{}};
        case Shortcut::ContinueLesson: return desk.dialog == Dialog::None ? Actions{ContinueLesson{}} : Actions{};
        case Shortcut::LessonBack: return desk.dialog == Dialog::None ? Actions{LessonBack{}} : Actions{};
        case Shortcut::NextTab: return {ShowNextTab{}};
        case Shortcut::KeyboardFocus: return {ToggleKeyboardFocus{}};
        case Shortcut::Theme: return {SwitchTheme{}};
        case Shortcut::Language: return {SwitchLanguage{}};
        case Shortcut::TextLarger: return {TextLarger{}};
        case Shortcut::TextSmaller: return {TextSmaller{}};
        case Shortcut::TextNormal: return {TextNormal{}};
        case Shortcut::Save: return toggle(Dialog::Save, desk);
        case Shortcut::Open: return toggle(Dialog::Open, desk);
        case Shortcut::Export: return toggle(Dialog::Export, desk);
        case Shortcut::Help: return toggle(Dialog::Help, desk);
        case Shortcut::FullScreen: return {ToggleFullScreen{}};
        case Shortcut::Quit: return {Quit{}};
        default: break;
    }
    const auto node = desk.selected_node();
    return node && *node < world.node_count() ? to_node(shortcut, world, *node) : Actions{};
}

void keep_tab_from_imgui(const Desk& desk) {
    const bool ours = !desk.keyboard_focus && !desk.menu_open && desk.dialog == Dialog::None;
    if (ours && !ImGui::GetIO().WantTextInput) ImGui::SetKeyOwner(ImGuiKey_Tab, ImGui::GetID("###our_tab"));
}

Actions actions_of_keys(const sim::World& world, const Desk& desk) {
    Actions actions;
    const bool in_file_dialog = desk.dialog != Dialog::None && desk.dialog != Dialog::Help;
    // Escape may have closed it at the start of this frame; then it was meant for it.
    const bool menu_open = desk.menu_open;
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false) && !menu_open) {
        if (in_file_dialog || !ImGui::GetIO().WantTextInput) escape(desk, actions);
    }
    if (in_file_dialog) return actions;
    const bool typing = ImGui::GetIO().WantTextInput;

    for (const KeyBinding& binding : kBindings) {
        if ((menu_open || typing) && is_plain(binding)) continue;
        if (typing && edits_text(binding.shortcut)) continue;
        if (desk.keyboard_focus && moves_focus(binding.chord)) continue;
        if (!went_down(binding)) continue;
        for (Action& action : actions_of(binding.shortcut, world, desk))
            actions.push_back(std::move(action));
    }
    if (!menu_open && !typing) take_characters(world, desk, actions);
    return actions;
}

} // namespace app
