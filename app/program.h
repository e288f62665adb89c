// The program without its window: owns the parts, draws a frame, and brings each action to the one that it concerns.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/command/commands.h"
#include "app/desk.h"
#include "app/files/assets.h"
#include "app/files/kept_run.h"
#include "app/files/preferences.h"
#include "app/files/user_folders.h"
#include "app/frame.h"
#include "app/lesson/lesson_session.h"
#include "app/lesson/lesson_shelf.h"
#include "app/session.h"

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

    // Lets time pass in which no frame was drawn and the run stood still. Has the picture changed?
    bool rest(double seconds);

    std::vector<WindowAction> take_window_actions();
    void apply(const Action& action);

    const Desk& desk() const { return desk_; }
    const Preferences& preferences() const { return preferences_; }
    Session& session() { return session_; }
    const FrameMemory& memory() const { return memory_; }
    const KeptRun& kept_run() const { return kept_run_; }
    const LessonSession* lesson() const { return lesson_ ? &*lesson_ : nullptr; }
    const render::Theme& theme() const;
    const render::Words& words() const;
    std::string window_title() const;

  private:
    void take(const SessionAction& action);
    void take(const FileAction& action);
    void take(const PreferenceAction& action);
    void take(const DeskAction& action);
    void take(const LessonAction& action);
    void take(const WindowAction& action) { window_actions_.push_back(action); }

    void open(const std::string& path, std::optional<std::size_t> chapter);
    void save(const std::string& path);
    void export_picture(const std::string& path);
    std::optional<std::string> picture_bytes(const std::string& path, std::string& bytes);
    void start(const file::Scenario& scenario, std::string file);
    void forget_run();
    void forget_stale_notice();
    void start_lesson(lesson::CompiledLesson lesson, std::string file, std::optional<std::size_t> chapter);
    void tick_lesson(double seconds);
    void leave_lesson();
    void keep_place();
    LessonPace pace() const;
    CardLanguages languages_of_card() const;
    bool reads_by_itself() const;
    void complain(std::string_view key, const std::string& what);
    std::string suggested_path() const;
    std::string title() const;
    Look look() const;

    std::filesystem::path assets_;
    UserFolders folders_;
    PngPainter paint_png_;
    Languages languages_;
    std::vector<OfferedScenario> offered_;

    Preferences preferences_;
    std::string file_;       // where the run came from or was saved; may be empty
    std::string offered_id_; // of the offered scenario that it is, if it is one
    Session session_;
    std::optional<LessonSession> lesson_;
    std::string lesson_name_; // in its progress
    LessonShelf shelf_;
    Desk desk_;
    KeptRun kept_run_;
    std::optional<file::Scenario> last_run_;
    bool place_failed_ = false; // keeping the place in a lesson; said once

    render::PaintFonts fonts_;
    float em_ = 15;
    FrameMemory memory_;
    std::vector<WindowAction> window_actions_;
};

} // namespace app
