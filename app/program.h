// The program without its window: owns the parts, draws a frame, and brings each action to the one that it concerns.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/desk.h"
#include "app/document.h"
#include "app/files/kept_preferences.h"
#include "app/files/kept_run.h"
#include "app/files/scenario_shelf.h"
#include "app/files/user_folders.h"
#include "app/frame.h"
#include "app/input_pace.h"
#include "app/lesson/lesson_reader.h"
#include "app/lesson/lesson_shelf.h"
#include "app/png_painter.h"

namespace app {

// What a program begins with.
struct Beginning {
    std::filesystem::path assets;
    Languages languages;
    UserFolders folders;
    Preferences preferences;
    std::string file;            // shown as the place it came from; may be empty
    file::Scenario scenario;     // plays at once
    bool offers_last_run = true; // not where somebody named a file
    PngPainter paint_png;        // for exports; may be empty

    // Instead of the scenario: it begins where somebody left it, or at this beat.
    std::optional<lesson::CompiledLesson> lesson = std::nullopt;
    std::optional<std::size_t> beat = std::nullopt;

    // What of the preferences is kept between starts, where some were only asked for this time.
    std::optional<Preferences> kept_preferences = std::nullopt;
    std::optional<sim::Time> at = std::nullopt; // the scenario waits there
};

class Program {
  public:
    explicit Program(Beginning beginning);

    // In this order for each frame, around ImGui::NewFrame.
    void prepare_frame(const render::PaintFonts& fonts, float content_scale);
    void frame(double seconds);

    // For how many seconds the picture stays as it is if nobody does anything: 0 while something moves, infinity where
    // nothing ever will.
    double still_for() const;

    // Did the person do something that no frame has taken yet? Then nobody may sleep; the next frame need not be
    // painted before the one that takes all of it.
    bool input_waits() const { return InputPace::waits(); }

    // Lets time pass in which no frame was drawn and the run stood still. Has the picture changed?
    bool rest(double seconds);

    // The last thing before the program ends. What went wrong, if anything did.
    std::optional<FileProblem> close();

    std::vector<WindowAction> take_window_actions();
    void apply(const Action& action);

    const Desk& desk() const { return desk_; }
    const Preferences& preferences() const { return preferences_.now(); }
    Session& session() { return document_.session(); }
    const FrameMemory& memory() const { return memory_; }
    const KeptRun& kept_run() const { return kept_run_; }
    const LessonSession* lesson() const { return document_.lesson(); }
    const render::Theme& theme() const;
    const render::Words& words() const;
    std::string window_title() const;

  private:
    void take(const SessionAction& action);
    void take(const DeskAction& action);
    void take(const LessonAction& action);
    void take(const PreferenceAction& action);
    void take(const FileAction& action);
    void take(const Perform& action);
    void take(const WindowAction& action) { window_actions_.push_back(action); }

    void open(const std::string& path, std::optional<std::size_t> chapter);
    void open(const file::Scenario& scenario, const std::string& file);
    void begin(const BeginCluster& cluster);
    void go_on_with(const file::Scenario& recording);
    void open(lesson::CompiledLesson lesson, const std::string& file, std::optional<std::size_t> chapter);
    void save(const std::string& path);
    void export_picture(const std::string& path);
    void keep_place();
    void without_lesson(const LessonAction& action);
    void pass(double seconds);
    void settle_input();
    bool frozen() const;
    void attend_to_question();

    LessonReader reader() const { return {preferences_.now(), languages_}; }
    LessonPace pace() const;
    std::string title() const;
    std::string_view what_to_look_for() const;
    std::string suggested_path() const;
    Look look() const;

    Languages languages_;
    PngPainter paint_png_;
    KeptPreferences preferences_;
    ScenarioShelf scenarios_;
    LessonShelf lessons_;
    KeptRun kept_run_;
    std::string left_lesson_; // the file of the lesson whose cluster is explored; may be empty
    Document document_;
    Desk desk_;
    std::vector<WindowAction> window_actions_;

    render::PaintFonts fonts_;
    float em_ = 15;
    float enlarged_ = 1; // by the person, or for an audience
    FrameMemory memory_;

    // Whose the keys are.
    struct KeysGoTo {
        ImGuiID field = 0;
        Dialog dialog = Dialog::None;
        bool menu = false;
        bool request_box = false;
        bool keyboard_focus = false;

        friend bool operator==(const KeysGoTo&, const KeysGoTo&) = default;
    };
    KeysGoTo keys_go_to_;
    InputPace input_pace_;
};

} // namespace app
