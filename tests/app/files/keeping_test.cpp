// What is kept on disk: the recording, the settings, where they are.
#include <gtest/gtest.h>

#include <fstream>

#include "app/files/kept_preferences.h"
#include "app/files/recording.h"
#include "app/files/user_folders.h"
#include "app/whole_links.h"
#include "tests/app/interface.h"

namespace {

using app_tests::Interface;
constexpr sim::Time kMs = sim::kMillisecond;

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

file::Scenario recorded_in(Interface& ui) {
    const auto last = app::Recording(ui.folder() / "state" / "last.json").last();
    if (!last) ADD_FAILURE() << "nothing was recorded";
    return last.value_or(file::Scenario{});
}

TEST(Recording, is_whole_after_every_input) {
    Interface ui;
    EXPECT_FALSE(std::filesystem::exists(ui.folder() / "state" / "last.json"));
    ui.pause_at(600 * kMs);
    ui.type("1");
    for (int i = 0; i < 4; ++i) {
        ui.key(ImGuiKey_K);
        EXPECT_EQ(file::shown_inputs(recorded_in(ui)), app_tests::inputs_of(ui.session()));
    }
    EXPECT_EQ(recorded_in(ui).config, ui.session().run().config());
}

TEST(Recording, one_more_act_adds_a_line_and_one_in_the_past_writes_it_anew) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.type("1");
    ui.key(ImGuiKey_K);
    const auto written_by = [&ui](ImGuiKey key) {
        const std::uint64_t before = ui.program().kept_run().recording().written();
        ui.key(key);
        EXPECT_EQ(file::shown_inputs(recorded_in(ui)), app_tests::inputs_of(ui.session()));
        return ui.program().kept_run().recording().written() - before;
    };
    const auto whole = std::filesystem::file_size(ui.folder() / "state" / "last.json");
    ui.pause_at(700 * kMs);
    EXPECT_LT(written_by(ImGuiKey_K), whole / 2);
    ui.pause_at(800 * kMs);
    EXPECT_LT(written_by(ImGuiKey_Z), whole / 2);
    ui.pause_at(650 * kMs);
    EXPECT_GT(written_by(ImGuiKey_I), whole / 2);
    ui.click("bring_back");
    EXPECT_EQ(file::shown_inputs(recorded_in(ui)), app_tests::inputs_of(ui.session()));
    ui.pause_at(900 * kMs);
    EXPECT_LT(written_by(ImGuiKey_H) + written_by(ImGuiKey_I), whole);
}

TEST(Recording, of_a_scenario_that_was_opened_begins_anew) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.type("1");
    ui.key(ImGuiKey_K);
    ui.program().apply(app::FileAction(app::OpenScenario{app_tests::assets() / "scenarios" / "story.json"}));
    ui.pause_at(100 * kMs);
    ui.type("2");
    ui.key(ImGuiKey_K);
    EXPECT_EQ(file::shown_inputs(recorded_in(ui)), app_tests::inputs_of(ui.session()));
    EXPECT_EQ(recorded_in(ui).config, ui.session().run().config());
}

TEST(Recording, leaves_no_other_file_behind) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.type("1");
    ui.key(ImGuiKey_K);
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(ui.folder() / "state")) {
        EXPECT_EQ(entry.path().filename(), "last.json");
        ++files;
    }
    EXPECT_EQ(files, 1);
}

TEST(Recording, is_offered_at_the_next_start_and_continues_where_it_was) {
    app_tests::OwnFolder folder;
    std::vector<sim::TimedInput> inputs;
    {
        Interface ui({.scenario = app_tests::quiet_scenario(), .folder = folder.path()});
        EXPECT_FALSE(ui.exists("continue_last"));
        ui.pause_at(600 * kMs);
        ui.type("2");
        ui.key(ImGuiKey_K);
        inputs = app_tests::inputs_of(ui.session());
    }
    Interface ui({.scenario = app_tests::quiet_scenario(), .offers_last_run = true, .folder = folder.path()});
    ASSERT_TRUE(ui.exists("continue_last"));
    ui.click("continue_last");
    EXPECT_EQ(app_tests::inputs_of(ui.session()), inputs);
    EXPECT_GE(ui.session().now(), 600 * kMs);
    EXPECT_FALSE(ui.world().servers[1].up);
    EXPECT_FALSE(ui.exists("continue_last"));
}

