#include "app/panels/notices.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "app/panels/controls.h"
#include "app/words/phrase.h"

namespace app {
namespace {

constexpr std::string_view kDismiss = "✕";

// Of the bar, in em.
constexpr float kOfferMargin = 1.3F;  // left and right
constexpr float kOfferPadding = 0.3F; // above and below
constexpr float kOfferGap = 0.4F;     // between its buttons

std::string filled(const render::Words& words, const Notice& notice) {
    std::string text(words.get(notice.key));
    for (const auto& [name, value] : notice.values) {
        const std::string place = "{" + name + "}";
        if (const auto at = text.find(place); at != std::string::npos) text.replace(at, place.size(), value);
    }
    return text;
}

} // namespace

void notice_card(const Look& look, const Desk& desk, ImVec2 top, float widest, Actions& actions) {
    if (!desk.notice) return;
    const Notice& notice = *desk.notice;
    const float em = look.em;
    const std::string words = filled(look.words, notice);
    const float wrap = std::max(em * 10, widest - em * 12);

    ImGui::SetNextWindowPos(top, ImGuiCond_Always, {0.5F, 0});
    ImGui::SetNextWindowBgAlpha(1);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, packed(notice.trouble ? look.theme.trouble_text : look.theme.text));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {em, em * 0.55F});
    constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_AlwaysAutoResize |
                                        ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                        ImGuiWindowFlags_NoFocusOnAppearing;
    if (ImGui::Begin("###notice", nullptr, kFlags)) {
        ImGui::AlignTextToFramePadding();
        ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + wrap);
        text(words, look.theme.surface);
        ImGui::PopTextWrapPos();
        if (notice.offers_future) {
            ImGui::SameLine(0, em);
            ImGui::PushStyleColor(ImGuiCol_Button, packed(look.theme.surface));
            if (ImGui::Button(look.labelled("app.bring_back", "bring_back").c_str())) {
                actions.emplace_back(BringFutureBack{});
                actions.emplace_back(DismissNotice{});
            }
            ImGui::PopStyleColor();
        }
        ImGui::SameLine(0, em * 0.5F);
        ImGui::PushStyleColor(ImGuiCol_Button, packed(render::kNone));
        ImGui::PushStyleColor(ImGuiCol_Text, packed(look.theme.surface));
        if (ImGui::Button("✕###dismiss")) actions.emplace_back(DismissNotice{});
        ImGui::PopStyleColor(2);
        // Above a dialog that dims the rest, but below menus.
        if (!desk.menu_open) ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    }
    ImGui::End();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
}

OfferPlan plan_offer(const Look& look, const file::Scenario& recording, std::string_view name, float width) {
    const std::string words = look.words.fill("app.last_run", {{"name", name},
                                                               {"count", std::to_string(recording.inputs.size())},
                                                               {"time", seconds_text(recording.until.value_or(0))}});
    const float padding = ImGui::GetStyle().FramePadding.x * 2;
    const float buttons = text_width(look.word("app.continue_last")) + text_width(kDismiss) + padding * 2;
    return {.height = std::round(ImGui::GetFrameHeight() + look.em * 2 * kOfferPadding),
            .words = shortened(words, width - buttons - look.em * (2 * kOfferMargin + 1 + kOfferGap))};
}

void recording_offer(const Look& look, const OfferPlan& plan, Actions& actions) {
    const float em = look.em;
    ImGui::SetCursorPos({em * kOfferMargin, std::round((plan.height - ImGui::GetFrameHeight()) / 2)});
    ImGui::AlignTextToFramePadding();
    text(plan.words, look.theme.text);
    ImGui::SameLine(0, em);
    if (primary_button(look, look.labelled("app.continue_last", "continue_last").c_str())) {
        actions.emplace_back(ContinueRecording{});
    }
    ImGui::SameLine(0, em * kOfferGap);
    if (quiet_button(look, (std::string(kDismiss) + "###dismiss_last").c_str())) {
        actions.emplace_back(DismissRecording{});
    }
}

} // namespace app
