// A first window: proves that the build, the fonts and OpenGL work together.
#include <GLFW/glfw3.h>
#include <glad/gl.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <cstdio>
#include <utility>
#include <vector>

#include "third_party/fonts/fonts.h"

namespace {

ImFont* add_font(fonts::Face face) {
    ImFont* font = nullptr;
    for (const fonts::Face part : fonts::chain(face)) {
        const auto bytes = fonts::file(part);
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.MergeMode = font != nullptr;
        // ImGui takes a mutable pointer; it does not write to a font that it does not own.
        void* data = const_cast<std::byte*>(bytes.data());
        font = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(data, static_cast<int>(bytes.size()), 0, &config);
    }
    return font;
}

} // namespace

int main() {
    if (!glfwInit()) {
        std::fputs("raftarium: no display\n", stderr);
        return 2;
    }
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    GLFWwindow* window = glfwCreateWindow(1280, 800, "Raftarium", nullptr, nullptr);
    if (window == nullptr) {
        std::fputs("raftarium: no OpenGL 3.3\n", stderr);
        return 2;
    }
    glfwMakeContextCurrent(window);
    gladLoadGL(glfwGetProcAddress);

    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::StyleColorsLight();
    std::vector<std::pair<fonts::Face, ImFont*>> loaded;
    for (const fonts::Face face : {fonts::Face::Regular, fonts::Face::SemiBold, fonts::Face::Bold}) {
        loaded.emplace_back(face, add_font(face));
    }
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init("#version 330");

    while (!glfwWindowShouldClose(window)) {
        glfwWaitEventsTimeout(0.1);
        ImGui_ImplOpenGL3_NewFrame();
        ImGui_ImplGlfw_NewFrame();
        ImGui::NewFrame();
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
        ImGui::Begin("###fonts", nullptr, ImGuiWindowFlags_NoTitleBar);
        for (const auto& [face, font] : loaded) {
            for (const float em : {12.0f, 14.0f, 17.0f, 24.0f, 40.0f}) {
                const char* text = "Leader B → C, term 1234567890 · 节点 B 无法复制到多数节点。 ✓✕★ ▸ ❚❚ ≥½";
                ImGui::PushFont(font, fonts::imgui_size(em));
                ImGui::TextUnformatted(text);
                // As long as the metrics say that the text is.
                const ImVec2 from{ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y};
                ImGui::GetWindowDrawList()->AddLine(from,
                                                    {from.x + fonts::crisp_em(em) * fonts::width(face, text), from.y},
                                                    IM_COL32(0, 158, 115, 255));
                ImGui::PopFont();
            }
        }
        ImGui::End();
        ImGui::Render();
        int width = 0;
        int height = 0;
        glfwGetFramebufferSize(window, &width, &height);
        glViewport(0, 0, width, height);
        glClear(GL_COLOR_BUFFER_BIT);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
        glfwSwapBuffers(window);
    }
    glfwTerminate();
}
