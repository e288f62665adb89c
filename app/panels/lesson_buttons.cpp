#include "app/panels/lesson_buttons.h"

#include <algorithm>
#include <cmath>

#include "app/panels/controls.h"

namespace app {
namespace {

// Of a button with these words.
float row_width(const Look& look, std::string_view key) {
    const TextStyle style(look, kNormal, render::Weight::SemiBold);
    return text_width(look.word(key)) + look.em * 1.5F;
}

// The two buttons that stand at the same place at every beat.
struct ButtonPlaces {
    float back = 0;
    float on = 0;
    float gap = 0;
    float both() const { return back + gap + on; }
};

ButtonPlaces button_places(const Look& look) {
    const float arrow = look.em;
    const float widest_on = std::max(row_width(look, "lesson.continue") + arrow, row_width(look, "lesson.skip"));
    ButtonPlaces places{.back = std::round(row_width(look, "lesson.back") + arrow),
                        .on = std::round(std::max(widest_on, look.em * 7)),
                        .gap = std::round(look.em * 0.5F)};
    const float back_to_lesson = row_width(look, "lesson.return");
    if (places.both() < back_to_lesson) places.on += back_to_lesson - places.both();
    return places;
}

enum class Strength { Quiet, Strong };

// A button with a small arrow after its words (1), before them (-1), or none (0).
bool arrow_button(const Look& look, std::string_view words, const char* id, float width, int arrow, Strength strength,
                  bool enabled) {
    const bool strong = strength == Strength::Strong;
    const render::Theme& theme = look.theme;
    ImGui::BeginDisabled(!enabled);
    ImGui::PushStyleColor(ImGuiCol_Button, packed(strong ? theme.text : theme.sunken));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, packed(strong ? theme.muted_text : theme.border));
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, packed(strong ? theme.muted_text : theme.border));
    const bool pressed = ImGui::Button(id, {width, lesson_button_height(look)});
    ImGui::PopStyleColor(3);
    const ImU32 color = ImGui::GetColorU32(unpacked(strong ? theme.surface : theme.text));
    ImGui::EndDisabled();

    const TextStyle style(look, kNormal, render::Weight::SemiBold);
    const ImVec2 least = ImGui::GetItemRectMin();
    const ImVec2 most = ImGui::GetItemRectMax();
    const float middle = (least.y + most.y) / 2;
    const float size = arrow == 0 ? 0 : look.em * 0.5F;
    const float gap = arrow == 0 ? 0 : look.em * 0.5F;
    const float left = (least.x + most.x - text_width(words) - size - gap) / 2;
    const float words_at = std::round(arrow < 0 ? left + size + gap : left);
    const float tip = arrow < 0 ? left : left + text_width(words) + gap + size;
    const float back = arrow < 0 ? left + size : tip - size;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddText({words_at, std::round(middle - ImGui::GetTextLineHeight() / 2)}, color, words.data(),
                 words.data() + words.size());
    if (arrow == 0) return pressed;
    const ImVec2 above{back, middle - size * 0.6F};
    const ImVec2 below{back, middle + size * 0.6F};
    // Clockwise either way, for smooth edges.
    draw.AddTriangleFilled(arrow < 0 ? below : above, {tip, middle}, arrow < 0 ? above : below, color);
    return pressed;
}

} // namespace

float lesson_button_height(const Look& look) {
    return std::round(look.em * 1.72F);
}

float lesson_buttons_width(const Look& look) {
    return button_places(look).both();
}

void lesson_buttons(const Look& look, const LessonSession& lesson, const OfferedLesson* next, std::string_view language,
                    ImVec2 end, float width, Actions& actions) {
    const ButtonPlaces places = button_places(look);
    const float y = end.y - lesson_button_height(look);
    const bool asking = lesson.phase() == LessonSession::Phase::Asking;
    const bool resting = lesson.phase() == LessonSession::Phase::Resting;
    const bool over = lesson.last_beat() && resting;

    ImGui::SetCursorScreenPos({end.x - places.both(), y});
    if (arrow_button(look, look.word("lesson.back"), "###lesson_back", places.back, -1, Strength::Quiet,
                     lesson.beat() > 0)) {
        actions.emplace_back(LessonBack{});
    }
    explain(look, look.word("help.lesson_back"));
    ImGui::SetCursorScreenPos({end.x - places.on, y});
    // What plays asks for a moment's patience: the button comes forward when it is the person's turn.
    const Strength strength = resting && !over ? Strength::Strong : Strength::Quiet;
    if (arrow_button(look, look.word(asking ? "lesson.skip" : "lesson.continue"), "###lesson_continue", places.on,
                     asking ? 0 : 1, strength, !over)) {
        actions.emplace_back(ContinueLesson{});
    }
    explain(look, look.word(asking ? "help.lesson_skip" : "help.lesson_continue"));
    if (!over) return;

    const float explore = row_width(look, "lesson.explore");
    float x = end.x - places.both() - places.gap - explore;
    ImGui::SetCursorScreenPos({x, y});
    if (arrow_button(look, look.word("lesson.explore"), "###lesson_explore", explore, 0, Strength::Strong, true)) {
        actions.emplace_back(LeaveLesson{});
    }
    explain(look, look.word("help.lesson_explore"));
    if (next == nullptr) return;
    const std::string words = look.words.fill("lesson.next", {{"title", next->title.in(language)}});
    const float room = x - (end.x - width) - look.em * 6;
    const std::string fitting = shortened(words, room);
    if (fitting.size() < 12) return;
    const float next_width = text_width(fitting) + look.em * 1.5F;
    x -= places.gap + next_width;
    ImGui::SetCursorScreenPos({x, y});
    if (arrow_button(look, fitting, "###lesson_next", next_width, 0, Strength::Quiet, true)) {
        actions.emplace_back(OpenLesson{next->path, 0});
    }
}

void taken_over_row(const Look& look, ImVec2 corner, ImVec2 end, Actions& actions) {
    const ButtonPlaces places = button_places(look);
    const float height = lesson_button_height(look);
    ImGui::SetCursorScreenPos({end.x - places.both(), end.y - height});
    if (arrow_button(look, look.word("lesson.return"), "###lesson_return", places.both(), 0, Strength::Strong, true)) {
        actions.emplace_back(ReturnToLesson{});
    }
    explain(look, look.word("help.lesson_return"));
    ImGui::SetCursorScreenPos({corner.x, std::round(end.y - height / 2 - ImGui::GetTextLineHeight() / 2)});
    {
        const TextStyle style(look, kNormal, render::Weight::SemiBold);
        text(look.word("lesson.taken_over"), look.theme.text);
    }
    ImGui::SameLine(0, look.em * 0.6F);
    const float room = end.x - places.both() - look.em - ImGui::GetCursorScreenPos().x;
    text(shortened(look.word("lesson.taken_over_hint"), room), look.theme.muted_text);
}

} // namespace app
