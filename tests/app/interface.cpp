#include "tests/app/interface.h"

#include <gtest/gtest.h>
#include <imgui_internal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "app/files/opened_file.h"
#include "tests/source_folder.h"

namespace app_tests {

std::vector<sim::TimedInput> inputs_of(const app::Session& session) {
    return session.run().line(session.place().branch).to_vector();
}
namespace {

std::vector<Interface::Item>& items_of(ImGuiContext* context) {
    return *static_cast<std::vector<Interface::Item>*>(context->TestEngine);
}

render::Rect as_rect(const ImRect& box) {
    return {box.Min.x, box.Min.y, box.GetWidth(), box.GetHeight()};
}

std::string lesson_path(const std::string& name) {
    return (app_tests::assets() / "lessons" / (name + ".json")).string();
}

std::string part_after_id_mark(std::string_view label) {
    const auto mark = label.find("###");
    return std::string(mark == std::string_view::npos ? label : label.substr(mark + 3));
}

} // namespace
} // namespace app_tests

// What IMGUI_ENABLE_TEST_ENGINE calls while a frame is built. All four must be defined here.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box, const ImGuiLastItemData* data) {
    if (id == 0) return;
    const ImGuiWindow* window = context->CurrentWindow;
    ImRect seen = box;
    seen.ClipWith(window->ClipRect);
    const bool inside = seen.Min.x < seen.Max.x && seen.Min.y < seen.Max.y;
    const bool enabled = data == nullptr || (data->ItemFlags & ImGuiItemFlags_Disabled) == 0;
    app_tests::items_of(context).push_back({.id = id,
                                            .seed = window->IDStack.empty() ? 0 : window->IDStack.back(),
                                            .label = {},
                                            .rect = app_tests::as_rect(inside ? seen : box),
                                            .enabled = enabled,
                                            .inside = inside});
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* context, ImGuiID id, const char* label, ImGuiItemStatusFlags) {
    auto& items = app_tests::items_of(context);
    const auto item = std::find_if(items.rbegin(), items.rend(), [id](const auto& one) { return one.id == id; });
    if (item != items.rend()) item->label = app_tests::part_after_id_mark(label);
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
    return nullptr;
}

namespace app_tests {

OwnFolder::OwnFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "raftarium-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
}

OwnFolder::~OwnFolder() {
    std::error_code error;
    if (!path_.empty()) std::filesystem::remove_all(path_, error);
}

std::filesystem::path assets() {
    return tests::source_folder() / "assets";
}

const app::Languages& languages() {
    static const auto loaded = app::Languages::load(assets());
    return std::get<app::Languages>(loaded);
}

std::vector<std::string> lesson_names() {
    std::vector<std::string> names;
    const app::LessonShelf shelf(assets(), {});
    for (const app::OfferedLesson& offered : shelf.offered())
        names.push_back(offered.name);
    return names;
}

std::string test_name(std::string name) {
    std::ranges::replace_if(
        name, [](char c) { return c == '-' || c == '.'; }, '_');
    return name;
}

lesson::CompiledLesson shipped_lesson(const std::string& name) {
    auto opened = app::open_file(lesson_path(name));
    auto* lesson = std::get_if<lesson::CompiledLesson>(&opened);
    if (lesson == nullptr || !lesson->flaws.empty())
        throw std::runtime_error(name + " is no sound lesson: see what `lesson check` says");
    return std::move(*lesson);
}

file::Scenario quiet_scenario(int nodes) {
    file::Scenario scenario;
    scenario.name = "Quiet";
    scenario.config.options.nodes = static_cast<std::uint8_t>(nodes);
    scenario.config.seed = 7;
    return scenario;
}

Interface::Interface(Setup setup)
    : folder_(setup.folder.empty() ? own_folder_.path() : setup.folder), imgui_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(imgui_);
    imgui_->TestEngine = &items_;
    imgui_->TestEngineHookItems = true;
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DeltaTime = 1.0F / 60;
    io.DisplaySize = setup.size;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    io.ConfigErrorRecoveryEnableAssert = true;
    fonts_ = app::load_fonts();

    std::optional<lesson::CompiledLesson> lesson;
    if (!setup.lesson.empty()) lesson = shipped_lesson(setup.lesson);
    program_ = std::make_unique<app::Program>(
        app::Beginning{.assets = assets(),
                       .languages = languages(),
                       .folders = {folder_ / "config", folder_ / "state"},
                       .preferences = setup.preferences,
                       .file = setup.lesson.empty() ? std::string() : lesson_path(setup.lesson),
                       .scenario = std::move(setup.scenario),
                       .offers_last_run = setup.offers_last_run,
                       .paint_png = {},
                       .lesson = std::move(lesson),
                       .at = setup.at});
    move_to({-1000, -1000});
    frames();
}

Interface::~Interface() {
    ImGui::SetCurrentContext(imgui_);
    pretend_to_upload_textures();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        texture->SetTexID(ImTextureID_Invalid);
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        texture->SetStatus(ImTextureStatus_Destroyed);
    program_.reset();
    ImGui::DestroyContext(imgui_);
}

void Interface::pretend_to_upload_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

// As the window does: all that was done since the last frame is done before this one would be painted.
void Interface::frame() {
    ImGui::SetCurrentContext(imgui_);
    double seconds = 1.0 / 60;
    do {
        program_->prepare_frame(fonts_, 1);
        items_.clear();
        ImGui::NewFrame();
        program_->frame(std::exchange(seconds, 0));
        ImGui::Render();
        pretend_to_upload_textures();
    } while (program_->input_waits());
}

void Interface::frames(int count) {
    for (int i = 0; i < count; ++i)
        frame();
}

