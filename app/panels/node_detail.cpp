#include "app/panels/node_detail.h"

#include <algorithm>
#include <array>
#include <vector>

#include "app/panels/controls.h"
#include "app/panels/fact_card.h"
#include "app/words/facts.h"
#include "app/words/phrase.h"
#include "app/wrapped.h"
#include "raft/sim/commitment.h"
#include "raft/sim/writes.h"
#include "render/short_words.h"

namespace app {
namespace {

constexpr ImGuiTableFlags kTable = ImGuiTableFlags_SizingStretchSame | ImGuiTableFlags_BordersInnerH;

void heading(const Look& look, std::string_view key) {
    ImGui::Dummy({0, look.em * 0.4F});
    const TextStyle style(look, kSmall, render::Weight::Bold);
    text(look.word(key), look.theme.muted_text);
}

void cell(const std::string& words, render::Color color) {
    ImGui::TableNextColumn();
    text(words, color);
}

void header_row(const Look& look, std::initializer_list<std::string_view> names) {
    const TextStyle style(look, kSmall);
    ImGui::TableNextRow();
    for (const std::string_view name : names)
        cell(std::string(name), look.theme.muted_text);
}

void name_and_role(const Look& look, const sim::Server& server, raft::NodeId node) {
    {
        const TextStyle style(look, 1.6F, render::Weight::Bold);
        text(node_name(node, look.words), look.theme.text);
    }
    ImGui::SameLine(0, look.em * 0.6F);
    const TextStyle style(look, kTitle, render::Weight::SemiBold);
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + look.em * 0.33F);
    text(role_words(look, server), role_text_color(look.theme, server));
}

std::vector<FactLine> disk_lines(const Look& look, const raft::Disk& disk) {
    return {{"currentTerm", std::to_string(disk.current_term)},
            {"votedFor", node_name(disk.voted_for, look.words)},
            {"log[]", look.words.fill("node.entries", {{"count", std::to_string(disk.log.last_index())}})}};
}

// What is there of it survives a crash; what is being written does not yet.
void persistent(const Look& look, const sim::World& world, const sim::Server& server) {
    heading(look, "node.on_disk");
    fact_table(look, disk_lines(look, server.disk));
    const sim::DiskWrite* write = sim::write_under_way(world, server.node.id);
    if (write == nullptr) return;
    heading(look, "node.being_written");
    std::vector<FactLine> lines = disk_lines(look, write->what);
    lines.push_back({std::string(look.word("node.written")),
                     look.words.fill("node.written_at", {{"seconds", render::seconds(write->due, 3)},
                                                         {"left", render::milliseconds(write->due - world.now)}})});
    if (const sim::DiskWrite* next = sim::write_that_waits(world, server.node.id)) {
        lines.push_back({std::string(look.word("node.written_next")),
                         look.words.fill("facts.disk", {{"term", std::to_string(next->what.current_term)},
                                                        {"count", std::to_string(next->what.log.last_index())}})});
    }
    fact_table(look, lines);
}

void volatile_state(const Look& look, const sim::World& world, const sim::Server& server) {
    heading(look, "node.in_memory");
    const raft::Node& node = server.node;
    std::vector<FactLine> lines{{"commitIndex", std::to_string(node.commit_index)},
                                {"lastApplied", std::to_string(node.last_applied)},
                                {std::string(look.word("facts.value")), std::to_string(node.machine.value)},
                                {std::string(look.word("facts.leader")), node_name(node.leader, look.words)}};
    if (server.timer_due != sim::kNever) {
        const bool leads = server.timer == raft::Timer::Heartbeat;
        const sim::Time left = std::max<sim::Time>(0, server.timer_due - world.now);
        const sim::Time whole = server.timer_due - server.timer_armed;
        lines.push_back({std::string(look.word(leads ? "node.heartbeat_in" : "node.timeout_in")),
                         look.words.fill("node.left_of", {{"left", render::milliseconds(left)},
                                                          {"whole", render::milliseconds(whole)}})});
    }
    if (!server.backlog.empty()) {
        lines.push_back({std::string(look.word("node.backlog")), std::to_string(server.backlog.size())});
    }
    if (const std::size_t held = sim::messages_held(world, node.id); held > 0) {
        lines.push_back({std::string(look.word("node.held")), std::to_string(held)});
    }
    fact_table(look, lines);
}

std::string names_in(raft::NodeSet set, int nodes) {
    std::string names;
    for (int node = 0; node < nodes; ++node) {
        if (!set.contains(static_cast<raft::NodeId>(node))) continue;
        if (!names.empty()) names += ' ';
        names += raft::name_of(static_cast<raft::NodeId>(node));
    }
    return names.empty() ? "–" : names;
}

void votes(const Look& look, const sim::World& world, const raft::Node& node) {
    heading(look, "node.votes");
    const int nodes = world.node_count();
    const std::vector<FactLine> lines{{std::string(look.word("node.granted")), names_in(node.votes_granted, nodes)},
                                      {std::string(look.word("node.refused")), names_in(node.votes_refused, nodes)},
                                      {std::string(look.word("node.needed")),
                                       look.words.fill("node.of", {{"count", std::to_string(raft::majority_of(nodes))},
                                                                   {"nodes", std::to_string(nodes)}})}};
    fact_table(look, lines);
}

void followers(const Look& look, const sim::World& world, const raft::Node& node) {
    heading(look, "node.followers");
    if (!ImGui::BeginTable("###followers", 3, kTable)) return;
    set_up_columns({1, 1, 1});
    header_row(look, {look.word("node.follower"), "nextIndex", "matchIndex"});
    for (int i = 0; i < world.node_count(); ++i) {
        const auto peer = static_cast<raft::NodeId>(i);
        if (peer == node.id) continue;
        ImGui::TableNextRow();
        cell(node_name(peer, look.words), look.theme.text);
        cell(std::to_string(node.next_index[peer]), look.theme.text);
        cell(std::to_string(node.match_index[peer]), look.theme.text);
    }
    ImGui::EndTable();
}

// What keeps a request that comes twice from being applied twice (§8).
void sessions(const Look& look, const raft::StateMachine& machine) {
    if (machine.sessions.empty()) return;
    heading(look, "node.sessions");
    if (!ImGui::BeginTable("###sessions", 3, kTable)) return;
    set_up_columns({1, 1, 1});
    header_row(look, {look.word("node.client"), look.word("node.last_request"), look.word("node.answer")});
    for (const raft::ClientSession& session : machine.sessions) {
        ImGui::TableNextRow();
        cell(std::to_string(session.client), look.theme.text);
        cell(std::to_string(session.request), look.theme.text);
        cell(std::to_string(session.result), look.theme.text);
    }
    ImGui::EndTable();
}

const raft::Log& log_of(const sim::Server& server) {
    return server.up ? server.node.log : server.disk.log;
}

struct EntryState {
    std::string_view key;
    render::Color color;
};

EntryState state_of(const Look& look, const sim::Server& server, const sim::Commitments& commitments,
                    raft::Index index) {
    if (server.up && index <= server.node.last_applied) return {"node.applied", look.theme.leader_text};
    switch (commitments.of(server.node.id, index)) {
        case sim::Commitment::Known: return {"node.committed", look.theme.leader_text};
        case sim::Commitment::NotKnownHere: return {"node.committed_unknown", look.theme.text};
        case sim::Commitment::No: break;
    }
    return {"node.uncommitted", look.theme.muted_text};
}

// How wide the columns of the log are beside that of the commands. Where what is known of an entry has no room there,
// it stands below the command, in each row.
struct LogColumns {
    float number = 0; // index, term
    float state = 0;
    bool folded = false;
};

LogColumns columns_of_log(const Look& look) {
    float state = 0;
    for (const char* key : {"node.applied", "node.committed", "node.committed_unknown", "node.uncommitted"})
        state = std::max(state, text_width(look.word(key)));
    const TextStyle style(look, kSmall);
    const float number =
        std::max({text_width(look.word("facts.index")), text_width(look.word("facts.term")), text_width("0000")});
    const float gaps = ImGui::GetStyle().CellPadding.x * 8;
    const float room = ImGui::GetContentRegionAvail().x - 2 * number - gaps;
    return {.number = number, .state = state, .folded = room < state + look.em * 5};
}

void log_row(const Look& look, const sim::Server& server, const sim::Commitments& commitments, raft::Index index,
             bool folded) {
    const raft::Entry& entry = log_of(server).at(index);
    const EntryState state = state_of(look, server, commitments, index);
    ImGui::TableNextRow();
    cell(std::to_string(index), look.theme.muted_text);
    cell(std::to_string(entry.term), render::term_colors(look.theme, entry.term).ink);
    cell(command_text(entry.command), look.theme.text);
    if (!folded) return cell(std::string(look.word(state.key)), state.color);
    const TextStyle style(look, kSmall);
    text(look.word(state.key), state.color);
}

void log_table(const Look& look, const sim::World& world, const sim::Server& server) {
    heading(look, "node.log");
    const raft::Log& log = log_of(server);
    const sim::Commitments commitments(world);
    if (log.last_index() == 0) {
        const TextStyle style(look, kSmall);
        text_wrapped(look.word("node.log_empty"), look.theme.muted_text);
        return;
    }
    const LogColumns columns = columns_of_log(look);
    constexpr ImGuiTableFlags kLogTable = ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_BordersInnerH;
    if (!ImGui::BeginTable("###log", columns.folded ? 3 : 4, kLogTable)) return;
    for (int i = 0; i < 2; ++i)
        ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, columns.number);
    set_up_columns({1});
    if (!columns.folded) ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, columns.state);
    header_row(look, {look.word("facts.index"), look.word("facts.term"), look.word("facts.command")});
    // The newest on top: that is where things happen.
    ImGuiListClipper rows;
    rows.Begin(static_cast<int>(log.last_index()));
    while (rows.Step()) {
        for (int row = rows.DisplayStart; row < rows.DisplayEnd; ++row) {
            log_row(look, server, commitments, log.last_index() - static_cast<raft::Index>(row), columns.folded);
        }
    }
    ImGui::EndTable();
}

} // namespace

