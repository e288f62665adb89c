#include "app/panels/context_menu.h"

#include "app/overloaded.h"
#include "app/panels/controls.h"
#include "app/panels/fact_card.h"
#include "app/panels/faults_menu.h"
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
    if (ImGui::MenuItem(look.labelled("menu.details", "details").c_str())) {
        actions.emplace_back(Select{render::NodeTarget{node}});
        actions.emplace_back(ShowTab{Tab::Node});
    }
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
}

// A request of this client and of no other: it waits its turn where the client still waits for an answer.
void client_menu(const Look& look, const sim::World& world, raft::ClientId client, Actions& actions) {
    text(look.word("menu.ask_leader"), look.theme.muted_text);
    request_items(world, client, std::nullopt, actions);
}

void message_menu(const Look& look, const sim::World& world, sim::MessageId message, Actions& actions) {
    const sim::InFlight* found = world.network.find(message);
    if (found == nullptr) return;
    const raft::NodeId to = found->message.to;
    const bool stopped = to != raft::kClientSide && !world.servers[to].up;
    if (found->lost || stopped) { // nobody's hand can make it arrive
        const std::string label = found->lost
                                      ? std::string(look.word("menu.deliver_lost"))
                                      : look.words.fill("menu.deliver_stopped", {{"node", node_name(to, look.words)}});
        ImGui::MenuItem((label + "###deliver").c_str(), nullptr, false, false);
    } else {
        input_item(look.labelled("menu.deliver", "deliver"), world, sim::Deliver{message}, actions);
    }
    input_item(look.labelled("menu.drop", "drop"), world, sim::Drop{message}, actions);
}

} // namespace

void context_menu(const Look& look, const Desk& desk, const sim::World& world, Actions& actions) {
    if (desk.open_menu) ImGui::OpenPopup("###menu");
    begin_popup_style(look);
    if (ImGui::BeginPopup("###menu")) {
        if (desk.menu_of) {
            const render::Target& target = *desk.menu_of;
            fact_card(look, target, world);
            ImGui::Separator();
            std::visit(Overloaded{
                           [&](const render::NodeTarget& t) { node_menu(look, world, t.node, actions); },
                           [&](const render::EntryTarget& t) { node_menu(look, world, t.node, actions); },
                           [&](const render::LinkTarget& t) { link_menu(look, world, t, actions); },
                           [&](const render::MessageTarget& t) { message_menu(look, world, t.message, actions); },
                           [&](const render::ClientTarget& t) {
                               retry_item(look, world, t.client, actions);
                               ImGui::Separator();
                               client_menu(look, world, t.client, actions);
                           },
                           [&](const render::TimeTarget& t) {
                               if (ImGui::MenuItem(look.labelled("menu.go_here", "go_here").c_str())) {
                                   actions.emplace_back(GoTo{t.at});
                               }
                           },
                       },
                       target);
        }
        ImGui::EndPopup();
    }
    end_popup_style();
}

} // namespace app
