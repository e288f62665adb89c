// Which key does what: one table, for the keyboard and for the help.
#pragma once

#include <imgui.h>

#include <span>
#include <string_view>

#include "app/action.h"
#include "app/desk.h"
#include "app/lesson/lesson_session.h"
#include "raft/sim/world.h"

namespace app {

enum class Shortcut {
    PlayOrPause,
    NextEvent,
    PreviousEvent,
    Start,
    End,
    Slower,
    Faster,
    SelectNode,
    KillOrRestart,
    PauseOrResume,
    FireTimer,
    IsolateOrRejoin,
    SeparateOrReunite,
    SelectAlso,
    Heal,
    Undo,
    Redo,
    Request,
    ContinueLesson,
    LessonBack,
    NextTab,
    KeyboardFocus,
    Theme,
    Language,
    TextLarger,
    TextSmaller,
    TextNormal,
    Present,
    LookCloser,
    OpenMenu,
    Compare,
    NewCluster,
    Timing,
    Save,
    Open,
    Export,
    Help,
    FullScreen,
    Quit,
};

struct KeyBinding {
    Shortcut shortcut;
    ImGuiKeyChord chord;        // 0: by the character that is typed, wherever the keyboard has it
    char character;             // with chord 0
    std::string_view shown;     // in the help: "Ctrl +"; empty for a second key of the same shortcut
    std::string_view words_key; // what it does
};

std::span<const KeyBinding> key_bindings();

// What a key's meaning depends on.
struct KeyScope {
    const Session& session;
    const sim::World& world; // at the session's now
    const Desk& desk;
    const LessonSession* lesson = nullptr; // that is open, if one is

    // A lesson shows what comes next, rather than the person.
    bool led() const { return lesson != nullptr && !lesson->taken_over(); }
};

// What the keys that went down in this frame ask for. Letters and the like ask for nothing while somebody types.
Actions actions_of_keys(const KeyScope& scope);

// Dear ImGui goes to the next text box with Tab unless somebody else owns that key. To be called in every frame, in a
// window.
void keep_tab_from_imgui(const Desk& desk);

// What a shortcut asks for right now.
Actions actions_of(Shortcut shortcut, const KeyScope& scope);

} // namespace app
