#include "app/panels/notices.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "app/panels/controls.h"
#include "app/words/phrase.h"
#include "app/wrapped.h"

namespace app {
namespace {

constexpr std::string_view kDismiss = "✕";

// Of the card, in em.
constexpr float kPadding = 1;         // left and right
constexpr float kPaddingAbove = 0.4F; // and below
constexpr float kOutside = 0.4F;      // above and below the card
constexpr float kButtonGap = 1;
constexpr float kLeastText = 18; // beside a button
constexpr float kBar = 0.22F;    // of what has been played

// Of the bar, in em.
constexpr float kOfferMargin = 1.3F;  // left and right
constexpr float kOfferPadding = 0.3F; // above and below
constexpr float kOfferGap = 0.4F;     // between its buttons

// A long way goes before: how far it has come is seen only now.
bool shows_way(const Shown& shown) {
    return shown.session.way() && shown.desk.on_way_for >= kWayDelay;
}

std::string words_of(const Look& look, const Shown& shown) {
    if (!shows_way(shown)) return shown.desk.notice ? text_of(*shown.desk.notice, look.words) : std::string();
    return look.words.fill(
        "app.way", {{"now", seconds_text(shown.session.now())}, {"goal", seconds_text(shown.session.way()->to)}});
}

// The key of the button's words; empty where there is none.
std::string_view button_key(const Shown& shown) {
    if (shows_way(shown)) return "app.stop_here";
    switch (shown.desk.notice ? shown.desk.notice->offers : Notice::Offer::Nothing) {
        case Notice::Offer::CutFuture: return "app.bring_back";
        case Notice::Offer::OwnFuture: return "app.own_future";
        case Notice::Offer::Nothing: break;
    }
    return {};
}

float button_width(std::string_view words) {
    return text_width(words) + ImGui::GetStyle().FramePadding.x * 2;
}

float part_come(const Session::Way& way, sim::Time now) {
    const auto whole = static_cast<float>(std::max<sim::Time>(1, way.to - way.from));
    return std::clamp(static_cast<float>(now - way.from) / whole, 0.0F, 1.0F);
}

void draw_part(const Look& look, float part) {
    const ImVec2 corner = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    const float left = corner.x + look.em * kPadding;
    const float wide = size.x - look.em * 2 * kPadding;
    const float y = corner.y + size.y - look.em * (kPaddingAbove + kBar) / 2;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float round = look.em * kBar / 2;
    draw.AddRectFilled({left, y - round}, {left + wide, y + round}, packed(look.theme.muted_text), round);
    draw.AddRectFilled({left, y - round}, {left + wide * part, y + round}, packed(look.theme.surface), round);
}

void press(const Shown& shown, Actions& actions) {
    if (shows_way(shown)) return actions.push_back(StopHere{});
    actions.emplace_back(BringFutureBack{});
    actions.emplace_back(DismissNotice{});
}

} // namespace

namespace {

// With letters of plan.size.
void lay_out(NoticePlan& plan, const Look& look, const Shown& shown, float width) {
    const TextStyle style(look, plan.size);
    const float em = look.em;
    const float frame = ImGui::GetFrameHeight();
    const std::string_view key = button_key(shown);
    const float button = key.empty() ? 0 : button_width(look.word(key));
    const float dismiss = shows_way(shown) ? 0 : button_width(kDismiss) + em * kButtonGap / 2;
    const float beside = key.empty() ? 0 : button + em * kButtonGap;
    const float room = width - em * (2 * kPadding + 2) - dismiss;
    plan.below = beside > 0 && room - beside < std::min(text_width(plan.words), em * kLeastText);
    plan.text = std::max(em * 4, plan.below ? room : room - beside);
    float widest = 0;
    for (const std::string_view line : wrapped_lines(plan.words, plan.text))
        widest = std::max(widest, text_width(line));
    plan.text_height = wrapped_height(plan.words, plan.text);
    // One line stands as high as the buttons beside it.
    const float text_row = std::max(frame, plan.text_height + ImGui::GetStyle().FramePadding.y * 2);
    const float row = plan.below ? std::max(widest, button) : widest + beside;
    plan.card_width = std::ceil(row + dismiss + em * 2 * kPadding);
    plan.card_height = std::round(text_row + (plan.below ? frame + em * kPaddingAbove : 0) + em * 2 * kPaddingAbove);
    plan.height = plan.card_height + std::round(em * 2 * kOutside);
}

} // namespace

std::optional<NoticePlan> plan_notice(const Look& look, const Shown& shown, float width) {
    // A long one in very large letters would leave no room for anything else: its own are smaller then.
    constexpr float kMost = 0.3F; // of the window
    NoticePlan plan{.words = words_of(look, shown)};
    if (plan.words.empty()) return std::nullopt;
    for (const float size : {1.0F, 0.8F, 0.64F, 0.5F}) {
        plan.size = size;
        lay_out(plan, look, shown, width);
        if (plan.height <= kMost * ImGui::GetIO().DisplaySize.y) break;
    }
    return plan;
}

void notice_card(const Look& look, const Shown& shown, const NoticePlan& plan, const render::Rect& strip,
                 Actions& actions) {
    const float em = look.em;
    const bool trouble = !shows_way(shown) && shown.desk.notice && shown.desk.notice->trouble;
    // A dialog has the middle of the window; above it nothing is in use.
    const float top = shown.desk.dialog == Dialog::None ? strip.y : 0;
    ImGui::SetNextWindowPos({std::round(strip.center().x - plan.card_width / 2), std::round(top + em * kOutside)});
    ImGui::SetNextWindowSize({plan.card_width, plan.card_height});
    ImGui::SetNextWindowBgAlpha(1);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, packed(trouble ? look.theme.trouble_text : look.theme.text));
    constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing;
    if (ImGui::Begin("###notice", nullptr, kFlags)) {
        const TextStyle style(look, plan.size);
        const float left = em * kPadding;
        const float above = std::round(em * kPaddingAbove);
        const float frame = ImGui::GetFrameHeight();
        const float row = std::max(frame, plan.text_height + ImGui::GetStyle().FramePadding.y * 2);
        ImGui::SetCursorPos({left, std::round(above + (row - plan.text_height) / 2)});
        text_wrapped(plan.words, look.theme.surface, plan.text);
        float right = plan.card_width - left;
        if (!shows_way(shown)) {
            right -= button_width(kDismiss);
            ImGui::SetCursorPos({right, std::round(above + (row - frame) / 2)});
            ImGui::PushStyleColor(ImGuiCol_Button, packed(render::kNone));
            ImGui::PushStyleColor(ImGuiCol_Text, packed(look.theme.surface));
            if (ImGui::Button((std::string(kDismiss) + "###dismiss").c_str())) actions.emplace_back(DismissNotice{});
            ImGui::PopStyleColor(2);
            right -= em * kButtonGap / 2;
        }
        if (const std::string_view key = button_key(shown); !key.empty()) {
            ImGui::SetCursorPos(
                {plan.below ? left : right - button_width(look.word(key)),
                 std::round(plan.below ? above + row + em * kPaddingAbove : above + (row - frame) / 2)});
            ImGui::PushStyleColor(ImGuiCol_Button, packed(look.theme.surface));
            const char* const id = shows_way(shown) ? "stop_here" : "bring_back";
            if (ImGui::Button(look.labelled(key, id).c_str())) press(shown, actions);
            ImGui::PopStyleColor();
        }
        if (shows_way(shown)) draw_part(look, part_come(*shown.session.way(), shown.session.now()));
        // Above a dialog that dims the rest, but below menus.
        if (!shown.desk.menu_open) ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    }
    ImGui::End();
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
