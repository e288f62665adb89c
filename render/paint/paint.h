// Paints a scene with Dear ImGui.
#pragma once

#include <imgui.h>

#include "render/scene.h"

namespace render {

// The faces of text, made by the program from the fonts it carries. Sizes are chosen text by text.
struct PaintFonts {
    ImFont* regular = nullptr;
    ImFont* semibold = nullptr;
    ImFont* bold = nullptr;
};

// `offset` is added to every point: scenes may be laid out at the origin.
void paint(const Scene& scene, ImDrawList& draw, const PaintFonts& fonts, Point offset = {});

} // namespace render