void Interface::pause_at(sim::Time at) {
    if (session().playing()) program_->apply(app::SessionAction(app::PlayOrPause{}));
    program_->apply(app::SessionAction(app::GoTo{at}));
    frames();
}

const Interface::Item* Interface::find(std::string_view id) const {
    const std::string with_mark = "###" + std::string(id);
    const std::string plain(id);
    const auto is_it = [&](const Item& item) {
        return item.label == id || item.id == ImHashStr(with_mark.c_str(), 0, item.seed) ||
               item.id == ImHashStr(plain.c_str(), 0, item.seed);
    };
    const auto inside = std::ranges::find_if(items_, [&](const Item& item) { return item.inside && is_it(item); });
    if (inside != items_.end()) return &*inside;
    const auto any = std::ranges::find_if(items_, is_it);
    return any == items_.end() ? nullptr : &*any;
}

bool Interface::exists(std::string_view id) {
    return find(id) != nullptr;
}

bool Interface::enabled(std::string_view id) {
    const Item* item = find(id);
    return item != nullptr && item->enabled;
}

bool Interface::focuses(std::string_view id) {
    const Item* item = find(id);
    return item != nullptr && imgui_->NavId == item->id;
}

std::optional<render::Rect> Interface::place(std::string_view id) {
    const Item* item = find(id);
    if (item == nullptr) return std::nullopt;
    return item->rect;
}

std::vector<ImGuiID> Interface::ids() const {
    std::vector<ImGuiID> ids;
    for (const Item& item : items_)
        ids.push_back(item.id);
    std::ranges::sort(ids);
    return ids;
}

void Interface::click(std::string_view id) {
    const auto rect = place(id);
    ASSERT_TRUE(rect) << "no control with the id " << id;
    click_at(rect->center());
}

void Interface::move_to(render::Point at) {
    ImGui::SetCurrentContext(imgui_);
    ImGui::GetIO().AddMousePosEvent(at.x, at.y);
    if (program_) frames(2);
}

void Interface::click_at(render::Point at, ImGuiMouseButton button, int times) {
    move_to(at);
    for (int i = 0; i < times; ++i) {
        ImGui::GetIO().AddMouseButtonEvent(button, true);
        frame();
        ImGui::GetIO().AddMouseButtonEvent(button, false);
        frame();
    }
    frames(2);
}

void Interface::drag(render::Point from, render::Point to, ImGuiMouseButton button) {
    move_to(from);
    ImGui::GetIO().AddMouseButtonEvent(button, true);
    frame();
    for (int step = 1; step <= 8; ++step) {
        const float part = static_cast<float>(step) / 8;
        ImGui::GetIO().AddMousePosEvent(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
        frame();
    }
    ImGui::GetIO().AddMouseButtonEvent(button, false);
    frames(2);
}

void Interface::wheel(render::Point at, float steps) {
    move_to(at);
    ImGui::GetIO().AddMouseWheelEvent(0, steps);
    frames(2);
}

render::Point Interface::on_stage(const render::Target& target) {
    const app::FrameMemory& memory = program_->memory();
    for (const render::HitArea& area : memory.stage.hits) {
        if (area.target != target) continue;
        const render::Point middle =
            area.rect ? area.rect->center() : render::Point{(area.a.x + area.b.x) / 2, (area.a.y + area.b.y) / 2};
        return middle + memory.stage_corner;
    }
    ADD_FAILURE() << "nothing on the stage stands for the target";
    return {};
}

void Interface::key(ImGuiKey key, ImGuiKeyChord modifiers) {
    ImGui::SetCurrentContext(imgui_);
    ImGuiIO& io = ImGui::GetIO();
    const auto press = [&](bool down) {
        for (const ImGuiKey modifier : {ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt}) {
            if ((modifiers & modifier) != 0) io.AddKeyEvent(modifier, down);
        }
    };
    press(true);
    io.AddKeyEvent(key, true);
    frames(2);
    io.AddKeyEvent(key, false);
    press(false);
    frames(2);
}

void Interface::queue(ImGuiKey key, ImGuiKeyChord modifiers) {
    ImGui::SetCurrentContext(imgui_);
    ImGuiIO& io = ImGui::GetIO();
    for (const bool down : {true, false}) {
        if (!down) io.AddKeyEvent(key, false);
        for (const ImGuiKey modifier : {ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt}) {
            if ((modifiers & modifier) != 0) io.AddKeyEvent(modifier, down);
        }
        if (down) io.AddKeyEvent(key, true);
    }
}

void Interface::queue(std::string_view text) {
    ImGui::SetCurrentContext(imgui_);
    ImGuiIO& io = ImGui::GetIO();
    for (const char letter : text) {
        const bool has_key = letter >= 'a' && letter <= 'z';
        const auto key = static_cast<ImGuiKey>(has_key ? ImGuiKey_A + (letter - 'a') : ImGuiKey_Slash);
        io.AddKeyEvent(key, true);
        io.AddInputCharacter(static_cast<unsigned>(static_cast<unsigned char>(letter)));
        io.AddKeyEvent(key, false);
    }
}

void Interface::type(std::string_view text) {
    ImGui::SetCurrentContext(imgui_);
    for (const char letter : text) {
        ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(static_cast<unsigned char>(letter)));
        frames(2);
    }
}

void Interface::in_frame(const std::function<void()>& act) {
    ImGui::SetCurrentContext(imgui_);
    program_->prepare_frame(fonts_, 1);
    items_.clear();
    ImGui::NewFrame();
    act();
    ImGui::Render();
    pretend_to_upload_textures();
}

void Interface::resize(ImVec2 size) {
    ImGui::SetCurrentContext(imgui_);
    ImGui::GetIO().DisplaySize = size;
    frames(4);
}

} // namespace app_tests
