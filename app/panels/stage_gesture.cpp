#include "app/panels/stage_gesture.h"

#include <algorithm>

#include "app/whole_links.h"
#include "render/pen.h"
#include "render/stage/gesture_picture.h"

namespace app {

void StageGesture::begin(Kind kind, render::Point at) {
    kind_ = kind;
    path_ = {at};
}

// No line, but a click with an unsteady hand?
bool StageGesture::is_line(const Look& look) const {
    return std::ranges::any_of(path_,
                               [&](render::Point p) { return render::distance(p, path_.front()) > look.em * 0.4F; });
}

void StageGesture::take_mouse(const Look& look, const sim::World& world, render::Point mouse, render::Scene& scene,
                              Actions& actions) {
    if (!active()) return;
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
        kind_ = Kind::None;
        return;
    }
    if (render::distance(mouse, path_.back()) > 1) path_.push_back(mouse);
    const bool released = !ImGui::IsMouseDown(ImGuiMouseButton_Left);
    if (is_line(look)) {
        if (kind_ == Kind::Slash) slash(look, world, released, scene, actions);
        if (kind_ == Kind::Lasso) lasso(look, released, scene, actions);
    }
    if (released) kind_ = Kind::None;
}

// A straight line: from where it began to where the mouse is.
void StageGesture::slash(const Look& look, const sim::World& world, bool released, render::Scene& scene,
                         Actions& actions) const {
    const bool mends = ImGui::GetIO().KeyShift;
    const render::Point from = path_.front();
    const render::Point to = path_.back();
    std::vector<render::LinkTarget> links = render::links_crossed(scene, from, to);
    std::erase_if(links, [&](const render::LinkTarget& link) {
        return link_state(world, link.from, link.to) == (mends ? LinkState::Whole : LinkState::Cut);
    });
    if (!released) return render::draw_slash(scene, {look.theme, look.em}, from, to, links, mends);
    if (links.empty()) {
        actions.emplace_back(Tell{{.key = mends ? "gesture.mends_none" : "gesture.cuts_none", .values = {}}});
        return;
    }
    std::vector<sim::Input> inputs;
    for (const render::LinkTarget& link : links) {
        if (mends) {
            inputs.emplace_back(sim::Mend{link.from, link.to, true});
        } else {
            inputs.emplace_back(sim::Cut{link.from, link.to, true});
        }
    }
    actions.emplace_back(Do{std::move(inputs)});
}

void StageGesture::lasso(const Look& look, bool released, render::Scene& scene, Actions& actions) const {
    const raft::NodeSet nodes = render::nodes_within(scene, path_);
    if (!released) return render::draw_lasso(scene, {look.theme, look.em}, path_, nodes);
    if (nodes.size() > 0) actions.emplace_back(SelectNodes{nodes});
}

} // namespace app
