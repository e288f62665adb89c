#include "app/panels/stage.h"

#include <algorithm>
#include <variant>

#include "app/panels/context_menu.h"
#include "app/panels/controls.h"
#include "app/panels/fact_card.h"
#include "app/panels/key_targets.h"
#include "app/panels/place_menus.h"
#include "app/whole_links.h"
#include "render/hit.h"
#include "render/stage/gesture_picture.h"
#include "render/stage_layout.h"

namespace app {
namespace {

void tell_about(const Look& look, const render::Target& target, const sim::World& world) {
    begin_popup_style(look);
    if (ImGui::BeginTooltip()) {
        fact_card(look, target, world);
        ImGui::EndTooltip();
    }
    end_popup_style();
}

render::Rect place_of(const render::HitArea& area) {
    return area.rect.value_or(
        render::Rect{area.a.x - area.reach, area.a.y - area.reach, 2 * area.reach, 2 * area.reach});
}

// The next window stands beside a thing, towards the middle of the screen: there it hides neither the thing nor its
// label. A link is too long to stand beside; there the mouse is.
void place_beside(const Look& look, const render::Rect& place) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float gap = 0.6F * look.em;
    const bool leftwards = place.center().x > 0.4F * screen.x;
    const bool upwards = place.center().y > 0.5F * screen.y;
    const float x = leftwards ? place.x - gap : place.right() + gap;
    const float y = upwards ? place.bottom() : place.y;
    ImGui::SetNextWindowPos({x, y}, ImGuiCond_Always, {leftwards ? 1.0F : 0.0F, upwards ? 1.0F : 0.0F});
}

void place_beside(const Look& look, const render::Scene& scene, ImVec2 corner, const KeyTargets& keys,
                  const render::Target& target) {
    if (keys.focused == target && keys.place) return place_beside(look, *keys.place);
    const auto last = std::find_if(scene.hits.rbegin(), scene.hits.rend(),
                                   [&](const render::HitArea& area) { return area.target == target; });
    if (last == scene.hits.rend() || std::holds_alternative<render::LinkTarget>(target)) return;
    const render::Rect place = place_of(*last);
    place_beside(look, {corner.x + place.x, corner.y + place.y, place.width, place.height});
}

// What the keyboard is at is pointed at, and Enter on it opens its menu, or answers the question that it is a choice
// of.
void take_keys(const KeyTargets& keys, const Shown& shown, Actions& actions) {
    if (keys.focused && keys.focused != shown.desk.hovered) actions.emplace_back(Hover{keys.focused});
    if (keys.focused && menu_key_pressed()) actions.emplace_back(OpenMenu{keys.focused});
    if (!keys.pressed) return;
    // The menu of one of several is that of all of them.
    const auto* node = std::get_if<render::NodeTarget>(&*keys.pressed);
    if (node == nullptr || !shown.desk.several.contains(node->node)) actions.emplace_back(Select{keys.pressed});
    const bool answers = shown.lesson != nullptr && shown.lesson->asks() &&
                         choice_at(*shown.lesson->said().ask, *keys.pressed).has_value();
    if (!answers) actions.emplace_back(OpenMenu{*keys.pressed});
}

// Near an end it is about what is sent from there; in the middle, about both directions.
sim::Input toggled_at(const render::Scene& scene, render::Point mouse, const sim::World& world,
                      const render::LinkTarget& link) {
    constexpr float kEnd = 0.28F;
    const float part = render::part_of_link(scene, link, mouse);
    if (part < kEnd) return toggled_one_way(world, link.from, link.to);
    if (part > 1 - kEnd) return toggled_one_way(world, link.to, link.from);
    return toggled(world, link.from, link.to);
}

// With Ctrl a line through links begins anywhere; with Shift one around nodes, for a node itself is selected.
StageGesture::Kind line_begun(const render::Scene& scene, render::Point mouse) {
    if (!ImGui::IsMouseClicked(ImGuiMouseButton_Left)) return StageGesture::Kind::None;
    if (ImGui::GetIO().KeyCtrl) return StageGesture::Kind::Slash;
    if (!ImGui::GetIO().KeyShift) return StageGesture::Kind::None;
    const auto target = render::hit(scene, mouse);
    const bool on_node = target && std::holds_alternative<render::NodeTarget>(*target);
    return on_node ? StageGesture::Kind::None : StageGesture::Kind::Lasso;
}

void take_mouse(const render::Scene& scene, render::Point mouse, const Desk& desk, const sim::World& world,
                bool under_keys, Actions& actions) {
    const auto target = render::hit(scene, mouse);
    // What comes under a mouse that rests was not asked about.
    const ImVec2 way = ImGui::GetIO().MouseDelta;
    const bool moved = way.x != 0 || way.y != 0;
    if (target != desk.hovered && (moved || (desk.hovered && !under_keys))) {
        actions.emplace_back(Hover{moved ? target : std::nullopt});
    }

    const auto* node = target ? std::get_if<render::NodeTarget>(&*target) : nullptr;
    const bool draws = ImGui::GetIO().KeyShift || ImGui::GetIO().KeyCtrl; // with the left button
    if (draws && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        if (node != nullptr && !ImGui::GetIO().KeyCtrl) actions.emplace_back(SelectAlso{node->node});
        return;
    }
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) actions.emplace_back(Select{target});
    if (!target && ImGui::IsMouseClicked(ImGuiMouseButton_Right)) actions.emplace_back(OpenMenu{});
    if (!target) return;
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
        // The menu of one of several is that of all of them.
        const bool of_several = node != nullptr && desk.several.contains(node->node);
        if (!of_several) actions.emplace_back(Select{target});
        actions.emplace_back(OpenMenu{*target});
    }
    if (draws || !ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) return;
    if (const auto* link = std::get_if<render::LinkTarget>(&*target)) {
        actions.emplace_back(Do{toggled_at(scene, mouse, world, *link)});
    }
    if (node != nullptr) actions.emplace_back(LookCloser{node->node});
}

} // namespace

