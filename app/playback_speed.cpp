#include "app/playback_speed.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace app {
namespace {

// Two speeds that a person cannot tell apart are one.
constexpr double kSame = 1e-6;

std::string number(double value) {
    if (value >= 10 || std::abs(value - std::round(value)) < 0.05) return fmt::format("{:.0f}", value);
    return fmt::format("{:.1f}", value);
}

} // namespace

double clamp_speed(double speed) {
    return std::clamp(speed, kSlowest, kFastest);
}

double next_faster(double speed) {
    const auto* const found = std::ranges::find_if(kSpeeds, [&](double s) { return s > speed * (1 + kSame); });
    return found == kSpeeds.end() ? kFastest : *found;
}

double next_slower(double speed) {
    double slower = kSlowest;
    for (const double s : kSpeeds) {
        if (s < speed * (1 - kSame)) slower = s;
    }
    return slower;
}

double slider_place(double speed) {
    return std::log(clamp_speed(speed) / kSlowest) / std::log(kFastest / kSlowest);
}

double speed_at(double place) {
    return kSlowest * std::pow(kFastest / kSlowest, std::clamp(place, 0.0, 1.0));
}

double snapped_speed_at(double place) {
    constexpr double kReach = 0.012;
    for (const double s : kSpeeds) {
        if (std::abs(slider_place(s) - place) < kReach) return s;
    }
    return speed_at(place);
}

std::string speed_name(double speed) {
    return speed >= 1 - kSame ? number(speed) + "×" : "1/" + number(1 / speed) + "×";
}

} // namespace app
