#include "app/keys.h"

#include <imgui_internal.h>

#include <array>

#include "app/whole_links.h"

namespace app {
namespace {

constexpr std::array kBindings{
    KeyBinding{Command::ContinueLesson, ImGuiKey_Enter, 0, "Enter", "keys.lesson_continue"},
    KeyBinding{Command::ContinueLesson, ImGuiKey_KeypadEnter, 0, "", ""},
    KeyBinding{Command::LessonBack, ImGuiKey_Backspace, 0, "Backspace", "keys.lesson_back"},
    KeyBinding{Command::PlayOrPause, ImGuiKey_Space, 0, "Space", "keys.play"},
    KeyBinding{Command::NextEvent, ImGuiKey_RightArrow, 0, "→", "keys.next_event"},
    KeyBinding{Command::PreviousEvent, ImGuiKey_LeftArrow, 0, "←", "keys.previous_event"},
    KeyBinding{Command::Start, ImGuiKey_Home, 0, "Home", "keys.start"},
    KeyBinding{Command::End, ImGuiKey_End, 0, "End", "keys.end"},
    KeyBinding{Command::Slower, 0, '[', "[", "keys.slower"},
    KeyBinding{Command::Faster, 0, ']', "]", "keys.faster"},
    KeyBinding{Command::SelectNode, 0, '1', "1 … 9", "keys.select"},
    KeyBinding{Command::KillOrRestart, ImGuiKey_K, 0, "K", "keys.kill"},
    KeyBinding{Command::PauseOrResume, ImGuiKey_Z, 0, "Z", "keys.pause"},
    KeyBinding{Command::FireTimer, ImGuiKey_T, 0, "T", "keys.timer"},
    KeyBinding{Command::IsolateOrRejoin, ImGuiKey_I, 0, "I", "keys.isolate"},
    KeyBinding{Command::Heal, ImGuiKey_H, 0, "H", "keys.heal"},
    KeyBinding{Command::Undo, ImGuiMod_Ctrl | ImGuiKey_Z, 0, "Ctrl Z", "keys.undo"},
    KeyBinding{Command::Redo, ImGuiMod_Ctrl | ImGuiKey_Y, 0, "Ctrl Y", "keys.redo"},
    KeyBinding{Command::Redo, ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z, 0, "", ""},
    KeyBinding{Command::Request, ImGuiKey_C, 0, "C", "keys.request"},
    KeyBinding{Command::NextTab, ImGuiKey_Tab, 0, "Tab", "keys.next_tab"},
    KeyBinding{Command::Theme, ImGuiKey_D, 0, "D", "keys.theme"},
    KeyBinding{Command::Language, ImGuiKey_L, 0, "L", "keys.language"},
    KeyBinding{Command::TextLarger, ImGuiMod_Ctrl | ImGuiKey_Equal, 0, "Ctrl +", "keys.text_larger"},
    KeyBinding{Command::TextLarger, ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Equal, 0, "", ""},
    KeyBinding{Command::TextLarger, ImGuiMod_Ctrl | ImGuiKey_KeypadAdd, 0, "", ""},
    KeyBinding{Command::TextSmaller, ImGuiMod_Ctrl | ImGuiKey_Minus, 0, "Ctrl −", "keys.text_smaller"},
    KeyBinding{Command::TextSmaller, ImGuiMod_Ctrl | ImGuiKey_KeypadSubtract, 0, "", ""},
    KeyBinding{Command::TextNormal, ImGuiMod_Ctrl | ImGuiKey_0, 0, "Ctrl 0", "keys.text_normal"},
    KeyBinding{Command::Open, ImGuiMod_Ctrl | ImGuiKey_O, 0, "Ctrl O", "keys.open"},
    KeyBinding{Command::Save, ImGuiMod_Ctrl | ImGuiKey_S, 0, "Ctrl S", "keys.save"},
    KeyBinding{Command::Export, ImGuiMod_Ctrl | ImGuiKey_E, 0, "Ctrl E", "keys.export"},
    KeyBinding{Command::KeyboardFocus, ImGuiKey_F6, 0, "F6", "keys.keyboard_focus"},
    KeyBinding{Command::Help, ImGuiKey_F1, 0, "F1  ?", "keys.help"},
    KeyBinding{Command::Help, 0, '?', "", ""},
    KeyBinding{Command::FullScreen, ImGuiKey_F11, 0, "F11", "keys.full_screen"},
    KeyBinding{Command::Quit, ImGuiMod_Ctrl | ImGuiKey_Q, 0, "Ctrl Q", "keys.quit"},
};

// Keys that, held down, mean the same again and again.
bool repeats(Command command) {
    return command == Command::NextEvent || command == Command::PreviousEvent || command == Command::TextLarger ||
           command == Command::TextSmaller || command == Command::Slower || command == Command::Faster;
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
bool edits_text(Command command) {
    return command == Command::Undo || command == Command::Redo;
}

bool went_down(const KeyBinding& binding) {
    if (binding.chord == 0) return false; // by character
    // The chord's modifiers and no others: Ctrl S is not S.
    if ((binding.chord & ImGuiMod_Mask_) != ImGui::GetIO().KeyMods) return false;
    const auto key = static_cast<ImGuiKey>(binding.chord & ~ImGuiMod_Mask_);
    return ImGui::IsKeyPressed(key, repeats(binding.command));
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

Actions to_node(Command command, const sim::World& world, raft::NodeId node) {
    const sim::Server& server = world.servers[node];
    switch (command) {
        case Command::KillOrRestart:
            return when_it_changes(world, server.up ? sim::Input(sim::Kill{node}) : sim::Input(sim::Restart{node}));
        case Command::PauseOrResume:
            return when_it_changes(world, server.paused ? sim::Input(sim::Resume{node}) : sim::Input(sim::Pause{node}));
        case Command::FireTimer: return when_it_changes(world, sim::FireTimer{node});
        case Command::IsolateOrRejoin:
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
            for (Action& action : actions_of(binding.command, world, desk)) {
                actions.push_back(std::move(action));
            }
        }
    }
}

} // namespace

std::span<const KeyBinding> key_bindings() {
    return kBindings;
}

Actions actions_of(Command command, const sim::World& world, const Desk& desk) {
    switch (command) {
        case Command::PlayOrPause: return {PlayOrPause{}};
        case Command::NextEvent: return {StepToNextEvent{}};
        case Command::PreviousEvent: return {StepToPreviousEvent{}};
        case Command::Start: return {GoToStart{}};
        case Command::End: return {GoToEnd{}};
        case Command::Slower: return {Slower{}};
        case Command::Faster: return {Faster{}};
        case Command::SelectNode: return {};
        case Command::Heal: return when_it_changes(world, sim::Heal{});
        case Command::Undo: return {Undo{}};
        case Command::Redo: return {Redo{}};
        case Command::Request: return {FocusRequestBox{}};
        case Command::ContinueLesson: return desk.dialog == Dialog::None ? Actions{ContinueLesson{}} : Actions{};
        case Command::LessonBack: return desk.dialog == Dialog::None ? Actions{LessonBack{}} : Actions{};
        case Command::NextTab: return {ShowNextTab{}};
        case Command::KeyboardFocus: return {ToggleKeyboardFocus{}};
        case Command::Theme: return {SwitchTheme{}};
        case Command::Language: return {SwitchLanguage{}};
        case Command::TextLarger: return {TextLarger{}};
        case Command::TextSmaller: return {TextSmaller{}};
        case Command::TextNormal: return {TextNormal{}};
        case Command::Save: return toggle(Dialog::Save, desk);
        case Command::Open: return toggle(Dialog::Open, desk);
        case Command::Export: return toggle(Dialog::Export, desk);
        case Command::Help: return toggle(Dialog::Help, desk);
        case Command::FullScreen: return {ToggleFullScreen{}};
        case Command::Quit: return {Quit{}};
        default: break;
    }
    const auto node = desk.selected_node();
    return node && *node < world.node_count() ? to_node(command, world, *node) : Actions{};
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
        if (typing && edits_text(binding.command)) continue;
        if (desk.keyboard_focus && moves_focus(binding.chord)) continue;
        if (!went_down(binding)) continue;
        for (Action& action : actions_of(binding.command, world, desk))
            actions.push_back(std::move(action));
    }
    if (!menu_open && !typing) take_characters(world, desk, actions);
    return actions;
}

} // namespace app
