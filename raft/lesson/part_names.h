// Whatever shows a lesson has parts with names: layers of the picture, panels beside it. A lesson hides some and points
// at some; it knows no more of them than the names, which are handed in.
#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace lesson {

struct PartNames {
    std::span<const std::string_view> to_hide;
    std::span<const std::string_view> to_point_at;
};

using HiddenParts = std::set<std::string, std::less<>>;

} // namespace lesson
