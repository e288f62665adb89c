#include "app/panels/faults_menu.h"

#include <array>

#include "app/panels/controls.h"
#include "app/whole_links.h"
#include "app/words/phrase.h"
#include "render/short_words.h"

namespace app {
namespace {

constexpr std::array kLosses{0, 5, 10, 25, 50};
constexpr std::array kDuplicates{0, 10, 50};
constexpr std::array<sim::Range, 4> kLatencies{{{1 * sim::kMillisecond, 3 * sim::kMillisecond},
                                                {8 * sim::kMillisecond, 15 * sim::kMillisecond},
                                                {30 * sim::kMillisecond, 60 * sim::kMillisecond},
                                                {100 * sim::kMillisecond, 200 * sim::kMillisecond}}};

void heading(const Look& look, std::string_view key) {
    const TextStyle style(look, kSmall, render::Weight::SemiBold);
    text(look.word(key), look.theme.muted_text);
}

// One of several: marked where the world is already so.
void choice(const std::string& label, const sim::World& world, const sim::Input& input, Actions& actions) {
    const bool chosen = !sim::changes(world, input);
    if (ImGui::MenuItem(label.c_str(), nullptr, chosen) && !chosen) actions.emplace_back(Do{input});
}

void partitions(const Look& look, const sim::World& world, Actions& actions) {
    for (const PartitionPreset& preset : partition_presets(world)) {
        const std::string label = look.labelled("faults." + preset.id, preset.id);
        if (preset.partition) {
            const std::string groups = groups_text(*preset.partition, world.node_count());
            input_item(label, world, *preset.partition, actions, groups.c_str());
        } else {
            ImGui::MenuItem(label.c_str(), std::string(look.word("faults.no_leader")).c_str(), false, false);
        }
    }
    input_item(look.labelled("faults.heal", "heal"), world, sim::Heal{}, actions, "H");
}

void processes(const Look& look, const sim::World& world, Actions& actions) {
    const auto leader = sim::leader_even_if_paused(world);
    const std::string kill = look.labelled("faults.kill_leader", "kill_leader");
    if (leader) {
        const std::string name = look.words.fill("facts.node_n", {{"node", node_name(*leader, look.words)}});
        input_item(kill, world, sim::Kill{*leader}, actions, name.c_str());
    } else {
        ImGui::MenuItem(kill.c_str(), std::string(look.word("faults.no_leader")).c_str(), false, false);
    }

    std::vector<sim::Input> restarts;
    for (int node = 0; node < world.node_count(); ++node) {
        const auto id = static_cast<raft::NodeId>(node);
        if (!world.servers[id].up) restarts.emplace_back(sim::Restart{id});
        if (world.servers[id].paused) restarts.emplace_back(sim::Resume{id});
    }
    if (ImGui::MenuItem(look.labelled("faults.restart_all", "restart_all").c_str(), nullptr, false,
                        !restarts.empty())) {
        actions.emplace_back(Do{restarts});
    }
}

void set_pieces(const Look& look, Actions& actions) {
    constexpr std::array<std::pair<sim::SetPiece, std::string_view>, 3> kPieces{
        {{sim::SetPiece::SplitVote, "split_vote"},
         {sim::SetPiece::KillAfterFirstCopy, "kill_after_copy"},
         {sim::SetPiece::DropInFlight, "drop_in_flight"}}};
    for (const auto& [piece, id] : kPieces) {
        const std::string label = look.labelled("faults." + std::string(id), id);
        if (ImGui::MenuItem(label.c_str())) actions.emplace_back(Perform{piece});
    }
}

void network(const Look& look, const sim::World& world, Actions& actions) {
    if (ImGui::BeginMenu(look.labelled("faults.loss", "loss").c_str())) {
        for (const int percent : kLosses) {
            choice(std::to_string(percent) + " %###loss" + std::to_string(percent), world, sim::Loss{percent, {}, {}},
                   actions);
        }
        ImGui::EndMenu();
    }
    if (ImGui::BeginMenu(look.labelled("faults.latency", "latency").c_str())) {
        for (const sim::Range& range : kLatencies) {
            choice(render::milliseconds(range) + "###latency" + std::to_string(range.least / sim::kMillisecond), world,
                   sim::Latency{range, {}, {}}, actions);
        }
        ImGui::EndMenu();
    }
    if (ImGui::BeginMenu(look.labelled("faults.duplicates", "duplicates").c_str())) {
        for (const int percent : kDuplicates) {
            choice(std::to_string(percent) + " %###duplicate" + std::to_string(percent), world, sim::Duplicate{percent},
                   actions);
        }
        ImGui::EndMenu();
    }
    if (ImGui::MenuItem(look.labelled("menu.timing", "timing").c_str(), "Ctrl T")) {
        actions.emplace_back(ShowDialog{Dialog::Timing});
    }
}

} // namespace

void input_item(const std::string& label, const sim::World& world, const sim::Input& input, Actions& actions,
                const char* shortcut) {
    const bool enabled = sim::valid(world, input) && sim::changes(world, input);
    if (ImGui::MenuItem(label.c_str(), shortcut, false, enabled)) actions.emplace_back(Do{input});
}

void faults_items(const Look& look, const sim::World& world, Actions& actions) {
    heading(look, "faults.partition");
    partitions(look, world, actions);
    ImGui::Separator();
    heading(look, "faults.processes");
    processes(look, world, actions);
    ImGui::Separator();
    heading(look, "faults.set_pieces");
    set_pieces(look, actions);
    ImGui::Separator();
    heading(look, "faults.network");
    network(look, world, actions);
}

} // namespace app
