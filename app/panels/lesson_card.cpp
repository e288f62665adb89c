#include "app/panels/lesson_card.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include "app/panels/address_links.h"
#include "app/panels/controls.h"
#include "app/words/chinese_signs.h"
#include "app/words/narration.h"
#include "render/text_sizes.h"
#include "third_party/imgui/outlines.h"

namespace app {
namespace {

using render::kHuge;
using render::kLarge;
using render::kRemark;
using render::kText;

// In em.
constexpr float kWidest = 62;
constexpr float kPadding = 1.3F;       // left and right
constexpr float kPaddingAbove = 0.75F; // and below
constexpr float kAbove = 0.35F;        // between the stage and the card
constexpr float kBelow = 0.85F;
constexpr float kRowGap = 0.7F;
constexpr float kParagraphGap = 0.15F;
constexpr float kSmaller = 0.84F; // the second language's part of the first one's size

// The text of the longest beat is as large as the stage can bear: each size may make the card this part of the window's
// height. What a shorter beat says fills the card with larger letters.
struct TextSize {
    float em;
    float most_of_window;
};
constexpr float kMostOfWindow = 0.36F;
constexpr float kMostWhenLarge = 0.5F; // where letters are large, of a small window
constexpr std::array kTextSizes{TextSize{kHuge, 0.24F},         TextSize{1.4F, 0.27F},
                                TextSize{kLarge, 0.31F},        TextSize{1.1F, kMostOfWindow},
                                TextSize{kText, kMostOfWindow}, TextSize{kRemark, 0.38F},
                                TextSize{0.75F, 0.4F},          TextSize{0.65F, 0.42F},
                                TextSize{0.55F, 0.42F},         TextSize{0.48F, kMostWhenLarge}};

// While presenting the letters stay and the card takes what it needs.
float least_text(const Look& look) {
    return look.presenting ? kText : kTextSizes.back().em;
}

float card_width(const Look& look, float window_width) {
    return std::round(std::min(window_width - look.em * 1.6F, look.em * kWidest));
}

// `size` in parts of the em.
render::Paragraph set(const Look& look, const CardParagraph& paragraph, float size, float width) {
    const float smaller = paragraph.small || paragraph.muted ? kSmaller : 1;
    return render::set_paragraph(runs(paragraph.text), look.em * std::max(size * smaller, least_text(look)), width);
}

constexpr float kChoiceGap = 0.5F; // em
constexpr float kKeyCap = 1.15F;

float choice_width(const Look& look, std::string_view words) {
    return std::max(look.em * 4, text_width(words) + std::round(look.em * kKeyCap) + look.em * 1.9F);
}

// Where each choice stands, and behind them the remark that they are on the stage as well: beside each other as far as
// there is room, and then below.
struct ChoicePlaces {
    std::vector<ImVec2> at;
    float height = 0;
};

ChoicePlaces place_choices(const Look& look, const CardBody& body, float width) {
    ChoicePlaces places;
    if (body.choices.empty()) return places;
    const float row = ImGui::GetFrameHeight() + std::round(look.em * kChoiceGap);
    float x = 0;
    float y = std::round(look.em * kRowGap);
    const auto place = [&](float wide) {
        if (x > 0 && x + wide > width) {
            x = 0;
            y += row;
        }
        places.at.push_back({x, y});
        x += wide + look.em * kChoiceGap;
    };
    for (const std::string& choice : body.choices)
        place(choice_width(look, choice));
    if (body.on_stage) place(text_width(look.word("lesson.on_stage")) + look.em * kChoiceGap);
    places.height = y + ImGui::GetFrameHeight();
    return places;
}

// The parts from top to bottom. Without a body there is only the row of the buttons.
LessonCardPlan stack(const Look& look, float window_width, std::optional<float> body) {
    const float em = look.em;
    const float width = card_width(look, window_width);
    LessonCardPlan plan{.card = {std::round((window_width - width) / 2), std::round(em * kAbove), width, 0},
                        .buttons = plan_lesson_buttons(look)};
    const float left = plan.card.x + std::round(em * kPadding);
    const float inner = width - 2 * std::round(em * kPadding);
    float y = plan.card.y + std::round(em * kPaddingAbove);
    if (body) {
        const TextStyle style(look, kSmall);
        plan.chapter = {left, y, inner, ImGui::GetTextLineHeight()};
        plan.text = {left, plan.chapter.bottom() + std::round(em * kRowGap / 2), inner, *body};
        y = plan.text.bottom() + std::round(em * kRowGap / 2);
    }
    plan.row = {left, y, inner, plan.buttons.height};
    plan.card.height = plan.row.bottom() + std::round(em * kPaddingAbove) - plan.card.y;
    plan.height = plan.card.bottom() + std::round(em * kBelow);
    return plan;
}

float body_height(const Look& look, const CardBody& body, float size, float width) {
    float height = 0;
    for (const CardParagraph& paragraph : body.paragraphs) {
        if (height > 0) height += look.em * kParagraphGap;
        height += set(look, paragraph, size, width).height();
    }
    return std::ceil(height + place_choices(look, body, width).height);
}

// How much of the beat has played.
void progress_ring(const Look& look, ImVec2 center, float part) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float radius = look.em * 0.42F;
    const float width = std::max(1.5F, look.em * 0.17F);
    constexpr float kTop = -std::numbers::pi_v<float> / 2;
    draw.AddCircle(center, radius, packed(look.theme.ring_track), 32, width);
    if (part <= 0) return;
    draw.PathArcTo(center, radius, kTop, kTop + part * 2 * std::numbers::pi_v<float>, 32);
    outlines::path(draw, packed(look.theme.accent), width);
}

void chapter_row(const Look& look, const Shown& shown, float width) {
    const LessonSession& lesson = *shown.lesson;
    const std::string_view language = shown.card_languages.first;
    const TextStyle style(look, kSmall, render::Weight::SemiBold);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float line = ImGui::GetTextLineHeight();
    const auto& chapters = lesson.lesson().lesson.chapters;
    const std::size_t chapter = lesson.place().chapter;
    std::string title = shown_text(chapters[chapter].title, language);
    if (chapters.size() > 1) title = std::to_string(chapter + 1) + "   " + title;

    float room = width;
    const auto at_right_end = [&](const std::string& waits) {
        const TextStyle regular(look, kSmall);
        const std::string words = shortened(waits, width * 0.55F);
        room -= text_width(words) + look.em * 0.5F;
        ImGui::SetCursorScreenPos({std::round(corner.x + width - text_width(words)), corner.y});
        text(words, look.theme.muted_text);
    };
    if (lesson.asks() && std::isfinite(shown.left_to_answer)) {
        const std::string seconds = std::to_string(std::lround(std::ceil(shown.left_to_answer)));
        at_right_end(look.words.fill("lesson.waits_for_answer", {{"seconds", seconds}}));
    }
    if (lesson.phase() == LessonSession::Phase::Playing) {
        const float ring = look.em * 0.5F; // its radius with the stroke
        room -= ring * 2;
        if (const std::string what = shown_text(lesson.said().waits_for, language); !what.empty()) {
            at_right_end(look.words.fill("lesson.waits_for", {{"what", what}}));
        }
        const lesson::CompiledBeat& place = lesson.place();
        const auto whole = static_cast<float>(std::max<sim::Time>(1, place.end - place.start));
        progress_ring(look, {corner.x + room + ring, corner.y + line / 2},
                      std::clamp(static_cast<float>(shown.session.now() - place.start) / whole, 0.0F, 1.0F));
    }
    ImGui::SetCursorScreenPos(corner);
    text(shortened(title, room - look.em), look.theme.muted_text);
}

// The beats of the chapter; any of them can be gone to.
void beat_dots(const Look& look, const LessonSession& lesson, ImVec2 size, Actions& actions) {
    const float em = look.em;
    const std::size_t first = lesson.lesson().first_beat(lesson.place().chapter);
    const std::size_t count = lesson.lesson().chapter_of(lesson.beat()).beats.size();
    const float pitch = std::min(em * 0.92F, size.x / static_cast<float>(count));
    const float radius = std::min(em * 0.2F, pitch * 0.32F);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < count; ++i) {
        const float x = corner.x + pitch * static_cast<float>(i);
        ImGui::SetCursorScreenPos({x, corner.y});
        const std::string id = "###beat" + std::to_string(i + 1);
        if (ImGui::InvisibleButton(id.c_str(), {pitch, size.y}, ImGuiButtonFlags_EnableNav)) {
            actions.emplace_back(GoToBeat{first + i});
        }
        const bool hovered = ImGui::IsItemHovered();
        const bool current = first + i == lesson.beat();
        render::Color color = first + i <= lesson.beat() ? look.theme.text : look.theme.ring_track;
        if (hovered) color = look.theme.accent;
        // The first dot stands in line with the text above.
        const ImVec2 center{x + radius, corner.y + size.y / 2};
        draw.AddCircleFilled(center, current || hovered ? radius * 1.5F : radius, packed(color), 16);
        explain(look,
                look.words.fill("lesson.beat_of", {{"beat", std::to_string(i + 1)}, {"count", std::to_string(count)}}));
    }
}