render::View view_of(const Look& look, const Desk& desk, double speed, const Focus& focus) {
    const render::View view{.theme = &look.theme,
                            .words = &look.words,
                            .font_size = look.em,
                            .enlarged = look.enlarged,
                            .presenting = look.presenting,
                            .speed = speed,
                            .reduced_motion = look.reduced_motion,
                            .selected = desk.selected,
                            .selected_nodes = desk.several,
                            .hovered = desk.hovered};
    return looking(view, focus);
}

render::Scene stage(const Look& look, const Shown& shown, const Focus& focus, ImVec2 size, const StageMemory& memory,
                    Actions& actions) {
    const Desk& desk = shown.desk;
    const sim::World& world = shown.world;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    render::View view = view_of(look, desk, shown.session.speed(), focus);
    if (shown.comparison != nullptr) view.beside = &shown.comparison->world;
    render::Scene scene = render::stage_scene(world, view, {0, 0, size.x, size.y}, memory.places);

    const ImVec2 at = ImGui::GetIO().MousePos;
    const render::Point mouse{at.x - corner.x, at.y - corner.y};
    memory.gesture.take_mouse(look, world, mouse, scene, actions);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.PushClipRect(corner, {corner.x + size.x, corner.y + size.y}, true);
    render::paint(scene, draw, look.fonts, {corner.x, corner.y});
    draw.PopClipRect();

    ImGui::InvisibleButton("###world", size, ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
    const bool under_mouse = ImGui::IsItemHovered();
    const KeyTargets keys = desk.keyboard_focus ? things_under_keys(look, scene, {corner.x, corner.y}) : KeyTargets{};
    const bool under_keys = keys.focused.has_value();
    if (under_mouse && !memory.gesture.active()) {
        take_mouse(scene, mouse, desk, world, under_keys, actions);
        if (const auto kind = line_begun(scene, mouse); kind != StageGesture::Kind::None) {
            memory.gesture.begin(kind, mouse);
        }
    } else if (desk.hovered && !under_keys) {
        actions.emplace_back(Hover{});
    }
    take_keys(keys, shown, actions);
    const bool dragging = ImGui::IsMouseDown(ImGuiMouseButton_Left);
    const bool asked_about = (under_mouse || under_keys) && !desk.menu_open && !dragging;
    if (desk.hovered && desk.hovered_for >= kHoverDelay && asked_about) {
        place_beside(look, scene, corner, keys, *desk.hovered);
        tell_about(look, *desk.hovered, world);
    }
    if (desk.open_menu && desk.menu && desk.menu->target) place_beside(look, scene, corner, keys, *desk.menu->target);
    context_menu(look, shown, actions);
    return scene;
}

} // namespace app
