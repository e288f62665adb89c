// How fast simulated time runs, in simulated seconds per second.
#pragma once

#include <array>
#include <string>

namespace app {

inline constexpr double kSlowest = 0.001;
inline constexpr double kFastest = 4;
inline constexpr double kSpeedAtStart = 0.05;

// What the keys [ and ] step through.
inline constexpr std::array<double, 12> kSpeeds{0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 4};

double clamp_speed(double speed);
double next_faster(double speed);
double next_slower(double speed);

// Place on a slider: 0 for the slowest, 1 for the fastest, equal factors at equal distances.
double slider_place(double speed);
double speed_at(double place);

// The nearest of kSpeeds where the place is close to it, so that a hand finds the round ones.
double snapped_speed_at(double place);

// "1/20×", "2×", "1/3.4×".
std::string speed_name(double speed);

} // namespace app
