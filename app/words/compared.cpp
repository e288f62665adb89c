#include "app/words/compared.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "app/words/phrase.h"
#include "raft/sim/commitment.h"
#include "raft/sim/log_of.h"
#include "render/short_words.h"

namespace app {
namespace {

using render::Words;

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

// The first entry that may stand otherwise in the one world than in the other, or be known otherwise to be committed.
raft::Index first_different(const sim::World& here, const sim::World& there) {
    raft::Index same = std::min(here.committed.index, there.committed.index);
    for (std::size_t i = 0; i < here.servers.size() && i < there.servers.size(); ++i) {
        const raft::Log& one = sim::log_of(here.servers[i]);
        const raft::Log& other = sim::log_of(there.servers[i]);
        const raft::Index shared = shared_until(one, other);
        const bool alike = shared == one.last_index() && shared == other.last_index();
        if (!alike) same = std::min(same, shared);
    }
    return same + 1;
}

// Of all requests that are in a log from that entry on, or that a client speaks of.
std::map<RequestId, Stands> requests_of(const sim::World& world, raft::Index first) {
    std::map<RequestId, Stands> requests;
    const sim::Commitments commitments(world);
    for (const sim::Server& server : world.servers) {
        const raft::Log& log = sim::log_of(server);
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

std::string told(const RequestId& request, const std::map<RequestId, Stands>& requests, const sim::World& world,
                 const Words& words) {
    const auto found = requests.find(request);
    if (found == requests.end() || found->second.empty()) {
        const sim::Client* client = sim::find_client(world, request.client);
        const bool asked = client != nullptr && client->request >= request.request;
        return std::string(words.get(asked ? "compared.in_no_log" : "compared.not_asked"));
    }
    std::string text;
    for (const auto& [place, stand] : found->second) {
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

// By the last entry that either world has of them; those that no log has come first.
std::vector<RequestId> newest_first(const std::map<RequestId, Stands>& one, const std::map<RequestId, Stands>& other) {
    std::map<RequestId, raft::Index> last;
    for (const auto* requests : {&one, &other}) {
        for (const auto& [request, stands] : *requests) {
            raft::Index& index = last[request];
            if (!stands.empty()) index = std::max(index, stands.rbegin()->first.first);
        }
    }
    std::vector<RequestId> all;
    all.reserve(last.size());
    for (const auto& [request, index] : last)
        all.push_back(request);
    std::ranges::stable_sort(all, [&](const RequestId& a, const RequestId& b) {
        // 0 is in no log: smaller than any once it is counted down from.
        return last[a] - 1 > last[b] - 1;
    });
    return all;
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
    const raft::Index first = first_different(here, there);
    const std::map<RequestId, Stands> one = requests_of(here, first);
    const std::map<RequestId, Stands> other = requests_of(there, first);
    for (const RequestId& request : newest_first(one, other))
        add(command_text(request.command), told(request, one, here, words), told(request, other, there, words));
    return rows;
}

} // namespace app