// The key that chooses it, and what it is.
bool choice_button(const Look& look, std::size_t number, const std::string& words) {
    const std::string digit = std::to_string(number);
    const float em = look.em;
    const float cap = std::round(em * kKeyCap);
    const float width = choice_width(look, words);
    const bool pressed = ImGui::Button(("###choice" + digit).c_str(), {width, 0});
    const ImVec2 least = ImGui::GetItemRectMin();
    const float middle = std::round((least.y + ImGui::GetItemRectMax().y) / 2);
    const float left = std::round(least.x + (width - text_width(words) - cap - em * 0.5F) / 2);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddText({left + cap + em * 0.5F, std::round(middle - ImGui::GetTextLineHeight() / 2)}, packed(look.theme.text),
                 words.c_str());
    draw.AddRectFilled({left, middle - cap / 2}, {left + cap, middle + cap / 2}, packed(look.theme.surface), em * 0.3F);
    const TextStyle style(look, kSmall, render::Weight::SemiBold);
    draw.AddText(
        {std::round(left + (cap - text_width(digit)) / 2), std::round(middle - ImGui::GetTextLineHeight() / 2)},
        packed(look.theme.text), digit.c_str());
    return pressed;
}

void choice_buttons(const Look& look, const CardBody& body, float width, bool focus, Actions& actions) {
    const ImVec2 corner = ImGui::GetCursorPos();
    const ChoicePlaces places = place_choices(look, body, width);
    const auto go_to = [&](std::size_t i) {
        ImGui::SetCursorPos({corner.x + places.at[i].x, corner.y + places.at[i].y});
    };
    for (std::size_t i = 0; i < body.choices.size(); ++i) {
        go_to(i);
        if (focus && i == 0) ImGui::SetKeyboardFocusHere();
        if (choice_button(look, i + 1, body.choices[i])) actions.emplace_back(Choose{i});
    }
    if (!body.on_stage) return;
    go_to(body.choices.size());
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + look.em * kChoiceGap);
    ImGui::AlignTextToFramePadding();
    text(look.word("lesson.on_stage"), look.theme.muted_text);
}

