#include "app/lesson/lesson_parts.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace app {
namespace {

using Layer = std::pair<std::string_view, bool render::Shows::*>;
constexpr std::array kLayers{
    Layer{"roles", &render::Shows::roles}, Layer{"values", &render::Shows::values},
    Layer{"terms", &render::Shows::terms}, Layer{"rings", &render::Shows::rings},
    Layer{"logs", &render::Shows::logs},   Layer{"clients", &render::Shows::clients},
    Layer{"links", &render::Shows::links}, Layer{"messages", &render::Shows::messages},
};

// In order of Panel; the first of them can be hidden.
constexpr std::array<std::string_view, 5> kPanels{"timeline", "inspector", "events", "top_bar", "request"};
constexpr std::size_t kHideable = 3;

constexpr auto kToHide = [] {
    std::array<std::string_view, kLayers.size() + kHideable> names;
    auto end = std::ranges::transform(kLayers, names.begin(), &Layer::first).out;
    std::ranges::copy(std::span(kPanels).first<kHideable>(), end);
    return names;
}();

} // namespace

lesson::PartNames lesson_parts() {
    return {.to_hide = kToHide, .to_point_at = kPanels};
}

std::optional<Panel> panel_named(std::string_view name) {
    const auto found = std::ranges::find(kPanels, name);
    if (found == kPanels.end()) return std::nullopt;
    return static_cast<Panel>(found - kPanels.begin());
}

std::string_view name_of(Panel panel) {
    return kPanels[static_cast<std::size_t>(panel)];
}

render::Shows shows_without(const lesson::HiddenParts& hidden) {
    render::Shows shows;
    for (const auto& [name, layer] : kLayers)
        shows.*layer = !hidden.contains(name);
    return shows;
}

} // namespace app
