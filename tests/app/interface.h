// The whole interface in this process, without window and graphics: a test presses keys and clicks on things by the
// name of their id, and then looks at the world.
#pragma once

#include <imgui.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/program.h"
#include "render/geometry.h"

namespace app_tests {

// A folder that is gone when this is.
class OwnFolder {
  public:
    OwnFolder();
    OwnFolder(const OwnFolder&) = delete;
    OwnFolder& operator=(const OwnFolder&) = delete;
    ~OwnFolder();
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

// Those that come with the program.
const app::Languages& languages();

struct Setup {
    file::Scenario scenario;
    app::Preferences preferences;
    ImVec2 size{1600, 1000};
    bool offers_last_run = false;
    std::filesystem::path folder; // for settings and recording; a fresh one if empty
    std::optional<sim::Time> at;  // where the scenario waits
    std::string lesson = {};      // the name of one that comes with the program, instead of the scenario
};

// One of those that come with the program; it must be sound.
lesson::CompiledLesson shipped_lesson(const std::string& name);
std::vector<std::string> lesson_names();

// Without what a test's name must not have.
std::string test_name(std::string name);

// Five nodes, a leader from about 0.2 s on, no inputs.
file::Scenario quiet_scenario(int nodes = 5);
std::filesystem::path assets();

// All inputs of what is shown, from the beginning on.
std::vector<sim::TimedInput> inputs_of(const app::Session& session);

class Interface {
  public:
    explicit Interface(Setup setup = {.scenario = quiet_scenario()});
    Interface(const Interface&) = delete;
    Interface& operator=(const Interface&) = delete;
    ~Interface();

    app::Program& program() { return *program_; }
    app::Session& session() { return program_->session(); }
    const sim::World& world() { return session().world(); }
    const app::Desk& desk() const { return program_->desk(); }
    const std::filesystem::path& folder() const { return folder_; }

    // Draws frames of 1/60 s.
    void frames(int count = 3);

    // Stops the run and goes to a moment of it.
    void pause_at(sim::Time at);

    // By id: "play" for a control whose label ends in ###play. These fail the test where there is no such control.
    void click(std::string_view id);
    bool exists(std::string_view id);
    bool enabled(std::string_view id);
    bool focuses(std::string_view id); // with the keyboard
    std::optional<render::Rect> place(std::string_view id);
    // Ids of all controls of the last frame, whether or not they can be clicked.
    std::vector<ImGuiID> ids() const;

    // By place.
    void move_to(render::Point at);
    void click_at(render::Point at, ImGuiMouseButton button = ImGuiMouseButton_Left, int times = 1);
    void drag(render::Point from, render::Point to, ImGuiMouseButton button = ImGuiMouseButton_Left);
    void wheel(render::Point at, float steps);

    // On the stage: the middle of the first place that stands for the target.
    render::Point on_stage(const render::Target& target);

    void key(ImGuiKey key, ImGuiKeyChord modifiers = 0);
    void type(std::string_view text);
    // As a quick hand does it while a slow frame lasts: down and up again before the next one.
    void queue(ImGuiKey key, ImGuiKeyChord modifiers = 0);
    void queue(std::string_view text);
    void resize(ImVec2 size);

    // For what needs letters and a frame, but no program.
    const render::PaintFonts& fonts() const { return fonts_; }
    void in_frame(const std::function<void()>& act);

    // What ImGui draws for one control is of no interest; what it registers is.
    struct Item {
        ImGuiID id = 0;
        ImGuiID seed = 0; // of the id stack where it stands
        std::string label;
        render::Rect rect;
        bool enabled = true;
        bool inside = true; // not clipped away
    };

  private:
    const Item* find(std::string_view id) const;
    void frame();
    void pretend_to_upload_textures();

    OwnFolder own_folder_;
    std::filesystem::path folder_;
    ImGuiContext* imgui_;
    render::PaintFonts fonts_;
    std::unique_ptr<app::Program> program_;
    std::vector<Item> items_;
};

} // namespace app_tests