render::Color role_text_color(const render::Theme& theme, const sim::Server& server) {
    if (!server.up) return theme.muted_text;
    switch (server.node.role) {
        case raft::Role::Leader: return theme.leader_text;
        case raft::Role::Candidate: return theme.candidate_text;
        case raft::Role::Follower: break;
    }
    return theme.follower_text;
}

std::string role_words(const Look& look, const sim::Server& server) {
    if (!server.up) return std::string(look.word("facts.stopped"));
    std::string words = role_name(server.node.role, look.words);
    if (server.paused) words += " · " + std::string(look.word("facts.paused"));
    return words;
}

void node_detail(const Look& look, const sim::World& world, raft::NodeId id, DetailOrder order) {
    const sim::Server& server = world.servers[id];
    const auto of_its_role = [&] {
        if (server.up && server.node.role == raft::Role::Candidate) votes(look, world, server.node);
        if (server.up && server.node.role == raft::Role::Leader) followers(look, world, server.node);
    };
    name_and_role(look, server, id);
    if (order == DetailOrder::RoleFirst) of_its_role();
    persistent(look, world, server);
    if (server.up) volatile_state(look, world, server);
    if (order == DetailOrder::AsInThePaper) of_its_role();
    if (server.up) sessions(look, server.node.machine);
    log_table(look, world, server);
}

} // namespace app
