#include "app/panels/key_targets.h"

#include <imgui_internal.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "app/overloaded.h"

namespace app {
namespace {

using Places = std::vector<const render::HitArea*>;

std::string id_of(const render::Target& target) {
    const auto number = [](auto value) { return std::to_string(static_cast<std::uint64_t>(value)); };
    const auto said =
        std::visit(Overloaded{
                       [&](const render::NodeTarget& t) { return "node_" + number(t.node); },
                       [&](const render::LinkTarget& t) { return "link_" + number(t.from) + "_" + number(t.to); },
                       [&](const render::MessageTarget& t) { return "message_" + number(t.message); },
                       [&](const render::ClientTarget& t) { return "client_" + number(t.client); },
                       [&](const render::EntryTarget& t) { return "entry_" + number(t.node) + "_" + number(t.index); },
                       [&](const render::TimeTarget& t) { return "moment_" + number(t.at); },
                   },
                   target);
    return "###key_" + said;
}

// A link is long: its middle stands for it.
render::Rect place_of(const Look& look, const render::HitArea& area, render::Point corner) {
    if (area.rect) return {corner.x + area.rect->x, corner.y + area.rect->y, area.rect->width, area.rect->height};
    const render::Point middle{corner.x + (area.a.x + area.b.x) / 2, corner.y + (area.a.y + area.b.y) / 2};
    const bool is_link = std::holds_alternative<render::LinkTarget>(area.target);
    const float reach = is_link ? look.em * 0.7F : area.reach;
    return {middle.x - reach, middle.y - reach, 2 * reach, 2 * reach};
}

template <class Accepts>
Places places_in(const render::Scene& scene, Accepts accepts) {
    Places places;
    for (const render::HitArea& area : scene.hits) {
        const bool known = std::ranges::any_of(places, [&](const auto* place) { return place->target == area.target; });
        if (!known && accepts(area.target)) places.push_back(&area);
    }
    return places;
}

template <class IsStop>
KeyTargets offer(const Look& look, const Places& places, render::Point corner, IsStop is_stop) {
    KeyTargets keys;
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    for (const render::HitArea* area : places) {
        const render::Rect place = place_of(look, *area, corner);
        const ImRect box(place.x, place.y, place.right(), place.bottom());
        const ImGuiID id = ImGui::GetID(id_of(area->target).c_str());
        ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !is_stop(area->target));
        ImGui::ItemAdd(box, id);
        ImGui::PopItemFlag();
        if (g.NavId == id && g.NavCursorVisible) {
            keys.focused = area->target;
            keys.place = place;
            ImGui::RenderNavCursor(box, id);
        }
        if (g.NavActivateId == id) keys.pressed = area->target;
    }
    return keys;
}

} // namespace

KeyTargets things_under_keys(const Look& look, const render::Scene& scene, render::Point corner) {
    Places places = places_in(
        scene, [](const render::Target& target) { return !std::holds_alternative<render::TimeTarget>(target); });
    // Whoever comes here wants the nodes first, then what they do.
    constexpr std::array<std::size_t, 6> kOrder{0, 3, 2, 1, 4, 5}; // node, link, message, client, entry, moment
    std::ranges::stable_sort(places, {}, [&](const auto* place) { return kOrder[place->target.index()]; });
    const auto is_newest = [&](const render::EntryTarget& entry) {
        return std::ranges::none_of(places, [&](const auto* place) {
            const auto* other = std::get_if<render::EntryTarget>(&place->target);
            return other != nullptr && other->node == entry.node && other->index > entry.index;
        });
    };
    return offer(look, places, corner, [&](const render::Target& target) {
        const auto* entry = std::get_if<render::EntryTarget>(&target);
        return entry == nullptr || is_newest(*entry);
    });
}

KeyTargets moments_under_keys(const Look& look, const render::Scene& scene, render::Point corner, sim::Time now) {
    Places places = places_in(
        scene, [](const render::Target& target) { return std::holds_alternative<render::TimeTarget>(target); });
    const auto from_now = [&](const auto* place) {
        const sim::Time at = std::get<render::TimeTarget>(place->target).at;
        return at < now ? now - at : at - now;
    };
    const auto nearest = std::ranges::min_element(places, {}, from_now);
    if (nearest == places.end()) return {};
    std::rotate(places.begin(), nearest, nearest + 1);
    const render::Target stop = places.front()->target;
    return offer(look, places, corner, [&](const render::Target& target) { return target == stop; });
}

} // namespace app
