#include "app/panels/menus.h"

#include <algorithm>
#include <array>
#include <numbers>

#include "app/futures.h"
#include "app/panels/controls.h"
#include "app/panels/faults_menu.h"
#include "app/panels/lesson_menu.h"
#include "app/panels/submenu.h"
#include "app/words/phrase.h"

namespace app {
namespace {

constexpr std::size_t kScenariosAtOnce = 6; // the others have a menu of their own
constexpr float kPi = std::numbers::pi_v<float>;

void earlier_runs_menu(const Look& look, std::span<const EarlierRun> runs, Actions& actions) {
    if (runs.empty()) return;
    float widest = 0;
    for (const EarlierRun& run : runs)
        widest = std::max(widest, text_width(run.written));
    const Submenu menu(look.labelled("menu.earlier_runs", "earlier_runs").c_str(), widest);
    if (!menu) return;
    for (const EarlierRun& run : runs) {
        if (ImGui::MenuItem((run.written + "###" + run.path).c_str())) {
            actions.emplace_back(ContinueEarlierRun{run.path});
        }
    }
}

float widest_of(const std::vector<OtherFuture>& futures) {
    float widest = 0;
    for (const OtherFuture& future : futures)
        widest = std::max(widest, text_width(future.name));
    return widest;
}

void other_futures_menu(const Look& look, const Shown& shown, Actions& actions) {
    const auto futures = other_futures(shown.session, shown.lesson != nullptr, look.words);
    if (futures.empty()) return;
    const Submenu menu(look.labelled("menu.futures", "futures").c_str(), widest_of(futures));
    if (!menu) return;
    for (const OtherFuture& future : futures) {
        const std::string id = "###future" + std::to_string(future.branch);
        if (ImGui::MenuItem((future.name + id).c_str())) actions.emplace_back(ShowFuture{future.branch});
    }
}

// With any of them, side by side; once more, and it ends.
void compare_menu(const Look& look, const Shown& shown, Actions& actions) {
    const bool led = shown.lesson != nullptr && !shown.lesson->taken_over();
    const auto futures = other_futures(shown.session, false, look.words);
    if (led || futures.empty()) return;
    const Submenu menu(look.labelled("menu.compare", "compare").c_str(), widest_of(futures));
    if (!menu) return;
    for (const OtherFuture& future : futures) {
        const std::string label = future.name + "###compare" + std::to_string(future.branch);
        const bool now = shown.desk.beside == future.branch;
        if (ImGui::MenuItem(label.c_str(), nullptr, now)) {
            actions.emplace_back(now ? Compare{} : Compare{future.branch});
        }
    }
}

void offered_items(const Look& look, std::span<const OfferedScenario> offered, Actions& actions) {
    for (const OfferedScenario& scenario : offered) {
        const std::string label = scenario_title(look.words, scenario.id, scenario.name) + "###" + scenario.id;
        if (ImGui::MenuItem(label.c_str())) actions.emplace_back(OpenScenario{scenario.path});
        const std::string look_for = "scenario." + scenario.id + ".look";
        if (look.words.contains(look_for)) explain(look, look.word(look_for));
    }
}

void scenario_items(const Look& look, const Shown& shown, Actions& actions) {
    const auto item = [&](std::string_view key, const char* shortcut, Dialog dialog) {
        if (ImGui::MenuItem(look.labelled(key, key).c_str(), shortcut)) actions.emplace_back(ShowDialog{dialog});
    };
    item("menu.new_cluster", "Ctrl N", Dialog::NewCluster);
    ImGui::Separator();
    const std::span<const OfferedScenario> offered = shown.scenarios;
    const std::size_t first = std::min(offered.size(), kScenariosAtOnce);
    offered_items(look, offered.first(first), actions);
    if (first < offered.size()) {
        const std::span<const OfferedScenario> more = offered.subspan(first);
        float widest = 0;
        for (const OfferedScenario& scenario : more)
            widest = std::max(widest, text_width(scenario_title(look.words, scenario.id, scenario.name)));
        const Submenu menu(look.labelled("menu.more_scenarios", "more_scenarios").c_str(), widest);
        if (menu) offered_items(look, more, actions);
    }
    if (!offered.empty()) ImGui::Separator();
    item("menu.open", "Ctrl O", Dialog::Open);
    earlier_runs_menu(look, shown.earlier_runs, actions);
    other_futures_menu(look, shown, actions);
    compare_menu(look, shown, actions);
    item("menu.save", "Ctrl S", Dialog::Save);
    item("menu.export", "Ctrl E", Dialog::Export);
}

struct Menu {
    std::string_view key; // of its words
    std::string_view id;
    void (*items)(const Look&, const Shown&, Actions&);
};

void items_of_faults(const Look& look, const Shown& shown, Actions& actions) {
    faults_items(look, shown.world, actions);
}

constexpr std::array<Menu, 3> kMenus{{{"menu.lesson", "lesson", lesson_items},
                                      {"menu.scenario", "scenario", scenario_items},
                                      {"menu.faults", "faults", items_of_faults}}};

// Half dark, half light.
void theme_button(const Look& look, Actions& actions) {
    const float side = look.em + ImGui::GetStyle().FramePadding.x * 2;
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0, ImGui::GetStyle().FramePadding.y});
    ImGui::PushStyleColor(ImGuiCol_Button, packed(render::kNone));
    if (ImGui::Button("###theme", {side, 0})) actions.emplace_back(SwitchTheme{});
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    const ImVec2 least = ImGui::GetItemRectMin();
    const ImVec2 most = ImGui::GetItemRectMax();
    const ImVec2 center{(least.x + most.x) / 2, (least.y + most.y) / 2};
    const float radius = look.em * 0.42F;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.PathArcTo(center, radius, kPi * 0.5F, kPi * 1.5F);
    draw.PathFillConvex(packed(look.theme.muted_text));
    draw.AddCircle(center, radius, packed(look.theme.muted_text), 0, look.em * 0.1F);
    explain(look, look.word("help.theme"));
}

} // namespace

