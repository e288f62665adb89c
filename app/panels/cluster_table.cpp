#include "app/panels/cluster_table.h"

#include <array>

#include "app/panels/controls.h"
#include "app/panels/fact_card.h"
#include "app/panels/node_detail.h"
#include "app/words/phrase.h"
#include "app/wrapped.h"

namespace app {
namespace {

void row(const Look& look, const sim::Server& server, raft::NodeId node, Actions& actions) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    const std::string name = node_name(node, look.words);
    {
        const TextStyle style(look, kNormal, render::Weight::Bold);
        if (ImGui::Selectable((name + "###row" + name).c_str(), false, ImGuiSelectableFlags_SpanAllColumns)) {
            actions.emplace_back(Select{render::NodeTarget{node}});
        }
    }
    const auto cell = [&](const std::string& words, render::Color color) {
        ImGui::TableNextColumn();
        text(words, color);
    };
    cell(role_words(look, server), role_text_color(look.theme, server));
    const raft::Term term = server.up ? server.node.current_term : server.disk.current_term;
    cell(std::to_string(term), look.theme.text);
    const raft::Log& log = server.up ? server.node.log : server.disk.log;
    cell(server.up ? std::to_string(server.node.commit_index) + " / " + std::to_string(log.last_index())
                   : "– / " + std::to_string(log.last_index()),
         look.theme.text);
    cell(server.up ? std::to_string(server.node.machine.value) : "–", look.theme.text);
}

} // namespace

void cluster_table(const Look& look, const Desk& desk, const sim::World& world, Actions& actions) {
    if (desk.selected) {
        fact_card(look, *desk.selected, world);
        ImGui::Dummy({0, look.em * 0.6F});
    }
    {
        const TextStyle style(look, kNormal, render::Weight::SemiBold);
        text(look.word("cluster.title"), look.theme.text);
    }
    constexpr ImGuiTableFlags kFlags = ImGuiTableFlags_SizingStretchSame | ImGuiTableFlags_BordersInnerH;
    if (ImGui::BeginTable("###cluster", 5, kFlags)) {
        set_up_columns({0.7F, 1.5F, 0.8F, 1.7F, 0.8F});
        {
            const TextStyle style(look, kSmall);
            ImGui::TableNextRow();
            for (const std::string_view key :
                 {"cluster.node", "facts.role", "facts.term", "cluster.committed", "facts.value"}) {
                ImGui::TableNextColumn();
                text(look.word(key), look.theme.muted_text);
            }
        }
        for (int node = 0; node < world.node_count(); ++node) {
            const auto id = static_cast<raft::NodeId>(node);
            row(look, world.servers[id], id, actions);
        }
        ImGui::EndTable();
    }
    ImGui::Dummy({0, look.em * 0.4F});
    const TextStyle style(look, kSmall);
    text_wrapped(look.word("cluster.hint"), look.theme.muted_text);
}

} // namespace app
