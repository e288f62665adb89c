#include "app/words/facts.h"

#include <array>

#include "app/overloaded.h"
#include "app/whole_links.h"
#include "app/words/phrase.h"
#include "app/words/sentence.h"
#include "raft/core/message_fields.h"
#include "raft/sim/commitment.h"
#include "render/short_words.h"

namespace app {
namespace {

using render::Words;
using Lines = std::vector<FactLine>;

void add(Lines& lines, std::string_view name, std::string value, std::string_view meaning = {}) {
    lines.push_back({std::string(name), std::move(value), std::string(meaning)});
}

std::string yes_or_no(bool yes, const Words& words) {
    return std::string(words.get(yes ? "app.yes" : "app.no"));
}

std::string side_name(raft::NodeId node, raft::ClientId client, const Words& words) {
    if (node != raft::kClientSide) return node_name(node, words);
    return words.fill("app.client_n", {{"client", std::to_string(client)}});
}

// As Figure 2 writes it: "prev_log_index" → "prevLogIndex".
std::string paper_name(std::string_view name) {
    std::string text;
    bool capital = false;
    for (const char letter : name) {
        if (letter != '_') text += capital ? static_cast<char>(letter - 'a' + 'A') : letter;
        capital = letter == '_';
    }
    return text;
}

std::string entries_text(const raft::LogSlice& entries, const Words& words) {
    constexpr std::size_t kLongEnough = 60;
    if (entries.empty()) return std::string(words.get("facts.none"));
    std::string text;
    for (const raft::Entry& entry : entries.entries()) {
        if (text.size() > kLongEnough) return text + " …";
        if (!text.empty()) text += ", ";
        text += command_text(entry.command);
    }
    return text;
}

// The fields of a message between nodes keep the paper's names in every language; what clients say has none there.
struct AddField {
    Lines& lines;
    const Words& words;
    std::string_view body; // as keys of words have it

