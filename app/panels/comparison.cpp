#include "app/panels/comparison.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <variant>

#include "app/panels/controls.h"
#include "app/panels/fact_card.h"
#include "app/panels/stage.h"
#include "render/hit.h"
#include "render/stage_layout.h"

namespace app {
namespace {

constexpr float kHead = 2.7F;        // em
constexpr float kRow = 1.75F;        // em
constexpr float kLeastStages = 14;   // em
constexpr std::size_t kMostRows = 7; // more are read by nobody

struct Side {
    const std::string& name;
    const char* button;
    Actions chosen; // goes on in this future
};

void head(const Look& look, const Side& side, ImVec2 corner, ImVec2 size, Actions& actions) {
    const float em = look.em;
    const std::string label = look.labelled("compared.go_on", side.button);
    const float button = text_width(look.word("compared.go_on")) + 2 * ImGui::GetStyle().FramePadding.x;
    {
        const TextStyle style(look, kTitle, render::Weight::Bold);
        const float y = corner.y + std::round((size.y - ImGui::GetTextLineHeight()) / 2);
        ImGui::SetCursorScreenPos({corner.x + em, y});
        text(shortened(side.name, size.x - button - 3 * em), look.theme.text);
    }
    ImGui::SetCursorScreenPos(
        {corner.x + size.x - em - button, corner.y + std::round((size.y - ImGui::GetFrameHeight()) / 2)});
    if (ImGui::Button(label.c_str())) actions.insert(actions.end(), side.chosen.begin(), side.chosen.end());
}

// The other future's stage answers to the mouse by telling and selecting; what is done is done in the one that is
// shown.
void stage_beside(const Look& look, const Shown& shown, ImVec2 size, render::RememberedPlaces& places,
                  Actions& actions) {
    const Comparison& other = *shown.comparison;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    render::View view = view_of(look, shown.desk, shown.session.speed());
    view.beside = &shown.world;
    const render::Scene scene = render::stage_scene(other.world, view, {0, 0, size.x, size.y}, places);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.PushClipRect(corner, {corner.x + size.x, corner.y + size.y}, true);
    render::paint(scene, draw, look.fonts, {corner.x, corner.y});
    draw.PopClipRect();

    ImGui::InvisibleButton("###world_beside", size,
                           ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
    if (!ImGui::IsItemHovered()) return;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const auto target = render::hit(scene, {mouse.x - corner.x, mouse.y - corner.y});
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
        actions.emplace_back(Tell{{.key = "compared.act_there", .values = {}}});
    } else if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        // A message is numbered by its own future.
        const bool of_both = !target || !std::holds_alternative<render::MessageTarget>(*target);
        actions.emplace_back(Select{of_both ? target : std::nullopt});
    }
    if (!target) return;
    begin_popup_style(look);
    if (ImGui::BeginItemTooltip()) {
        fact_card(look, *target, other.world);
        ImGui::EndTooltip();
    }
    end_popup_style();
}

// A line of the table: its two sides stand towards its middle.
void row(const Look& look, ImVec2 corner, ImVec2 size, const ComparedRow& told, float middle) {
    const float em = look.em;
    const float room = (size.x - middle) / 2 - 2 * em;
    const float y = corner.y + std::round((size.y - ImGui::GetTextLineHeight()) / 2);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const auto write = [&](float x, const std::string& words, render::Color color) {
        draw.AddText({std::round(x), y}, packed(color), words.data(), words.data() + words.size());
    };
    const std::string here = shortened(told.here, room);
    const std::string there = shortened(told.there, room);
    const float center = corner.x + size.x / 2;
    write(center - middle / 2 - em - text_width(here), here, look.theme.text);
    write(center - text_width(told.what) / 2, told.what, look.theme.muted_text);
    write(center + middle / 2 + em, there, look.theme.text);
}

void table(const Look& look, const Comparison& comparison, const ComparisonPlan& plan, ImVec2 corner, float width) {
    const TextStyle style(look, kSmall, render::Weight::SemiBold);
    const float em = look.em;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(corner, {corner.x + width, corner.y + plan.table()}, packed(look.theme.surface));
    draw.AddRectFilled(corner, {corner.x + width, corner.y + plan.row}, packed(look.theme.sunken));
    ComparedRow first{.what = comparison.part_at, .here = comparison.parts_here, .there = comparison.parts_there};
    if (!comparison.has_come) {
        first = {.what = std::string(look.word("compared.on_its_way")), .here = {}, .there = {}};
    } else if (!comparison.parting) {
        first = {.what = std::string(look.word("compared.same_so_far")), .here = {}, .there = {}};
    }
    float middle = text_width(first.what);
    for (std::size_t i = 0; i < plan.rows; ++i)
        middle = std::max(middle, text_width(comparison.rows[i].what));
    middle += 2 * em;
    row(look, corner, {width, plan.row}, first, middle);
    const float line = std::max(1.0F, std::round(em / 15));
    const float reach = std::min(width / 2 - em, 30 * em);
    for (std::size_t i = 0; i < plan.rows; ++i) {
        const float y = corner.y + plan.row * static_cast<float>(i + 1);
        if (i > 0) {
            draw.AddRectFilled({corner.x + width / 2 - reach, y}, {corner.x + width / 2 + reach, y + line},
                               packed(look.theme.border));
        }
        row(look, {corner.x, y}, {width, plan.row}, comparison.rows[i], middle);
    }
    if (plan.left_out == 0) return;
    const std::string more = look.words.fill("compared.more", {{"count", std::to_string(plan.left_out)}});
    row(look, {corner.x, corner.y + plan.row * static_cast<float>(plan.rows + 1)}, {width, plan.row},
        {.what = more, .here = {}, .there = {}}, middle);
}

} // namespace