float menus_width(const Look& look) {
    const float padding = ImGui::GetStyle().FramePadding.x * 2;
    float width = text_width(look.languages.signs()) + text_width("?") + look.em + padding * 3;
    for (const Menu& menu : kMenus)
        width += menu_button_width(look, look.word(menu.key));
    return width;
}

void menus(const Look& look, const Shown& shown, Actions& actions) {
    for (const Menu& menu : kMenus) {
        const std::string popup = "###" + std::string(menu.id) + "_menu";
        if (begin_menu_button(look, look.labelled(menu.key, menu.id).c_str(), popup.c_str())) {
            menu.items(look, shown, actions);
            ImGui::EndPopup();
            end_popup_style();
        }
        ImGui::SameLine(0, 0);
    }
    if (quiet_button(look, (look.languages.signs() + "###language").c_str())) actions.emplace_back(SwitchLanguage{});
    explain(look, look.words.fill("help.language", {{"name", look.languages.after(look.language).name()}}));
    ImGui::SameLine(0, 0);
    theme_button(look, actions);
    ImGui::SameLine(0, 0);
    if (quiet_button(look, "?###help")) actions.emplace_back(ShowDialog{Dialog::Help});
    explain(look, look.word("help.help"));
}

float one_menu_width(const Look& look) {
    return menu_button_width(look, look.word("menu.all"));
}

void one_menu(const Look& look, const Shown& shown, Actions& actions) {
    if (!begin_menu_button(look, look.labelled("menu.all", "all").c_str(), "###all_menu")) return;
    // They unfold where they are: beside this one there is no room, and over it a click would mean another item.
    constexpr ImGuiTreeNodeFlags kFlags = ImGuiTreeNodeFlags_SpanAvailWidth | ImGuiTreeNodeFlags_FramePadding;
    for (const Menu& menu : kMenus) {
        if (!ImGui::TreeNodeEx(look.labelled(menu.key, menu.id).c_str(), kFlags)) continue;
        menu.items(look, shown, actions);
        ImGui::TreePop();
    }
    ImGui::Separator();
    const std::string language = std::string(look.languages.after(look.language).name()) + "###language";
    if (ImGui::MenuItem(language.c_str(), "L")) actions.emplace_back(SwitchLanguage{});
    if (ImGui::MenuItem(look.labelled("menu.theme", "theme").c_str(), "D")) actions.emplace_back(SwitchTheme{});
    if (ImGui::MenuItem(look.labelled("menu.help", "help").c_str(), "F1"))
        actions.emplace_back(ShowDialog{Dialog::Help});
    ImGui::EndPopup();
    end_popup_style();
}

} // namespace app