void draw_body(const Look& look, const CardBody& body, float size, float width, bool focus, Actions& actions) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    float y = corner.y;
    int links = 0;
    for (const CardParagraph& paragraph : body.paragraphs) {
        if (y > corner.y) y += look.em * kParagraphGap;
        const render::Paragraph lines = set(look, paragraph, size, width);
        render::Scene scene;
        write(scene, lines, {0, 0}, paragraph.muted ? look.theme.muted_text : look.theme.text);
        render::paint(scene, *ImGui::GetWindowDrawList(), look.fonts, {corner.x, y});
        address_links(look, lines, {corner.x, y}, links, actions);
        y += lines.height();
    }
    // What was drawn takes no room by itself.
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGui::Dummy({1, y - corner.y});
    ImGui::PopStyleVar();
    if (body.choices.empty()) return;
    choice_buttons(look, body, width, focus, actions);
}

} // namespace

void LessonCard::measure(const Look& look, const Shown& shown, ImVec2 window) {
    const CardLanguages& languages = shown.card_languages;
    const bool known = measured_.em == look.em && measured_.presenting == look.presenting &&
                       measured_.window.x == window.x && measured_.window.y == window.y &&
                       measured_.languages == languages;
    if (known) return;
    measured_ = {.em = look.em, .presenting = look.presenting, .window = window, .languages = languages};
    const LessonCardPlan empty = stack(look, window.x, 0);
    const auto room = [&](float part) { return std::max(look.em * 2, window.y * part - empty.height); };
    const auto bodies = all_bodies(shown.lesson->lesson(), look.words, languages);
    for (const TextSize& size : kTextSizes) {
        if (size.em < least_text(look)) break;
        measured_.text_size = size.em;
        measured_.body = 0;
        for (const CardBody& body : bodies)
            measured_.body = std::max(measured_.body, body_height(look, body, size.em, empty.text.width));
        if (measured_.body <= room(size.most_of_window)) return;
    }
    measured_.body = std::round(std::min(measured_.body, room(kMostWhenLarge)));
}