ComparisonPlan plan_comparison(const Look& look, const Comparison& comparison, float height) {
    ComparisonPlan plan{.head = std::round(look.em * kHead), .row = std::round(look.em * kRow)};
    const float room = height - plan.head - plan.row - look.em * kLeastStages;
    const auto most = static_cast<std::size_t>(std::max(0.0F, room / plan.row));
    const std::size_t all = comparison.rows.size();
    plan.rows = std::min({all, most, kMostRows});
    // What is left out is counted, in the last row that there is room for.
    if (plan.rows < all && plan.rows == most && plan.rows > 0) --plan.rows;
    plan.left_out = most == 0 ? 0 : all - plan.rows;
    return plan;
}

render::Scene comparison(const Look& look, const Shown& shown, const Focus& focus, const ComparisonPlan& plan,
                         ImVec2 size, const StageMemory& here, render::RememberedPlaces& there, Actions& actions) {
    const Comparison& compared = *shown.comparison;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float half = std::floor(size.x / 2);
    const ImVec2 stage_size{half, std::max(1.0F, size.y - plan.head - plan.table())};
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(corner, {corner.x + size.x, corner.y + plan.head}, packed(look.theme.surface));
    const Actions stay{Compare{}};
    const Actions change{Compare{}, ShowFuture{compared.branch}};
    head(look, {compared.here, "go_on_here", stay}, corner, {half, plan.head}, actions);
    head(look, {compared.there, "go_on_there", change}, {corner.x + half, corner.y}, {size.x - half, plan.head},
         actions);

    ImGui::SetCursorScreenPos({corner.x, corner.y + plan.head});
    render::Scene scene = stage(look, shown, focus, stage_size, here, actions);
    ImGui::SetCursorScreenPos({corner.x + half, corner.y + plan.head});
    stage_beside(look, shown, {size.x - half, stage_size.y}, there, actions);
    table(look, compared, plan, {corner.x, corner.y + size.y - plan.table()}, size.x);

    const float line = std::max(1.0F, std::round(look.em / 15));
    const auto border = packed(look.theme.border);
    draw.AddRectFilled({corner.x, corner.y + plan.head - line}, {corner.x + size.x, corner.y + plan.head}, border);
    draw.AddRectFilled({corner.x + half, corner.y}, {corner.x + half + line, corner.y + plan.head + stage_size.y},
                       border);
    return scene;
}

} // namespace app
