#include "raft/lesson/found.h"

#include <algorithm>

#include "raft/file/disks_json.h"
#include "raft/file/state_json.h"
#include "raft/lesson/tally.h"

namespace lesson {
namespace {

std::string number(std::uint64_t n) {
    return std::to_string(n);
}

std::string name(raft::NodeId node) {
    return std::string(1, raft::name_of(node));
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : std::string(between)) + part;
    return text;
}

// The newest entries tell where a log stands; a long one would bury the rest of the message.
std::string shown_log(const raft::Log& log) {
    constexpr raft::Index kMost = 8;
    const raft::Index last = log.last_index();
    if (last == 0) return "[]";
    std::vector<std::string> entries;
    if (last > kMost) entries.emplace_back("…");
    for (raft::Index index = last > kMost ? last - kMost + 1 : 1; index <= last; ++index)
        entries.push_back(file::write_entry_text(log.at(index)));
    return '[' + joined(entries, ", ") + ']';
}

std::string shown_entry(const raft::Log& log, raft::Index index) {
    const std::string place = "entry " + number(index);
    return index > log.last_index() ? "no " + place : place + " \"" + file::write_entry_text(log.at(index)) + '"';
}

std::string shown_role(const sim::Server& server) {
    return server.up ? std::string(file::name_of(server.node.role)) : "stopped";
}

std::string shown_vote(const raft::Node& node) {
    return node.voted_for == raft::kNobody ? "voted for nobody" : "voted for " + name(node.voted_for);
}

// What a node is, of all that the condition speaks of.
std::string shown_server(const NodesAre& said, const sim::Server& server) {
    const raft::Node& node = server.node;
    const raft::Index last = node.log.last_index();
    std::vector<std::string> parts;
    if (said.role || !server.up) parts.push_back(shown_role(server));
    if (said.up && server.up) parts.emplace_back("up");
    if (said.paused) parts.emplace_back(server.paused ? "paused" : "not paused");
    if (said.term) parts.push_back("of term " + number(node.current_term));
    if (said.voted_for) parts.push_back(shown_vote(node));
    if (said.value && server.up) parts.push_back("at value " + std::to_string(node.machine.value));
    if (said.commit || said.committed) parts.push_back("commit index " + number(node.commit_index));
    if (said.stored) parts.push_back("last index " + number(last));
    if (said.uncommitted) {
        parts.push_back(number(last - std::min(node.commit_index, last)) + " uncommitted");
    }
    if (said.votes) parts.push_back(number(static_cast<std::uint64_t>(node.votes_granted.size())) + " votes");
    if (said.log) parts.push_back("log " + shown_log(node.log));
    if (said.holds) parts.push_back(shown_entry(node.log, said.holds->index));
    return name(node.id) + ": " + (parts.empty() ? "there" : joined(parts, ", "));
}

struct Found {
    const BeatSoFar& so_far;

    std::string operator()(const NodesAre& said) const {
        const raft::NodeSet group = members(said.group, so_far.world);
        std::vector<std::string> nodes;
        for (const sim::Server& server : so_far.world.servers) {
            if (group.contains(server.node.id)) nodes.push_back(shown_server(said, server));
        }
        if (!nodes.empty()) return joined(nodes, "; ");
        return said.group.which == Group::Which::Leader ? "there is no leader" : "no process runs";
    }
    std::string operator()(const Count& said) const {
        return "in the role " + std::string(file::name_of(said.role)) + ": " +
               std::to_string(count_of(said, so_far.world));
    }
    std::string operator()(const ClientIs& said) const {
        const std::string who = "client " + std::to_string(said.client);
        const sim::Client* client = sim::find_client(so_far.world, said.client);
        if (client == nullptr) return "there is no " + who;
        const std::string state = who + ": " + std::string(file::name_of(client->state));
        return client->state == sim::Client::State::Done ? state + ", result " + std::to_string(client->result) : state;
    }
    std::string operator()(const LogsAgree& said) const {
        const raft::NodeSet group = members(said.group, so_far.world);
        std::vector<std::string> logs;
        for (const sim::Server& server : so_far.world.servers) {
            if (group.contains(server.node.id)) {
                logs.push_back(name(server.node.id) + ": " + shown_log(server.node.log));
            }
        }
        return logs.empty() ? "there is no leader" : joined(logs, "; ");
    }
    std::string operator()(const UnderWay& said) const {
        return "under way: " + std::to_string(count_of(said, so_far.world));
    }
    std::string operator()(const LinksAre&) const {
        const auto nodes = static_cast<raft::NodeId>(so_far.world.node_count());
        std::vector<std::string> cut;
        for (raft::NodeId from = 0; from < nodes; ++from) {
            for (raft::NodeId to = 0; to < nodes; ++to) {
                if (from != to && so_far.world.network.link(from, to).cut) cut.push_back(name(from) + "→" + name(to));
            }
        }
        return cut.empty() ? "no link is cut" : "cut: " + joined(cut, ", ");
    }
    std::string operator()(const Happened& said) const {
        return said.name + ": " + std::to_string(so_far.happened.count(said)) + " times";
    }
    std::string operator()(const AllOf& said) const { return first_false(said.parts); }
    std::string operator()(const AnyOf& said) const {
        std::vector<std::string> parts;
        for (const Condition& part : said.parts)
            parts.push_back(std::visit(*this, part));
        return joined(parts, "; ");
    }
    // What must not be so is so.
    std::string operator()(const NotSo& said) const { return std::visit(*this, said.part.front()); }

  private:
    std::string first_false(const std::vector<Condition>& parts) const {
        const auto wrong = std::ranges::find_if(parts, [this](const Condition& part) { return !holds(part, so_far); });
        return std::visit(*this, wrong == parts.end() ? parts.front() : *wrong);
    }
};

} // namespace

std::string found_instead(const Condition& condition, const BeatSoFar& so_far) {
    return std::visit(Found{so_far}, condition);
}

std::string shown_nodes(const sim::World& world) {
    std::vector<std::string> nodes;
    for (const sim::Server& server : world.servers) {
        std::vector<std::string> parts{shown_role(server)};
        if (server.paused) parts.emplace_back("paused");
        parts.push_back("term " + number(server.node.current_term));
        parts.push_back("log " + shown_log(server.node.log));
        if (server.up) parts.push_back("commit index " + number(server.node.commit_index));
        nodes.push_back(name(server.node.id) + ": " + joined(parts, ", "));
    }
    return joined(nodes, "; ");
}

} // namespace lesson
