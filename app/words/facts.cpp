#include "app/words/facts.h"

#include <array>

#include "app/overloaded.h"
#include "app/whole_links.h"
#include "app/words/phrase.h"
#include "raft/sim/commitment.h"
#include "render/short_words.h"

namespace app {
namespace {

using render::Words;
using Lines = std::vector<FactLine>;

void add(Lines& lines, std::string_view name, std::string value) {
    lines.push_back({std::string(name), std::move(value)});
}

std::string yes_or_no(bool yes, const Words& words) {
    return std::string(words.get(yes ? "app.yes" : "app.no"));
}

std::string side_name(raft::NodeId node, raft::ClientId client, const Words& words) {
    if (node != raft::kClientSide) return node_name(node, words);
    return words.fill("app.client_n", {{"client", std::to_string(client)}});
}

raft::ClientId client_in(const raft::Body& body) {
    if (const auto* request = std::get_if<raft::ClientRequest>(&body)) return request->client;
    if (const auto* reply = std::get_if<raft::ClientReply>(&body)) return reply->client;
    return 0;
}

// The fields of Figure 2 keep the paper's names in every language.
Lines body_lines(const raft::Body& body, const Words& words) {
    Lines lines;
    std::visit(
        Overloaded{
            [&](const raft::RequestVote& m) {
                add(lines, "lastLogIndex", std::to_string(m.last_log_index));
                add(lines, "lastLogTerm", std::to_string(m.last_log_term));
            },
            [&](const raft::RequestVoteReply& m) { add(lines, "voteGranted", yes_or_no(m.vote_granted, words)); },
            [&](const raft::AppendEntries& m) {
                add(lines, "prevLogIndex", std::to_string(m.prev_log_index));
                add(lines, "prevLogTerm", std::to_string(m.prev_log_term));
                std::string entries;
                for (const raft::Entry& entry : m.entries.entries()) {
                    if (entries.size() > 60) {
                        entries += " …";
                        break;
                    }
                    if (!entries.empty()) entries += ", ";
                    entries += command_text(entry.command);
                }
                add(lines, "entries[]", entries.empty() ? std::string(words.get("facts.none")) : entries);
                add(lines, "leaderCommit", std::to_string(m.leader_commit));
            },
            [&](const raft::AppendEntriesReply& m) {
                add(lines, "success", yes_or_no(m.success, words));
                if (m.refuses_term()) return;
                add(lines, "prevLogIndex", std::to_string(m.prev_log_index));
                if (m.success) add(lines, "matchIndex", std::to_string(m.match_index));
                if (!m.success) add(lines, "lastLogIndex", std::to_string(m.last_log_index));
            },
            [&](const raft::ClientRequest& m) {
                add(lines, words.get("facts.request"), std::to_string(m.request));
                add(lines, words.get("facts.command"), command_text(m.command));
            },
            [&](const raft::ClientReply& m) {
                constexpr std::array<std::string_view, 3> kOutcomes{"facts.outcome_done", "facts.outcome_not_leader",
                                                                    "facts.outcome_lost"};
                add(lines, words.get("facts.request"), std::to_string(m.request));
                add(lines, words.get("facts.outcome"),
                    std::string(words.get(kOutcomes[static_cast<std::size_t>(m.outcome)])));
                if (m.outcome == raft::Outcome::Done) {
                    add(lines, words.get("facts.result"), std::to_string(m.result));
                } else {
                    add(lines, words.get("facts.leader"), node_name(m.leader, words));
                }
            },
        },
        body);
    return lines;
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

Lines message_lines(sim::MessageId id, const sim::World& world, const Words& words) {
    const sim::InFlight* found = world.network.find(id);
    if (found == nullptr) return {};
    Lines lines;
    if (found->message.term != 0) add(lines, "term", std::to_string(found->message.term));
    for (FactLine& line : body_lines(found->message.body, words))
        lines.push_back(std::move(line));
    add(lines, words.get("facts.sent"), seconds_text(found->sent));
    if (found->due != sim::kNever) {
        add(lines, words.get(found->lost ? "facts.lost_at" : "facts.due"), seconds_text(found->due));
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
    add(lines, words.get("facts.asked"), node_name(client->target, words));
    if (client->state == sim::Client::State::Done)
        add(lines, words.get("facts.result"), std::to_string(client->result));
    add(lines, words.get("facts.tries"), std::to_string(client->tries));
    if (!client->next.empty()) add(lines, words.get("facts.queued"), std::to_string(client->next.size()));
    return lines;
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
    add(lines, words.get("facts.client"), std::to_string(entry.client));
    const sim::Commitment commitment = sim::Commitments(world).of(target.node, target.index);
    const bool only_here_unknown = commitment == sim::Commitment::NotKnownHere;
    add(lines, words.get("facts.committed"),
        only_here_unknown ? words.fill("facts.committed_unknown", {{"node", node_name(target.node, words)}})
                          : yes_or_no(commitment == sim::Commitment::Known, words));
    add(lines, words.get("facts.applied"), yes_or_no(server.up && target.index <= server.node.last_applied, words));
    return lines;
}

} // namespace

std::string_view type_name(const raft::Body& body) {
    return type_name(body.index());
}

std::string_view type_name(std::size_t body) {
    constexpr std::array<std::string_view, std::variant_size_v<raft::Body>> kNames{
        "RequestVote", "RequestVoteReply", "AppendEntries", "AppendEntriesReply", "ClientRequest", "ClientReply"};
    return kNames[body];
}

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
                              const raft::ClientId client = client_in(message.body);
                              return std::string(type_name(message.body)) + "  " +
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
