#include "app/panels/context_menu.h"

#include <array>

#include "app/message_acts.h"
#include "app/node_acts.h"
#include "app/overloaded.h"
#include "app/panels/controls.h"
#include "app/panels/fact_card.h"
#include "app/panels/faults_menu.h"
#include "app/panels/place_menus.h"
#include "app/whole_links.h"
#include "app/words/phrase.h"
#include "raft/sim/free_client.h"

namespace app {
namespace {

std::string node_item(const Look& look, std::string_view key, raft::NodeId node) {
    return look.words.fill(key, {{"node", node_name(node, look.words)}}) + "###" + std::string(key);
}

void request_items(const sim::World& world, raft::ClientId client, std::optional<raft::NodeId> to, Actions& actions) {
    const std::int64_t value = 5;
    for (const raft::Command& command :
         {raft::Command{raft::Op::Set, value}, raft::Command{raft::Op::Add, 2}, raft::Command{raft::Op::Get, 0}}) {
        input_item(command_text(command), world, sim::Request{client, to, command}, actions);
    }
}

// Greyed out where it would do nothing; then its tooltip says why.
void retry_item(const Look& look, const sim::World& world, raft::ClientId client, Actions& actions) {
    input_item(look.labelled("menu.retry", "retry"), world, sim::Retry{client}, actions);
    explain(look, look.word(sim::changes(world, sim::Retry{client}) ? "help.retry" : "help.retry_idle"));
}

// All messages under way that a thing has.
void messages_items(const Look& look, const sim::World& world, const std::vector<sim::MessageId>& messages,
                    Actions& actions) {
    const auto item = [&](std::string_view key, const char* id, const Inputs& inputs) {
        const std::string label = look.words.fill(key, {{"count", std::to_string(inputs.size())}}) + "###" + id;
        if (ImGui::MenuItem(label.c_str(), nullptr, false, !inputs.empty())) actions.emplace_back(Do{inputs});
    };
    item("menu.deliver_messages", "deliver_all", deliver_all(world, messages));
    item("menu.drop_messages", "drop_all", drop_all(messages));
}

void node_menu(const Look& look, const sim::World& world, raft::NodeId node, Actions& actions) {
    const sim::Server& server = world.servers[node];
    if (server.up) {
        input_item(node_item(look, "menu.kill", node), world, sim::Kill{node}, actions, "K");
    } else {
        input_item(node_item(look, "menu.restart", node), world, sim::Restart{node}, actions, "K");
    }
    if (server.paused) {
        input_item(node_item(look, "menu.resume", node), world, sim::Resume{node}, actions, "Z");
    } else {
        input_item(node_item(look, "menu.pause", node), world, sim::Pause{node}, actions, "Z");
    }
    const bool leads = server.up && server.node.role == raft::Role::Leader;
    input_item(node_item(look, leads ? "menu.beat" : "menu.timeout", node), world, sim::FireTimer{node}, actions, "T");
    ImGui::Separator();
    if (is_isolated(world, node)) {
        if (ImGui::MenuItem(node_item(look, "menu.rejoin", node).c_str(), "I"))
            actions.emplace_back(Do{rejoin(world, node)});
    } else {
        input_item(node_item(look, "menu.isolate", node), world, sim::Isolate{node}, actions, "I");
    }
    ImGui::Separator();
    if (ImGui::BeginMenu(node_item(look, "menu.request", node).c_str())) {
        request_items(world, free_client(world), node, actions);
        ImGui::EndMenu();
    }
    if (ImGui::BeginMenu(node_item(look, "menu.messages", node).c_str())) {
        messages_items(look, world, messages_of(world, node), actions);
        ImGui::EndMenu();
    }
    if (ImGui::MenuItem(look.labelled("menu.details", "details").c_str())) {
        actions.emplace_back(Select{render::NodeTarget{node}});
        actions.emplace_back(ShowTab{Tab::Node});
    }
}

// An entry for an act on all of them, greyed out where it would change nothing.
void act_item(const Look& look, std::string_view key, const Inputs& inputs, Actions& actions,
              const char* shortcut = nullptr) {
    const std::string label = look.labelled("menu." + std::string(key), key);
    if (ImGui::MenuItem(label.c_str(), shortcut, false, !inputs.empty())) actions.emplace_back(Do{inputs});
}

void several_menu(const Look& look, const sim::World& world, raft::NodeSet nodes, Actions& actions) {
    act_item(look, "kill_all", kill_all(world, nodes), actions, "K");
    act_item(look, "restart_all", restart_all(world, nodes), actions, "K");
    act_item(look, "pause_all", pause_all(world, nodes), actions, "Z");
    act_item(look, "resume_all", resume_all(world, nodes), actions, "Z");
    act_item(look, "timeout_all", fire_timers(world, nodes), actions, "T");
    ImGui::Separator();
    act_item(look, "separate", separate(world, nodes), actions, "S");
    act_item(look, "reunite", reunite(world, nodes), actions, "S");
    act_item(look, "isolate_all", isolate_all(world, nodes), actions, "I");
    act_item(look, "rejoin_all", rejoin_all(world, nodes), actions, "I");
}

// Of a node, or of all that are selected where it is one of them.
void nodes_menu(const Look& look, const Desk& desk, const sim::World& world, raft::NodeId node, Actions& actions) {
    if (desk.several.contains(node)) return several_menu(look, world, desk.several, actions);
    node_menu(look, world, node, actions);
}

void link_menu(const Look& look, const sim::World& world, const render::LinkTarget& link, Actions& actions) {
    const std::string a = node_name(link.from, look.words);
    const std::string b = node_name(link.to, look.words);
    const auto item = [&](std::string_view key, const std::string& arrow, const char* id, const sim::Input& input) {
        input_item(look.words.fill(key, {{"link", arrow}}) + "###" + id, world, input, actions);
    };
    item("menu.cut", a + " – " + b, "cut_both", sim::Cut{link.from, link.to, true});
    item("menu.cut", a + " → " + b, "cut_forth", sim::Cut{link.from, link.to, false});
    item("menu.cut", b + " → " + a, "cut_back", sim::Cut{link.to, link.from, false});
    ImGui::Separator();
    item("menu.mend", a + " – " + b, "mend_both", sim::Mend{link.from, link.to, true});
    item("menu.mend", a + " → " + b, "mend_forth", sim::Mend{link.from, link.to, false});
    item("menu.mend", b + " → " + a, "mend_back", sim::Mend{link.to, link.from, false});
    ImGui::Separator();
    messages_items(look, world, messages_between(world, link.from, link.to), actions);
}

// A request of this client and of no other: it waits its turn where the client still waits for an answer.
void client_menu(const Look& look, const sim::World& world, raft::ClientId client, Actions& actions) {
    text(look.word("menu.ask_leader"), look.theme.muted_text);
    request_items(world, client, std::nullopt, actions);
}

// Why a menu cannot let it arrive; empty where it can.
std::string why_not_delivered(const Look& look, const sim::World& world, const sim::InFlight& message) {
    if (can_arrive(world, message)) return {};
    if (message.lost) return std::string(look.word("menu.deliver_lost"));
    return look.words.fill("menu.deliver_stopped", {{"node", node_name(message.message.to, look.words)}});
}

void delay_menu(const Look& look, const sim::World& world, sim::MessageId message, Actions& actions) {
    constexpr std::array<int, 5> kDelays{5, 20, 50, 200, 1000}; // ms
    const bool possible = sim::changes(world, sim::Delay{message, sim::kMillisecond});
    if (!ImGui::BeginMenu(look.labelled("menu.delay", "delay").c_str(), possible)) return;
    for (const int delay : kDelays) {
        const std::string label = "+ " + std::to_string(delay) + " ms###delay" + std::to_string(delay);
        input_item(label, world, sim::Delay{message, delay * sim::kMillisecond}, actions);
    }
    ImGui::EndMenu();
}

void message_menu(const Look& look, const sim::World& world, sim::MessageId message, Actions& actions) {
    const sim::InFlight* found = world.network.find(message);
    if (found == nullptr) return;
    if (const std::string why = why_not_delivered(look, world, *found); !why.empty()) {
        ImGui::MenuItem((why + "###deliver").c_str(), nullptr, false, false);
    } else {
        input_item(look.labelled("menu.deliver", "deliver"), world, sim::Deliver{message}, actions);
    }
    input_item(look.labelled("menu.drop", "drop"), world, sim::Drop{message}, actions);
    delay_menu(look, world, message, actions);
    input_item(look.labelled("menu.copy", "copy"), world, sim::Copy{message}, actions);
}

void card_above(const Look& look, const Desk& desk, const render::Target& target, const sim::World& world) {
    const auto* node = std::get_if<render::NodeTarget>(&target);
    if (node == nullptr || !desk.several.contains(node->node)) {
        return fact_card(look, target, world, FactDetail::Meanings);
    }
    std::string names;
    for (const raft::NodeId one : nodes_in(desk.several))
        names += (names.empty() ? "" : " ") + node_name(one, look.words);
    const TextStyle style(look, kNormal, render::Weight::SemiBold);
    text(look.words.fill("menu.several", {{"nodes", names}}), look.theme.text);
}

} // namespace

void context_menu(const Look& look, const Shown& shown, Actions& actions) {
    const Desk& desk = shown.desk;
    const sim::World& world = shown.world;
    if (desk.open_menu) ImGui::OpenPopup("###menu");
    begin_popup_style(look);
    if (ImGui::BeginPopup("###menu")) {
        if (desk.menu && !desk.menu->target) stage_menu(look, shown, actions);
        if (desk.menu && desk.menu->target) {
            const render::Target& target = *desk.menu->target;
            card_above(look, desk, target, world);
            ImGui::Separator();
            std::visit(
                Overloaded{
                    [&](const render::NodeTarget& t) { nodes_menu(look, desk, world, t.node, actions); },
                    [&](const render::EntryTarget& t) { node_menu(look, world, t.node, actions); },
                    [&](const render::LinkTarget& t) { link_menu(look, world, t, actions); },
                    [&](const render::MessageTarget& t) { message_menu(look, world, t.message, actions); },
                    [&](const render::ClientTarget& t) {
                        retry_item(look, world, t.client, actions);
                        ImGui::Separator();
                        client_menu(look, world, t.client, actions);
                    },
                    [&](const render::TimeTarget& t) { moment_menu(look, shown, t.at, desk.menu->node, actions); },
                },
                target);
        }
        ImGui::EndPopup();
    }
    end_popup_style();
}

} // namespace app
