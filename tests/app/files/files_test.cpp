// Opening, saving and exporting in the window: what goes wrong is said, and the world stays as it was.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/app/interface.h"

namespace {

using app_tests::Interface;
constexpr sim::Time kMs = sim::kMillisecond;

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

void apply(Interface& ui, const app::FileAction& action) {
    ui.program().apply(action);
    ui.frames();
}

TEST(Files, saved_run_opens_again) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.type("3");
    ui.key(ImGuiKey_K);
    const auto inputs = app_tests::inputs_of(ui.session());
    const std::string path = (ui.folder() / "mine.json").string();
    apply(ui, app::SaveScenario{path});
    EXPECT_EQ(ui.desk().notice->key, "app.saved");
    ui.click("scenario");
    ui.click("story");
    EXPECT_NE(app_tests::inputs_of(ui.session()), inputs);
    apply(ui, app::OpenScenario{path});
    EXPECT_EQ(app_tests::inputs_of(ui.session()), inputs);
    EXPECT_TRUE(ui.session().playing());
}

TEST(Files, what_cannot_be_opened_is_said_and_changes_nothing) {
    Interface ui;
    ui.pause_at(600 * kMs);
    const std::string broken = (ui.folder() / "broken.json").string();
    std::ofstream(broken) << "{\"raftarium\": 1, \"nodes\": 99}";
    const auto before = sim::digest(ui.world());
    for (const std::string& path : {broken, (ui.folder() / "missing.json").string(), ui.folder().string()}) {
        apply(ui, app::OpenScenario{path});
        ASSERT_TRUE(ui.desk().notice) << path;
        EXPECT_TRUE(ui.desk().notice->trouble);
        EXPECT_EQ(sim::digest(ui.world()), before);
        EXPECT_FALSE(ui.session().playing());
    }
}

TEST(Files, what_cannot_be_written_is_said) {
    Interface ui;
    for (const app::FileAction& action :
         {app::FileAction(app::SaveScenario{(ui.folder() / "no" / "folder.json").string()}),
          app::FileAction(app::ExportPicture{(ui.folder() / "no" / "folder.svg").string()}),
          app::FileAction(app::ExportPicture{(ui.folder() / "picture.bmp").string()})}) {
        apply(ui, action);
        ASSERT_TRUE(ui.desk().notice);
        EXPECT_TRUE(ui.desk().notice->trouble);
    }
    EXPECT_FALSE(std::filesystem::exists(ui.folder() / "picture.bmp"));
}

TEST(Files, exports_a_picture_of_this_moment) {
    Interface ui;
    ui.pause_at(600 * kMs);
    const auto path = ui.folder() / "picture.svg";
    apply(ui, app::ExportPicture{path.string()});
    EXPECT_EQ(ui.desk().notice->key, "app.exported");
    EXPECT_NE(text_of(path).find("<svg"), std::string::npos);
}

TEST(Files, dialogs_save_by_the_name_that_is_typed) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.program().apply(app::FileAction(app::SaveScenario{(ui.folder() / "first.json").string()}));
    ui.key(ImGuiKey_S, ImGuiMod_Ctrl);
    ui.frames(5);
    ASSERT_TRUE(ImGui::GetIO().WantTextInput);
    ui.key(ImGuiKey_A, ImGuiMod_Ctrl);
    ui.type((ui.folder() / "typed.json").string());
    ui.click("accept");
    EXPECT_TRUE(std::filesystem::exists(ui.folder() / "typed.json"));
    EXPECT_EQ(ui.desk().dialog, app::Dialog::None);
}

TEST(Files, a_file_of_somebodys_is_replaced_only_by_whoever_says_so_twice) {
    Interface ui;
    ui.pause_at(600 * kMs);
    const auto path = ui.folder() / "grades.json";
    std::ofstream(path) << "{\"my\": \"grades\"}";
    ui.key(ImGuiKey_S, ImGuiMod_Ctrl);
    ui.frames(5);
    ui.key(ImGuiKey_A, ImGuiMod_Ctrl);
    ui.type(path.string());
    ui.key(ImGuiKey_Enter);
    ui.frames(5);
    EXPECT_EQ(text_of(path), "{\"my\": \"grades\"}");
    EXPECT_EQ(ui.desk().dialog, app::Dialog::Save);
    ui.key(ImGuiKey_Enter);
    ui.frames(5);
    EXPECT_NE(text_of(path).find("raftarium"), std::string::npos);
    EXPECT_EQ(ui.desk().dialog, app::Dialog::None);

    // From now on it is this document's own.
    ui.key(ImGuiKey_S, ImGuiMod_Ctrl);
    ui.frames(5);
    ui.click("accept");
    EXPECT_EQ(ui.desk().dialog, app::Dialog::None);
}

TEST(Files, open_dialog_lists_the_folder) {
    Interface ui;
    ui.pause_at(600 * kMs);
    ui.program().apply(app::FileAction(app::SaveScenario{(ui.folder() / "first.json").string()}));
    std::ofstream(ui.folder() / "notes.txt") << "not a scenario";
    ui.key(ImGuiKey_O, ImGuiMod_Ctrl);
    ui.frames(5);
    EXPECT_FALSE(ui.enabled("accept"));
    EXPECT_FALSE(ui.exists("file_notes.txt"));
    ui.click("file_first.json");
    ui.click("accept");
    EXPECT_EQ(ui.desk().dialog, app::Dialog::None);
    EXPECT_TRUE(ui.session().playing());
}

} // namespace
