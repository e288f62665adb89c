// What a person can ask for. Panels get const state and return actions; each action is a value that goes to its one
// owner, and nothing else changes anything.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/words/notice.h"
#include "raft/sim/input.h"
#include "raft/sim/run.h"
#include "raft/sim/set_pieces.h"
#include "raft/sim/time.h"
#include "render/scene.h"

namespace app {

// The run and its time: to Session.
struct PlayOrPause {};
struct StepToNextEvent {};
struct StepToPreviousEvent {};
struct GoTo {
    sim::Time at = 0;
};
struct GoToStart {};
struct GoToEnd {};
struct SetSpeed { // simulated seconds per second
    double speed = 1;
};
struct Faster {};
struct Slower {};
// One act of the person: what takes effect together is undone together.
struct Do {
    std::vector<sim::Input> inputs; // in order

    Do(const sim::Input& input) : inputs{input} {} // NOLINT(google-explicit-constructor): mostly it is one
    explicit Do(std::vector<sim::Input> several) : inputs(std::move(several)) {}
};
struct BringFutureBack {}; // what the last input in the past had cut off; in a lesson: what the person left for it
struct ShowFuture {        // another one of the run
    sim::BranchId branch = 0;
};
struct StopHere {}; // the long way to a moment ends where it has come
struct Undo {};     // of what the person did to the world
struct Redo {};

using SessionAction = std::variant<PlayOrPause, StepToNextEvent, StepToPreviousEvent, GoTo, GoToStart, GoToEnd,
                                   SetSpeed, Faster, Slower, Do, BringFutureBack, ShowFuture, StopHere, Undo, Redo>;

// How somebody looks at it: to Desk.
enum class Tab { Events, Node };
inline constexpr int kTabCount = 2;
enum class Dialog { None, Open, Save, Export, Help, NewCluster, Timing };

struct Select {
    std::optional<render::Target> target;
};
struct SelectAlso { // or no longer, beside what is selected
    raft::NodeId node = 0;
};
struct SelectNodes { // beside those that are selected
    raft::NodeSet nodes;
};
struct Hover {
    std::optional<render::Target> target;
};
struct OpenMenu { // what can be done with it; nothing: with the stage itself
    std::optional<render::Target> target;
    std::optional<raft::NodeId> node = {}; // of a moment: whom what happened then happened to
};
struct ShowTab {
    Tab tab = Tab::Events;
};
struct ShowNextTab {}; // where the panel has no room of its own: comes, shows the next one, and goes
struct ShowDialog {
    Dialog dialog = Dialog::None;
};
struct FocusRequestBox {};
// Every control is steered with the arrow keys; once more, and it goes on in the next part of the window.
struct FocusNextPart {};
struct LeaveKeyboardFocus {};
struct ShowTimes { // the stretch of time on the timeline
    sim::Time from = 0;
    sim::Time to = 0;
};
struct ToggleSmallEvents {}; // heartbeats and the like in the event list
struct FoldEvent {           // what an event of the list consists of: shown, or put away again
    std::uint64_t number = 0;
};
struct DismissNotice {};
struct DismissLookFor {}; // the bar that says what to look for in a scenario
struct Tell {
    Notice notice;
};
struct LookCloser { // at one node from nearby; at all of them again where none is named, or the same one
    std::optional<raft::NodeId> node;
};
struct Compare { // with another future of the run, side by side; with none: no longer
    std::optional<sim::BranchId> with;
};
struct DraftRequest { // what the request box holds
    raft::Command command;
    std::optional<raft::NodeId> to;
};

using DeskAction = std::variant<Select, SelectAlso, SelectNodes, Hover, OpenMenu, ShowTab, ShowNextTab, ShowDialog,
                                FocusRequestBox, FocusNextPart, LeaveKeyboardFocus, ShowTimes, ToggleSmallEvents,
                                FoldEvent, DismissNotice, DismissLookFor, Tell, LookCloser, Compare, DraftRequest>;

// A lesson: to Document, which has its LessonSession. Without a lesson they do nothing.
// By one step: to the end of what plays, to the next beat, back from what one tried oneself; from the very end to the
// cluster.
struct ContinueLesson {};
struct LessonBack {};
struct GoToBeat {
    std::size_t beat = 0; // of the lesson
};
struct Choose { // an answer to the question that is asked
    std::size_t choice = 0;
};
struct TakeOver {}; // what comes next is the person's own story
struct ReturnToLesson {};
struct LeaveLesson {}; // its cluster stays, to be explored

using LessonAction = std::variant<ContinueLesson, LessonBack, GoToBeat, Choose, TakeOver, ReturnToLesson, LeaveLesson>;

// Lasting taste: to Preferences.
struct SwitchLanguage {};
struct SwitchTheme {};
struct TextLarger {};
struct TextSmaller {};
struct TextNormal {};
struct SwitchPresenting {}; // to be read from the last row
struct SwitchMotion {};
struct SwitchBothLanguages {}; // of a lesson's texts
struct SwitchAskFirst {};
struct SetReadingPace {
    int words_per_minute = 0; // 0: the person goes on
};

using PreferenceAction =
    std::variant<SwitchLanguage, SwitchTheme, TextLarger, TextSmaller, TextNormal, SwitchPresenting, SwitchMotion,
                 SwitchBothLanguages, SwitchAskFirst, SetReadingPace>;

// Files: to Program, which knows where they are.
struct OpenScenario { // or a lesson
    std::string path;
};
struct OpenLesson { // at the place where somebody left it, or at the first beat of a chapter
    std::string path;
    std::optional<std::size_t> chapter;
};
struct SaveScenario {
    std::string path;
};
struct ExportPicture { // .png or .svg
    std::string path;
};
struct ContinueRecording {};
struct ContinueEarlierRun { // one that was set aside
    std::string path;
};
struct DismissRecording {};
struct BeginCluster { // a run of one's own, from the beginning
    sim::Config config;
    int loss_percent = 0; // from the beginning
};

using FileAction = std::variant<OpenScenario, OpenLesson, SaveScenario, ExportPicture, ContinueRecording,
                                ContinueEarlierRun, DismissRecording, BeginCluster>;

// To the window.
struct ToggleFullScreen {};
struct Quit {};
struct OpenAddress { // with whatever the desktop opens addresses with
    std::string address;
};

using WindowAction = std::variant<ToggleFullScreen, Quit, OpenAddress>;

// Brings about a situation: to Program, which finds out what has to be done for it.
struct Perform {
    sim::SetPiece piece;
};

using Action =
    std::variant<SessionAction, DeskAction, LessonAction, PreferenceAction, FileAction, WindowAction, Perform>;
using Actions = std::vector<Action>;

} // namespace app
