// Where benchmarks draw.
#pragma once

#include <imgui.h>

#include "app/look.h"

namespace bench {

// Dear ImGui without a window or a graphics card.
class Screen {
  public:
    explicit Screen(ImVec2 size) : context_(ImGui::CreateContext()) {
        enter();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DeltaTime = 1.0F / 60;
        io.DisplaySize = size;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
        fonts_ = app::load_fonts();
    }
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;
    ~Screen() {
        enter();
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
        ImGui::DestroyContext(context_);
    }

    void enter() { ImGui::SetCurrentContext(context_); }
    const render::PaintFonts& fonts() const { return fonts_; }

    template <class Draw>
    void frame(Draw draw) {
        ImGui::NewFrame();
        draw();
        ImGui::Render();
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }

  private:
    ImGuiContext* context_;
    render::PaintFonts fonts_;
};

} // namespace bench