    std::string_view meaning(std::string_view name) const {
        return words.get("means." + std::string(body) + "." + std::string(name));
    }
    void operator()(std::string_view name, std::uint64_t number) const {
        add(lines, paper_name(name), std::to_string(number), meaning(name));
    }
    void operator()(std::string_view name, bool value) const {
        add(lines, paper_name(name), yes_or_no(value, words), meaning(name));
    }
    void operator()(std::string_view, const std::optional<raft::Rule>& refused_by) const {
        if (refused_by) add(lines, words.get("facts.refused_by"), citation_of(*refused_by, words));
    }
    void operator()(std::string_view name, const raft::LogSlice& entries) const {
        add(lines, std::string(name) + "[]", entries_text(entries, words), meaning(name));
    }
};

std::string_view key_of(const raft::RequestVote&) {
    return "vote";
}
std::string_view key_of(const raft::RequestVoteReply&) {
    return "vote_reply";
}
std::string_view key_of(const raft::AppendEntries&) {
    return "append";
}

void add_body(Lines& lines, const raft::AppendEntriesReply& reply, const Words& words) {
    each_field(reply, [&](std::string_view name, const auto& value) {
        if (says(reply, name)) AddField{lines, words, "append_reply"}(name, value);
    });
}

void add_body(Lines& lines, const raft::ClientRequest& request, const Words& words) {
    add(lines, words.get("facts.request"), std::to_string(request.request), words.get("means.request"));
    add(lines, words.get("facts.command"), command_text(request.command));
}

void add_body(Lines& lines, const raft::ClientReply& reply, const Words& words) {
    constexpr std::array<std::string_view, 3> kOutcomes{"facts.outcome_done", "facts.outcome_not_leader",
                                                        "facts.outcome_lost"};
    add(lines, words.get("facts.request"), std::to_string(reply.request), words.get("means.request"));
    add(lines, words.get("facts.outcome"), std::string(words.get(kOutcomes[static_cast<std::size_t>(reply.outcome)])));
    if (reply.outcome == raft::Outcome::Done) {
        add(lines, words.get("facts.result"), std::to_string(reply.result));
    } else {
        add(lines, words.get("facts.leader"), node_name(reply.leader, words));
    }
}

void add_body(Lines& lines, const auto& body, const Words& words) {
    each_field(body, AddField{lines, words, key_of(body)});
}

Lines node_lines(raft::NodeId id, const sim::World& world, const Words& words) {
    const sim::Server& server = world.servers[id];
    Lines lines;
    if (!server.up) {
        add(lines, words.get("facts.state"), std::string(words.get("facts.stopped")));
        add(lines, words.get("facts.on_disk"),
            words.fill("facts.disk", {{"term", std::to_string(server.disk.current_term)},
                                      {"count", std::to_string(server.disk.log.last_index())}}));
        return lines;
    }
    add(lines, words.get("facts.role"), role_name(server.node.role, words));
    if (server.paused) add(lines, words.get("facts.state"), std::string(words.get("facts.paused")));
    add(lines, words.get("facts.term"), std::to_string(server.node.current_term));
    add(lines, words.get("facts.value"), std::to_string(server.node.machine.value));
    add(lines, words.get("facts.log_length"), std::to_string(server.node.log.last_index()));
    add(lines, words.get("facts.commit_index"), std::to_string(server.node.commit_index));
    return lines;
}

Lines link_lines(const render::LinkTarget& link, const sim::World& world, const Words& words) {
    Lines lines;
    for (const auto& [from, to] : {std::pair(link.from, link.to), std::pair(link.to, link.from)}) {
        const sim::Link& way = world.network.link(from, to);
        std::string value(words.get(way.cut ? "facts.cut" : "facts.whole"));
        if (way.loss_percent > 0)
            value += " · " + words.fill("facts.loses", {{"percent", std::to_string(way.loss_percent)}});
        const sim::Range* own = world.network.latency(from, to);
        const sim::Range& latency = own != nullptr ? *own : world.config.timing.latency;
        value += " · " + render::milliseconds(latency);
        add(lines, node_name(from, words) + " → " + node_name(to, words), value);
    }
    return lines;
}

// When it is due, and where it will find nobody.
std::string arrival_text(const sim::InFlight& in_flight, const sim::World& world, const Words& words) {
    const raft::NodeId to = in_flight.message.to;
    std::string time = seconds_text(in_flight.due);
    if (in_flight.lost)
        return time + " · " + std::string(words.get(in_flight.cut ? "facts.by_cut" : "facts.by_chance"));
    if (to == raft::kClientSide || world.servers[to].up) return time;
    return words.fill("facts.receiver_stopped", {{"time", time}, {"node", node_name(to, words)}});
}

Lines message_lines(sim::MessageId id, const sim::World& world, const Words& words) {
    const sim::InFlight* found = world.network.find(id);
    if (found == nullptr) return {};
    Lines lines;
    if (found->message.term != 0) add(lines, "term", std::to_string(found->message.term), words.get("means.term"));
    std::visit([&](const auto& body) { add_body(lines, body, words); }, found->message.body);
    add(lines, words.get("facts.sent"), seconds_text(found->sent));
    if (found->due != sim::kNever) {
        add(lines, words.get(found->lost ? "facts.lost_at" : "facts.due"), arrival_text(*found, world, words));
    }
    if (found->duplicate) add(lines, words.get("facts.copy"), yes_or_no(true, words));
    return lines;
}

Lines client_lines(raft::ClientId id, const sim::World& world, const Words& words) {
    const sim::Client* client = sim::find_client(world, id);
    if (client == nullptr) return {};
    constexpr std::array<std::string_view, 4> kStates{"facts.client_waiting", "facts.client_done",
                                                      "facts.client_failed", "facts.client_unknown"};
    Lines lines;
    add(lines, words.get("facts.command"), command_text(client->command));
    add(lines, words.get("facts.state"), std::string(words.get(kStates[static_cast<std::size_t>(client->state)])));
    add(lines, words.get("facts.meant_for"),
        client->named ? node_name(*client->named, words) : std::string(words.get("facts.whoever_leads")));
    add(lines, words.get("facts.asked"), node_name(client->target, words));
    if (client->state == sim::Client::State::Done)
        add(lines, words.get("facts.result"), std::to_string(client->result));
    add(lines, words.get("facts.tries"), std::to_string(client->tries));
    if (!client->next.empty()) add(lines, words.get("facts.queued"), std::to_string(client->next.size()));
    return lines;
}

// Who of a cluster knows it may be told; whether a majority stores an entry by now is known to nobody in it.
std::string committed_text(sim::Commitment commitment, raft::NodeId node, const Words& words) {
    switch (commitment) {
        case sim::Commitment::Known: return yes_or_no(true, words);
        case sim::Commitment::NotKnownHere:
            return words.fill("facts.committed_unknown", {{"node", node_name(node, words)}});
        case sim::Commitment::No: break;
    }
    return std::string(words.get("facts.committed_nowhere"));
}

Lines entry_lines(const render::EntryTarget& target, const sim::World& world, const Words& words) {
    const sim::Server& server = world.servers[target.node];
    const raft::Log& log = server.up ? server.node.log : server.disk.log;
    if (target.index < 1 || target.index > log.last_index()) return {};
    const raft::Entry& entry = log.at(target.index);
    Lines lines;
    add(lines, words.get("facts.command"), command_text(entry.command));
    add(lines, words.get("facts.index"), std::to_string(target.index));
    add(lines, words.get("facts.term"), std::to_string(entry.term));
    add(lines, words.get("facts.client"),
        entry.client == 0 ? std::string(words.get("facts.no_client")) : std::to_string(entry.client));
    const sim::Commitment commitment = sim::Commitments(world).of(target.node, target.index);
    add(lines, words.get("facts.committed"), committed_text(commitment, target.node, words));
    add(lines, words.get("facts.applied"), yes_or_no(server.up && target.index <= server.node.last_applied, words));
    return lines;
}

} // namespace

std::string title_of(const render::Target& target, const sim::World& world, const Words& words) {
    return std::visit(Overloaded{
                          [&](const render::NodeTarget& t) {
                              return words.fill("facts.node_n", {{"node", node_name(t.node, words)}});
                          },
                          [&](const render::LinkTarget& t) {
                              return words.fill("facts.link_n",
                                                {{"link", node_name(t.from, words) + " – " + node_name(t.to, words)}});
                          },
                          [&](const render::MessageTarget& t) {
                              const sim::InFlight* found = world.network.find(t.message);
                              if (found == nullptr) return std::string(words.get("facts.message_gone"));
                              const raft::Message& message = found->message;
                              const raft::ClientId client = raft::client_of(message);
                              return std::string(raft::name_of(message.body)) + "  " +
                                     side_name(message.from, client, words) + " → " +
                                     side_name(message.to, client, words);
                          },
                          [&](const render::ClientTarget& t) {
                              return words.fill("app.client_n", {{"client", std::to_string(t.client)}});
                          },
                          [&](const render::EntryTarget& t) {
                              return words.fill("facts.entry_n", {{"index", std::to_string(t.index)},
                                                                  {"node", node_name(t.node, words)}});
                          },
                          [&](const render::TimeTarget& t) { return seconds_text(t.at); },
                      },
                      target);
}

std::vector<FactLine> facts_of(const render::Target& target, const sim::World& world, const Words& words) {
    return std::visit(Overloaded{
                          [&](const render::NodeTarget& t) { return node_lines(t.node, world, words); },
                          [&](const render::LinkTarget& t) { return link_lines(t, world, words); },
                          [&](const render::MessageTarget& t) { return message_lines(t.message, world, words); },
                          [&](const render::ClientTarget& t) { return client_lines(t.client, world, words); },
                          [&](const render::EntryTarget& t) { return entry_lines(t, world, words); },
                          [&](const render::TimeTarget&) { return Lines{}; },
                      },
                      target);
}

} // namespace app
