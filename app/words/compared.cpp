#include "app/words/compared.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "app/words/phrase.h"
#include "raft/sim/commitment.h"
#include "raft/sim/log_of.h"
#include "render/short_words.h"

namespace app {
namespace {

using render::Words;

constexpr raft::Index kLookedBack = 512; // entries of each log: of older ones nobody asks what differs

// A client's request, by which an entry is the same in both futures, wherever it stands.
struct RequestId {
    raft::ClientId client = 0;
    raft::RequestNumber request = 0;
    raft::Command command;

    auto key() const { return std::tuple(request, client, command.op, command.number); }
    friend bool operator<(const RequestId& a, const RequestId& b) { return a.key() < b.key(); }
};

// Where the entries of one request stand.
struct Stand {
    raft::NodeSet nodes;
    bool committed = false;
};
using Stands = std::map<std::pair<raft::Index, raft::Term>, Stand>;

// Of all requests that are in a log, or that a client speaks of.
std::map<RequestId, Stands> requests_of(const sim::World& world) {
    std::map<RequestId, Stands> requests;
    const sim::Commitments commitments(world);
    for (const sim::Server& server : world.servers) {
        const raft::Log& log = sim::log_of(server);
        const raft::Index first = log.last_index() > kLookedBack ? log.last_index() - kLookedBack + 1 : 1;
        for (raft::Index index = first; index <= log.last_index(); ++index) {
            const raft::Entry& entry = log.at(index);
            Stand& stand = requests[{entry.client, entry.request, entry.command}][{index, entry.term}];
            stand.nodes.insert(server.node.id);
            if (commitments.of(server.node.id, index) != sim::Commitment::No) stand.committed = true;
        }
    }
    for (const sim::Client& client : world.clients)
        requests[{client.id, client.request, client.command}];
    return requests;
}

std::string told(const Stands& stands, const sim::World& world, const Words& words) {
    if (stands.empty()) return std::string(words.get("compared.in_no_log"));
    std::string text;
    for (const auto& [place, stand] : stands) {
        if (!text.empty()) text += "; ";
        const bool everywhere = stand.nodes.size() == world.node_count();
        const std::string key = std::string(stand.committed ? "compared.committed" : "compared.uncommitted") +
                                (everywhere ? ".everywhere" : "");
        text += words.fill(key, {{"index", std::to_string(place.first)},
                                 {"term", std::to_string(place.second)},
                                 {"nodes", names_of(stand.nodes)}});
    }
    return text;
}

std::string leaders_of(const sim::World& world, const Words& words) {
    std::string text;
    for (const sim::Server& server : world.servers) {
        if (!server.up || server.node.role != raft::Role::Leader) continue;
        if (!text.empty()) text += "; ";
        text += words.fill(
            server.paused ? "compared.leads_paused" : "compared.leads",
            {{"node", node_name(server.node.id, words)}, {"term", std::to_string(server.node.current_term)}});
    }
    return text.empty() ? std::string(words.get("compared.nobody_leads")) : text;
}

std::string values_of(const sim::World& world, const Words& words) {
    std::map<std::int64_t, raft::NodeSet> values;
    for (const sim::Server& server : world.servers) {
        if (server.up) values[server.node.machine.value].insert(server.node.id);
    }
    if (values.empty()) return std::string(words.get("compared.no_value"));
    std::string text;
    for (const auto& [value, nodes] : values) {
        if (!text.empty()) text += "; ";
        const bool everywhere = nodes.size() == world.node_count();
        text += words.fill(everywhere ? "compared.value_everywhere" : "compared.value",
                           {{"value", render::short_number(value)}, {"nodes", names_of(nodes)}});
    }
    return text;
}

std::string stopped_of(const sim::World& world, const Words& words) {
    raft::NodeSet stopped;
    for (const sim::Server& server : world.servers) {
        if (!server.up) stopped.insert(server.node.id);
    }
    return stopped.size() == 0 ? std::string(words.get("compared.none_stopped")) : names_of(stopped);
}

} // namespace

std::vector<ComparedRow> compared(const sim::World& here, const sim::World& there, const Words& words) {
    std::vector<ComparedRow> rows;
    const auto add = [&](std::string what, std::string one, std::string other) {
        if (one != other) rows.push_back({std::move(what), std::move(one), std::move(other)});
    };
    add(std::string(words.get("compared.leader")), leaders_of(here, words), leaders_of(there, words));
    add(std::string(words.get("compared.stopped")), stopped_of(here, words), stopped_of(there, words));
    add(std::string(words.get("compared.values")), values_of(here, words), values_of(there, words));
    const std::map<RequestId, Stands> one = requests_of(here);
    const std::map<RequestId, Stands> other = requests_of(there);
    std::set<RequestId> all;
    for (const auto& [request, stands] : one)
        all.insert(request);
    for (const auto& [request, stands] : other)
        all.insert(request);
    const auto in = [&](const std::map<RequestId, Stands>& requests, const RequestId& request,
                        const sim::World& world) {
        const auto found = requests.find(request);
        return found == requests.end() ? std::string(words.get("compared.not_asked"))
                                       : told(found->second, world, words);
    };
    for (auto request = all.rbegin(); request != all.rend(); ++request)
        add(command_text(request->command), in(one, *request, here), in(other, *request, there));
    return rows;
}

} // namespace app
