#include "tests/picture/color_names.h"

#include <algorithm>

#include "render/color.h"
#include "render/stage/emphasis.h"

namespace picture_tests {

ColorNames::ColorNames(const render::Theme& theme) {
    add("", theme);
    add("quiet ", render::quiet_theme(theme));
    add("faint ", render::quiet_theme(theme, 0.6F));
}

void ColorNames::add(const std::string& prefix, const render::Theme& theme) {
    const std::pair<const char*, render::Color> single[]{
        {"background", theme.background},
        {"surface", theme.surface},
        {"sunken", theme.sunken},
        {"border", theme.border},
        {"text", theme.text},
        {"muted_text", theme.muted_text},
        {"link", theme.link},
        {"ring_track", theme.ring_track},
        {"follower", theme.follower},
        {"candidate", theme.candidate},
        {"leader", theme.leader},
        {"stopped", theme.stopped},
        {"follower_fill", theme.follower_fill},
        {"candidate_fill", theme.candidate_fill},
        {"leader_fill", theme.leader_fill},
        {"stopped_fill", theme.stopped_fill},
        {"client", theme.client},
        {"trouble", theme.trouble},
        {"accent", theme.accent},
        {"follower_text", theme.follower_text},
        {"candidate_text", theme.candidate_text},
        {"leader_text", theme.leader_text},
        {"client_text", theme.client_text},
        {"trouble_text", theme.trouble_text},
    };
    names_.emplace_back(prefix + "edge", render::mixed(theme.text, theme.background, 0.45F));
    for (const auto& [name, color] : single)
        names_.emplace_back(prefix + name, color);
    for (std::size_t i = 0; i < theme.terms.size(); ++i) {
        const std::string name = prefix + "term_" + std::to_string(i + 1);
        names_.emplace_back(name, theme.terms[i].fill);
        names_.emplace_back(name + "_on", theme.terms[i].on);
        names_.emplace_back(name + "_ink", theme.terms[i].ink);
        names_.emplace_back(name + "_pale", render::pale(theme, theme.terms[i]));
        names_.emplace_back(name + "_fresh", render::fresh(theme.terms[i]));
    }
}

std::optional<std::string> ColorNames::find(render::Color color) const {
    color.a = 255;
    const auto found = std::ranges::find_if(names_, [color](const auto& one) { return one.second == color; });
    if (found == names_.end()) return std::nullopt;
    return found->first;
}

} // namespace picture_tests