// The largest size with which this beat fits where the longest one does.
float LessonCard::size_of(const Look& look, const CardBody& body, float width) const {
    for (const TextSize& size : kTextSizes) {
        if (size.em <= measured_.text_size) break;
        if (body_height(look, body, size.em, width) <= measured_.body) return size.em;
    }
    return measured_.text_size;
}

LessonCardPlan LessonCard::plan(const Look& look, const Shown& shown, ImVec2 window) {
    if (shown.lesson->taken_over()) return stack(look, window.x, std::nullopt);
    measure(look, shown, window);
    LessonCardPlan plan = stack(look, window.x, measured_.body);
    plan.text_size = size_of(look, body_of(*shown.lesson, look.words, shown.card_languages), plan.text.width);
    return plan;
}

void lesson_card(const Look& look, const Shown& shown, const LessonCardPlan& plan, bool focus, Actions& actions) {
    const float em = look.em;
    const LessonSession& lesson = *shown.lesson;
    const ImVec2 corner = ImGui::GetWindowPos();
    const auto on_screen = [&corner](const render::Rect& part) {
        return render::Rect{corner.x + part.x, corner.y + part.y, part.width, part.height};
    };
    const render::Rect card = on_screen(plan.card);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled({card.x, card.y}, {card.right(), card.bottom()}, packed(look.theme.surface), em * 0.75F);
    outlines::rect(draw, {card.x, card.y}, {card.right(), card.bottom()}, packed(look.theme.border), em * 0.75F);
    const render::Rect row = on_screen(plan.row);
    if (lesson.taken_over()) return taken_over_row(look, plan.buttons, row, focus, actions);

    ImGui::SetCursorPos({plan.chapter.x, plan.chapter.y});
    chapter_row(look, shown, plan.chapter.width);
    ImGui::SetCursorPos({plan.text.x, plan.text.y});
    if (ImGui::BeginChild("###lesson_text", {plan.text.width, plan.text.height}, ImGuiChildFlags_NavFlattened)) {
        draw_body(look, body_of(lesson, look.words, shown.card_languages), plan.text_size, plan.text.width, focus,
                  actions);
    }
    ImGui::EndChild();
    ImGui::SetCursorPos({plan.row.x, plan.row.y});
    const float for_dots = row.width - plan.buttons.both() - em * 2;
    const bool over = lesson.last_beat() && lesson.phase() == LessonSession::Phase::Resting;
    beat_dots(look, lesson, {over ? std::min(for_dots, em * kDotsAtTheEnd) : for_dots, row.height}, actions);
    lesson_buttons(look, shown, plan.buttons, row, focus, actions);
}

} // namespace app
