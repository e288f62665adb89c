#include "app/panels/toolbar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/panels/controls.h"
#include "app/panels/menus.h"
#include "app/panels/speed_slider.h"
#include "app/words/phrase.h"

namespace app {
namespace {

constexpr float kButtonWidth = 2.45F; // em
constexpr float kButtonGap = 0.4F;
constexpr float kMargin = 1.3F; // on the left
constexpr float kEnd = 0.5F;    // on the right
constexpr float kTitleRoom = 15;

float transport_width(const Look& look) {
    return look.em * (5 * kButtonWidth + 4 * kButtonGap);
}

std::string time_words(const Session& session) {
    return "t = " + seconds_text(session.now());
}

void transport(const Look& look, const Session& session, const sim::World& world, Actions& actions) {
    const ImVec2 size{look.em * kButtonWidth, ImGui::GetFrameHeight()};
    const bool more = session.has_input_after(session.now()) || sim::next_due(world) != sim::kNever;
    struct Button {
        const char* id;
        Icon icon;
        bool enabled;
        std::string_view key;
        Action action;
    };
    const std::array<Button, 5> buttons{{
        {"###to_start", Icon::ToStart, session.now() > 0, "help.to_start", GoToStart{}},
        {"###step_back", Icon::Back, session.now() > 0, "help.step_back", StepToPreviousEvent{}},
        {"###play", session.playing() ? Icon::Pause : Icon::Play, true, "help.play", PlayOrPause{}},
        {"###step", Icon::Forward, more, "help.step", StepToNextEvent{}},
        {"###to_end", Icon::ToEnd, session.end() > session.now(), "help.to_end", GoToEnd{}},
    }};
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        if (i > 0) ImGui::SameLine(0, look.em * kButtonGap);
        const Button& button = buttons[i];
        if (icon_button(look, button.id, button.icon, size, button.enabled, i == 2)) actions.push_back(button.action);
        explain(look, look.word(button.key));
    }
}

// As wide as each part is where there is room for all.
ToolbarPlan wanted(const Look& look, const Session& session, bool one_menu) {
    const float em = look.em;
    ToolbarPlan plan{.height = std::round(std::max(em * 3.3F, ImGui::GetFrameHeight() + em)), .one_menu = one_menu};
    {
        const TextStyle style(look, kTitle, render::Weight::Bold);
        plan.name = text_width(look.word("app.product"));
    }
    plan.title = em * kTitleRoom; // whatever it is: the buttons stay where they are
    plan.transport = transport_width(look);
    plan.speed_label = text_width(look.word("app.speed")) + em * 1.4F;
    plan.slider = em * 12;
    plan.speed = text_width("1/1000×") + em;
    {
        const TextStyle style(look, kNormal, render::Weight::SemiBold);
        plan.time = std::max(text_width("t = 00.000 s"), text_width(time_words(session))) + em * 0.5F;
    }
    plan.seed = text_width(fmt::format("{} {}", look.word("app.seed"), session.run().config().seed)) + em;
    plan.menus = one_menu ? one_menu_width(look) : menus_width(look);
    return plan;
}

} // namespace

// The bar's parts have fixed widths; what is left goes between them, and where nothing is left the least needed parts
// go, one by one.
ToolbarPlan plan_toolbar(const Look& look, const Shown& shown, float whole_width) {
    const float em = look.em;
    const float width = whole_width - em * (kMargin + kEnd);
    const float needed = em * 3; // for three gaps
    ToolbarPlan plan;
    const auto lacks = [&] { return width - plan.total() - needed; };
    for (const bool one_menu : {false, true}) {
        plan = wanted(look, shown.session, one_menu);
        if (lacks() < 0) plan.slider = std::max(em * 6, plan.slider + lacks());
        if (lacks() < 0) plan.seed = 0;
        if (lacks() < 0) plan.speed_label = em * 0.6F;
        if (lacks() < 0 && look.presenting) plan.name = 0; // a lecture knows what it looks at
        if (lacks() < 0) plan.title = std::max(0.0F, plan.title + lacks());
        if (lacks() < 0) plan.name = 0;
        if (lacks() >= 0) break;
    }
    // Very large letters in a small window: what can be had by a key goes.
    for (float* part : {&plan.slider, &plan.speed_label, &plan.speed}) {
        if (lacks() < 0) *part = 0;
    }
    plan.gap = std::max(em * 0.4F, (width - plan.total()) / 3);
    return plan;
}

void toolbar(const Look& look, const Shown& shown, const ToolbarPlan& p, Actions& actions) {
    const Session& session = shown.session;
    const std::string_view title = shown.title;
    const float em = look.em;
    const float middle = p.height / 2;

    // A line of text of the current font, or a frame, centred in the bar.
    float x = em * kMargin;
    const auto line_at = [&](float at) {
        ImGui::SetCursorPos({std::round(at), std::round(middle - ImGui::GetTextLineHeight() / 2)});
    };
    const auto frame_at = [&](float at) {
        ImGui::SetCursorPos({std::round(at), std::round(middle - ImGui::GetFrameHeight() / 2)});
    };

    if (p.name > 0) {
        const TextStyle style(look, kTitle, render::Weight::Bold);
        line_at(x);
        text(look.word("app.product"), look.theme.text);
    }
    x += p.name;
    // A name of which only a letter or two fits says nothing.
    const float room = p.title - em * 0.8F;
    if (room > em * 3 || room >= text_width(title)) {
        line_at(x + em * 0.8F);
        text(shortened(title, room), look.theme.muted_text);
    }
    x += p.title + p.gap;

    frame_at(x);
    transport(look, session, shown.world, actions);
    x += p.transport;
    if (p.speed_label > em) {
        const TextStyle style(look, kSmall);
        line_at(x + em * 1.4F);
        text(look.word("app.speed"), look.theme.muted_text);
    }
    x += p.speed_label + em * 0.5F;
    if (p.slider > 0) {
        frame_at(x);
        speed_slider(look, session.speed(), p.slider - em, actions);
        x += p.slider - em * 0.2F;
    }
    {
        const TextStyle style(look, kNormal, render::Weight::SemiBold);
        line_at(x);
        if (p.speed > 0) text(speed_name(session.speed()), look.theme.text);
        x += p.speed + p.gap;
        line_at(x);
        text(time_words(session), look.theme.text);
    }
    x += p.time;
    if (p.seed > 0) {
        const TextStyle style(look, kSmall);
        line_at(x);
        text(fmt::format("{} {}", look.word("app.seed"), session.run().config().seed), look.theme.muted_text);
    }
    frame_at(ImGui::GetWindowWidth() - em * kEnd - p.menus);
    p.one_menu ? one_menu(look, shown, actions) : menus(look, shown, actions);
}

} // namespace app