TEST(Recording, of_another_run_sets_the_one_before_aside) {
    app_tests::OwnFolder folder;
    const auto act_on = [&](Interface& ui, const char* node) {
        ui.pause_at(600 * kMs);
        ui.type(node);
        ui.key(ImGuiKey_K);
        return app_tests::inputs_of(ui.session());
    };
    const app_tests::Setup setup{
        .scenario = app_tests::quiet_scenario(), .offers_last_run = true, .folder = folder.path()};
    std::vector<sim::TimedInput> first;
    {
        Interface ui(setup);
        first = act_on(ui, "2");
    }
    std::vector<sim::TimedInput> second;
    {
        Interface ui(setup);
        second = act_on(ui, "3");
        EXPECT_EQ(file::shown_inputs(recorded_in(ui)), second);
        // The offer still means what it says, and what is taken is what is kept from then on.
        ASSERT_TRUE(ui.exists("continue_last"));
        ui.click("continue_last");
        EXPECT_EQ(app_tests::inputs_of(ui.session()), first);
        EXPECT_FALSE(ui.session().playing());
        EXPECT_EQ(file::shown_inputs(recorded_in(ui)), first);
        ASSERT_EQ(ui.program().kept_run().earlier().size(), 2U);
        ui.program().apply(app::FileAction(app::ContinueEarlierRun{ui.program().kept_run().earlier()[0].path}));
        EXPECT_EQ(app_tests::inputs_of(ui.session()), second);
        EXPECT_EQ(file::shown_inputs(recorded_in(ui)), second);
    }
    // Nine of them are kept.
    for (int i = 0; i < 12; ++i) {
        Interface ui(setup);
        act_on(ui, "1");
        EXPECT_LE(ui.program().kept_run().earlier().size(), 9U);
    }
    Interface ui(setup);
    EXPECT_EQ(ui.program().kept_run().earlier().size(), 9U);
}

TEST(Recording, that_goes_on_goes_on_in_its_own_file_and_its_acts_can_be_undone) {
    app_tests::OwnFolder folder;
    const app_tests::Setup setup{
        .scenario = app_tests::quiet_scenario(), .offers_last_run = true, .folder = folder.path()};
    {
        Interface ui(setup);
        ui.pause_at(600 * kMs);
        ui.type("2");
        ui.key(ImGuiKey_K);
        ui.pause_at(700 * kMs);
        ui.type("3");
        ui.key(ImGuiKey_K);
    }
    Interface ui(setup);
    ui.click("continue_last");
    EXPECT_TRUE(ui.program().kept_run().earlier().empty());
    ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    EXPECT_EQ(app_tests::inputs_of(ui.session()).size(), 1U);
    EXPECT_EQ(ui.session().now(), 700 * kMs);
    ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    EXPECT_TRUE(app_tests::inputs_of(ui.session()).empty());
    ui.key(ImGuiKey_Y, ImGuiMod_Ctrl);
    ui.key(ImGuiKey_Y, ImGuiMod_Ctrl);
    EXPECT_EQ(app_tests::inputs_of(ui.session()).size(), 2U);
    EXPECT_EQ(file::shown_inputs(recorded_in(ui)), app_tests::inputs_of(ui.session()));
}

TEST(Recording, offer_can_be_dismissed_and_is_not_made_where_a_file_was_named) {
    app_tests::OwnFolder folder;
    std::filesystem::create_directories(folder.path() / "state");
    app::Recording(folder.path() / "state" / "last.json").keep(app_tests::quiet_scenario());
    {
        Interface ui({.scenario = app_tests::quiet_scenario(), .offers_last_run = false, .folder = folder.path()});
        EXPECT_FALSE(ui.exists("continue_last"));
    }
    Interface ui({.scenario = app_tests::quiet_scenario(), .offers_last_run = true, .folder = folder.path()});
    ui.click("dismiss_last");
    EXPECT_FALSE(ui.exists("continue_last"));
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "state" / "last.json"));
}

TEST(Recording, a_broken_one_is_not_offered) {
    app_tests::OwnFolder folder;
    std::filesystem::create_directories(folder.path() / "state");
    std::ofstream(folder.path() / "state" / "last.json") << "{\"raftarium\": 1, \"inp";
    Interface ui({.scenario = app_tests::quiet_scenario(), .offers_last_run = true, .folder = folder.path()});
    EXPECT_FALSE(ui.exists("continue_last"));
}

TEST(Recording, that_cannot_be_written_is_said_once_and_the_run_goes_on) {
    app_tests::OwnFolder folder;
    std::ofstream(folder.path() / "state") << "a file where the folder should be";
    Interface ui({.scenario = app_tests::quiet_scenario(), .folder = folder.path()});
    ui.pause_at(600 * kMs);
    ui.type("1");
    ui.key(ImGuiKey_K);
    EXPECT_FALSE(ui.world().servers[0].up);
    ASSERT_TRUE(ui.desk().notice);
    EXPECT_EQ(ui.desk().notice->key, "error.recording");
    ui.click("dismiss");
    ui.key(ImGuiKey_K);
    EXPECT_FALSE(ui.desk().notice);
}

