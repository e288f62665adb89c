#include "app/panels/file_dialog.h"

#include <imgui_stdlib.h>

#include <algorithm>

#include "app/files/folder.h"
#include "app/panels/controls.h"
#include "app/panels/dialog_window.h"
#include "app/wrapped.h"

namespace app {
namespace {

constexpr std::size_t kMostItems = 500;
constexpr float kBesideList = 14; // em, of all that stands above and below the list

struct DialogWords {
    std::string_view title;
    std::string_view button;
};

DialogWords words_of(Dialog dialog) {
    if (dialog == Dialog::Open) return {"file.open_title", "file.open"};
    if (dialog == Dialog::Save) return {"file.save_title", "file.save"};
    return {"file.export_title", "file.export"};
}

bool belongs(const std::filesystem::path& path, Dialog dialog) {
    const auto ending = path.extension();
    return dialog == Dialog::Export ? ending == ".png" || ending == ".svg" : ending == ".json";
}

Action action_of(Dialog dialog, const std::string& path) {
    if (dialog == Dialog::Open) return OpenScenario{path};
    if (dialog == Dialog::Save) return SaveScenario{path};
    return ExportPicture{path};
}

} // namespace

void FileDialog::begin(Dialog dialog, const std::string& suggestion) {
    shown_ = dialog;
    path_ = suggestion;
    warned_of_.clear();
    focus_ = true;
    read_folder();
}

void FileDialog::read_folder() {
    std::error_code error;
    std::filesystem::path folder = std::filesystem::path(path_).parent_path();
    if (folder.empty()) folder = std::filesystem::current_path(error);
    folder_ = folder;
    items_.clear();
    each_entry(folder, [&](const std::filesystem::directory_entry& entry) {
        const std::string name = entry.path().filename().string();
        std::error_code unknown;
        const bool is_folder = entry.is_directory(unknown);
        const bool shows = !name.starts_with('.') && (is_folder || belongs(entry.path(), shown_));
        if (shows) items_.push_back({name, is_folder});
        return items_.size() < kMostItems;
    });
    std::ranges::sort(items_,
                      [](const Item& a, const Item& b) { return a.folder != b.folder ? a.folder : a.name < b.name; });
}

void FileDialog::list(const Look& look, Dialog dialog) {
    // What stands above and below it stays in the window, however large the letters are.
    const float line = ImGui::GetTextLineHeightWithSpacing();
    const float height = std::clamp(ImGui::GetIO().DisplaySize.y - look.em * kBesideList, line * 2, line * 9);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, packed(look.theme.background));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {look.em * 0.5F, look.em * 0.4F});
    if (ImGui::BeginChild("###files", {0, height},
                          ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened)) {
        std::filesystem::path chosen;
        if (folder_.has_relative_path() && ImGui::Selectable("../###up")) chosen = folder_.parent_path() / "";
        for (const Item& item : items_) {
            const std::string label = item.name + (item.folder ? "/" : "") + "###file_" + item.name;
            if (!ImGui::Selectable(label.c_str(), false, ImGuiSelectableFlags_AllowDoubleClick)) continue;
            chosen = item.folder ? folder_ / item.name / "" : folder_ / item.name;
            accepted_ |= !item.folder && dialog == Dialog::Open && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
        }
        if (items_.empty()) text(look.word("file.nothing_here"), look.theme.muted_text);
        if (!chosen.empty()) {
            const bool keeps_name = dialog != Dialog::Open && chosen.filename().empty();
            path_ = (keeps_name ? chosen / std::filesystem::path(path_).filename() : chosen).string();
            if (chosen.filename().empty()) read_folder();
        }
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
}

// Does it take the place of a file that is not the document's own?
bool FileDialog::replaces(Dialog dialog, const std::string& own_file) const {
    if (dialog == Dialog::Open) return false;
    std::error_code error;
    if (!std::filesystem::is_regular_file(path_, error)) return false;
    return own_file.empty() || !std::filesystem::equivalent(path_, own_file, error);
}

void FileDialog::show(const Look& look, Dialog dialog, const std::string& suggestion, const std::string& own_file,
                      Actions& actions) {
    if (shown_ != dialog) begin(dialog, suggestion);
    const DialogWords words = words_of(dialog);
    if (!begin_dialog(look, look.word(words.title), "file_window", 42, actions)) return;

    if (focus_) ImGui::SetKeyboardFocusHere();
    focus_ = false;
    ImGui::SetNextItemWidth(-FLT_MIN);
    const bool entered = ImGui::InputText("###path", &path_, ImGuiInputTextFlags_EnterReturnsTrue);
    if (ImGui::IsItemEdited() && std::filesystem::path(path_).parent_path() != folder_) read_folder();
    if (dialog == Dialog::Export) {
        const TextStyle style(look, kSmall);
        text_wrapped(look.word("file.export_hint"), look.theme.muted_text);
    }
    accepted_ = false;
    list(look, dialog);
    ImGui::Dummy({0, look.em * 0.2F});
    const bool warned = warned_of_ == path_ && !path_.empty();
    if (warned) {
        const std::string name = std::filesystem::path(path_).filename().string();
        text_wrapped(look.words.fill("file.replaces", {{"name", name}}), look.theme.trouble_text);
    }
    const std::string button = look.labelled(warned ? "file.replace" : words.button, "accept");
    const bool named = !std::filesystem::path(path_).filename().empty();
    const bool pressed = primary_button(look, button.c_str(), named);
    ImGui::SameLine();
    if (quiet_button(look, look.labelled("file.cancel", "cancel").c_str())) {
        actions.emplace_back(ShowDialog{Dialog::None});
    }
    if (named && (pressed || entered || accepted_)) {
        if (warned || !replaces(dialog, own_file)) {
            actions.push_back(action_of(dialog, path_));
        } else {
            warned_of_ = path_;
        }
        // Enter once more, if that is what is wanted; and what cannot be done leaves the name to be corrected.
        focus_ = true;
    }
    end_dialog();
}

} // namespace app
