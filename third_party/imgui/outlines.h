// The one thing in which the releases of Dear ImGui 1.92 differ for us: from 1.92.8 on, an outline's width stands
// before its flags, and the other order does not compile. Whoever draws an outline asks here.
#pragma once

#include <imgui.h>

namespace outlines {

inline constexpr bool kWidthBeforeFlags = IMGUI_VERSION_NUM >= 19280;

// Templates, so that the order which this release does not know is never looked at.
template <class DrawList>
void rect(DrawList& draw, ImVec2 least, ImVec2 most, ImU32 color, float rounding, float width = 1) {
    if constexpr (kWidthBeforeFlags) {
        draw.AddRect(least, most, color, rounding, width, ImDrawFlags_None);
    } else {
        draw.AddRect(least, most, color, rounding, ImDrawFlags_None, width);
    }
}

// Draws the path that was traced, and clears it.
template <class DrawList>
void path(DrawList& draw, ImU32 color, float width, ImDrawFlags flags = ImDrawFlags_None) {
    if constexpr (kWidthBeforeFlags) {
        draw.PathStroke(color, width, flags);
    } else {
        draw.PathStroke(color, flags, width);
    }
}

} // namespace outlines