TEST(Recording, is_called_as_its_scenario_is_in_every_language) {
    app_tests::OwnFolder folder;
    const auto story = app_tests::assets() / "scenarios" / "story.json";
    std::string title;
    {
        Interface ui({.scenario = {}, .folder = folder.path()});
        ui.program().apply(app::FileAction(app::OpenScenario{story.string()}));
        title = ui.program().window_title();
        ui.program().apply(app::SessionAction(app::Do{sim::Kill{0}}));
    }
    Interface ui({.scenario = {}, .offers_last_run = true, .folder = folder.path()});
    ui.click("continue_last");
    EXPECT_EQ(ui.program().window_title(), title);
    EXPECT_EQ(ui.session().name(), "The whole story") << "the file says the same";
    ui.key(ImGuiKey_L);
    EXPECT_NE(ui.program().window_title().find("完整的故事"), std::string::npos);
}

TEST(Program, a_scenario_can_begin_at_a_moment_of_it) {
    Interface ui({.scenario = app_tests::quiet_scenario(), .at = 700 * kMs});
    EXPECT_EQ(ui.session().now(), 700 * kMs);
    EXPECT_FALSE(ui.session().playing());
}

TEST(Settings, are_kept_and_read_again) {
    Interface ui;
    ui.key(ImGuiKey_D);
    ui.key(ImGuiKey_L);
    ui.key(ImGuiKey_Equal, ImGuiMod_Ctrl);
    const auto read =
        app::read_preferences(text_of(ui.folder() / "config" / "settings.json"), {}, app_tests::languages());
    EXPECT_EQ(read, ui.program().preferences());
    EXPECT_TRUE(read.dark);
    EXPECT_EQ(read.language, "zh");
    EXPECT_EQ(read.text_percent, 110);
}

TEST(Settings, what_was_asked_for_once_is_not_kept) {
    app_tests::OwnFolder folder;
    const auto file = folder.path() / "settings.json";
    app::KeptPreferences taste({.language = "zh", .dark = true}, {.language = "en", .dark = false}, file);
    EXPECT_TRUE(taste.now().dark);
    const auto kept = [&] { return app::read_preferences(text_of(file), {}, app_tests::languages()); };
    taste.apply(app::TextLarger{}, app_tests::languages());
    EXPECT_EQ(kept(), (app::Preferences{.language = "en", .dark = false, .text_percent = 110}));
    taste.apply(app::SwitchTheme{}, app_tests::languages());
    taste.apply(app::SwitchTheme{}, app_tests::languages());
    EXPECT_TRUE(kept().dark) << "that the person did";
}

TEST(Settings, nonsense_is_ignored_part_by_part) {
    const app::Preferences otherwise{.language = "zh", .dark = true, .text_percent = 120};
    for (const char* text :
         {"", "{", "[]", "null", "{\"theme\": 7, \"language\": \"fr\", \"text_percent\": \"big\"}"}) {
        EXPECT_EQ(app::read_preferences(text, otherwise, app_tests::languages()), otherwise) << text;
    }
    EXPECT_FALSE(
        app::read_preferences("{\"theme\": \"light\", \"language\": 1}", otherwise, app_tests::languages()).dark);
    EXPECT_EQ(app::read_preferences("{\"text_percent\": 99999999999}", otherwise, app_tests::languages()).text_percent,
              300);
}

TEST(UserFolders, follow_the_base_directory_specification) {
    const auto folders_in = [](std::map<std::string, std::string> variables) {
        return app::user_folders([variables](const char* name) {
            const auto found = variables.find(name);
            return found == variables.end() ? std::string() : found->second;
        });
    };
    EXPECT_EQ(folders_in({{"HOME", "/home/ada"}}).recording_file(), "/home/ada/.local/state/raftarium/last.json");
    EXPECT_EQ(folders_in({{"HOME", "/home/ada"}}).settings_file(), "/home/ada/.config/raftarium/settings.json");
    EXPECT_EQ(folders_in({{"HOME", "/home/ada"}, {"XDG_STATE_HOME", "/s"}}).recording_file(), "/s/raftarium/last.json");
    EXPECT_EQ(folders_in({{"HOME", "/home/ada"}, {"XDG_STATE_HOME", "s"}}).state, "/home/ada/.local/state/raftarium");
    EXPECT_TRUE(folders_in({}).state.empty());
}

TEST(FutureNotice, offers_the_future_back) {
    Interface ui;
    ui.pause_at(900 * kMs);
    ui.type("1");
    ui.key(ImGuiKey_K);
    ui.pause_at(600 * kMs);
    ui.key(ImGuiKey_Z);
    ASSERT_TRUE(ui.exists("bring_back"));
    ui.click("bring_back");
    ASSERT_EQ(app_tests::inputs_of(ui.session()).size(), 1U);
    EXPECT_EQ(app_tests::inputs_of(ui.session())[0].at, 900 * kMs);
    EXPECT_FALSE(ui.exists("bring_back"));
    EXPECT_EQ(file::shown_inputs(recorded_in(ui)), app_tests::inputs_of(ui.session()));
}

} // namespace
