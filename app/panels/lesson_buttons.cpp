#include "app/panels/lesson_buttons.h"

#include <algorithm>
#include <cmath>

#include "app/panels/controls.h"
#include "app/words/chinese_signs.h"

namespace app {
namespace {

// Of a button with these words.
float row_width(const Look& look, std::string_view key) {
    const TextStyle style(look, kNormal, render::Weight::SemiBold);
    return text_width(look.word(key)) + look.em * 1.5F;
}

enum class Arrow { None, Before, After }; // the words

struct RowButton {
    const char* id;
    std::string_view words;
    ImVec2 size;
    Arrow arrow = Arrow::None;
    bool strong = false;
    bool enabled = true;
};

bool row_button(const Look& look, const RowButton& button) {
    const auto& [id, words, extent, arrow, strong, enabled] = button;
    const render::Theme& theme = look.theme;
    ImGui::BeginDisabled(!enabled);
    ImGui::PushStyleColor(ImGuiCol_Button, packed(strong ? theme.text : theme.sunken));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, packed(strong ? theme.muted_text : theme.border));
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, packed(strong ? theme.muted_text : theme.border));
    const bool pressed = ImGui::Button(id, extent);
    ImGui::PopStyleColor(3);
    const ImU32 color = ImGui::GetColorU32(unpacked(strong ? theme.surface : theme.text));
    ImGui::EndDisabled();

    const TextStyle style(look, kNormal, render::Weight::SemiBold);
    const ImVec2 least = ImGui::GetItemRectMin();
    const ImVec2 most = ImGui::GetItemRectMax();
    const float middle = (least.y + most.y) / 2;
    const float size = arrow == Arrow::None ? 0 : look.em * 0.5F;
    const float gap = arrow == Arrow::None ? 0 : look.em * 0.5F;
    const float left = (least.x + most.x - text_width(words) - size - gap) / 2;
    const float words_at = std::round(arrow == Arrow::Before ? left + size + gap : left);
    const float tip = arrow == Arrow::Before ? left : left + text_width(words) + gap + size;
    const float back = arrow == Arrow::Before ? left + size : tip - size;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddText({words_at, std::round(middle - ImGui::GetTextLineHeight() / 2)}, color, words.data(),
                 words.data() + words.size());
    if (arrow == Arrow::None) return pressed;
    const ImVec2 above{back, middle - size * 0.6F};
    const ImVec2 below{back, middle + size * 0.6F};
    // Clockwise either way, for smooth edges.
    draw.AddTriangleFilled(arrow == Arrow::Before ? below : above, {tip, middle},
                           arrow == Arrow::Before ? above : below, color);
    return pressed;
}

} // namespace

LessonButtonsPlan plan_lesson_buttons(const Look& look) {
    const float arrow = look.em;
    const float widest_on = std::max(row_width(look, "lesson.continue") + arrow, row_width(look, "lesson.skip"));
    LessonButtonsPlan plan{.height = std::round(look.em * 1.72F),
                           .back = std::round(row_width(look, "lesson.back") + arrow),
                           .on = std::round(std::max(widest_on, look.em * 7)),
                           .gap = std::round(look.em * 0.5F)};
    // The way back from one's own story has the place of both.
    plan.on = std::max(plan.on, row_width(look, "lesson.return") - plan.back - plan.gap);
    return plan;
}

void lesson_buttons(const Look& look, const Shown& shown, const LessonButtonsPlan& plan, const render::Rect& row,
                    bool focus, Actions& actions) {
    const LessonSession& lesson = *shown.lesson;
    const bool asking = lesson.phase() == LessonSession::Phase::Asking;
    const bool resting = lesson.phase() == LessonSession::Phase::Resting;
    const bool over = lesson.last_beat() && resting;

    float x = row.right() - plan.both();
    ImGui::SetCursorScreenPos({x, row.y});
    if (row_button(look, {.id = "###lesson_back",
                          .words = look.word("lesson.back"),
                          .size = {plan.back, plan.height},
                          .arrow = Arrow::Before,
                          .enabled = lesson.beat() > 0})) {
        actions.emplace_back(LessonBack{});
    }
    explain(look, look.word("help.lesson_back"));
    ImGui::SetCursorScreenPos({row.right() - plan.on, row.y});
    // A question is to be answered first.
    if (focus && !asking && !over) ImGui::SetKeyboardFocusHere();
    // What plays asks for a moment's patience: the button comes forward when it is the person's turn.
    if (row_button(look, {.id = "###lesson_continue",
                          .words = look.word(asking ? "lesson.skip" : "lesson.continue"),
                          .size = {plan.on, plan.height},
                          .arrow = asking ? Arrow::None : Arrow::After,
                          .strong = resting && !over,
                          .enabled = !over})) {
        actions.emplace_back(ContinueLesson{});
    }
    explain(look, look.word(asking ? "help.lesson_skip" : "help.lesson_continue"));
    if (!over) return;

    const float explore = row_width(look, "lesson.explore");
    x -= plan.gap + explore;
    ImGui::SetCursorScreenPos({x, row.y});
    if (focus) ImGui::SetKeyboardFocusHere();
    if (row_button(look, {.id = "###lesson_explore",
                          .words = look.word("lesson.explore"),
                          .size = {explore, plan.height},
                          .strong = true})) {
        actions.emplace_back(LeaveLesson{});
    }
    explain(look, look.word("help.lesson_explore"));
    const OfferedLesson* next = shown.lessons.after(shown.lesson_name);
    if (next == nullptr) return;
    const std::string words =
        look.words.fill("lesson.next", {{"title", shown_text(next->title, shown.card_languages.first)}});
    const float padding = look.em * 1.5F;
    const std::string fitting = shortened(words, x - row.x - look.em * (kDotsAtTheEnd + 1) - plan.gap - padding);
    if (fitting.size() < 12) return;
    const float next_width = text_width(fitting) + padding;
    ImGui::SetCursorScreenPos({x - plan.gap - next_width, row.y});
    if (row_button(look, {.id = "###lesson_next", .words = fitting, .size = {next_width, plan.height}})) {
        actions.emplace_back(OpenLesson{next->path, 0});
    }
}

void taken_over_row(const Look& look, const LessonButtonsPlan& plan, const render::Rect& row, bool focus,
                    Actions& actions) {
    const float button = row.right() - plan.both();
    ImGui::SetCursorScreenPos({button, row.y});
    if (focus) ImGui::SetKeyboardFocusHere();
    if (row_button(look, {.id = "###lesson_return",
                          .words = look.word("lesson.return"),
                          .size = {plan.both(), plan.height},
                          .strong = true})) {
        actions.emplace_back(ReturnToLesson{});
    }
    explain(look, look.word("help.lesson_return"));
    ImGui::SetCursorScreenPos({row.x, std::round(row.center().y - ImGui::GetTextLineHeight() / 2)});
    {
        const TextStyle style(look, kNormal, render::Weight::SemiBold);
        text(look.word("lesson.taken_over"), look.theme.text);
    }
    ImGui::SameLine(0, look.em * 0.6F);
    const float room = button - look.em - ImGui::GetCursorScreenPos().x;
    text(shortened(look.word("lesson.taken_over_hint"), room), look.theme.muted_text);
}

} // namespace app
