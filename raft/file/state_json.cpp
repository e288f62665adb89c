#include "raft/file/state_json.h"

#include <nlohmann/json.hpp>

#include "raft/file/command_text.h"
#include "raft/file/json_text.h"
#include "raft/file/message_json.h"

namespace file {
namespace {

// `,\n  "key": [ … ]` with an element on each line.
template <class Elements, class ToJson>
std::string write_list(std::string_view key, const Elements& elements, const ToJson& to_json) {
    std::string text = ",\n  " + in_quotes(key) + ": [";
    bool first = true;
    for (const auto& element : elements) {
        text += (first ? "\n    " : ",\n    ") + one_line(to_json(element));
        first = false;
    }
    return text + (first ? "]" : "\n  ]");
}

Json log_json(const raft::Log& log) {
    Json list = Json::array();
    raft::Index index = 0;
    for (const raft::Entry& entry : log.entries())
        list.push_back(entry_json(++index, entry));
    return list;
}

// Under a hand that delivers, a message is not due at any time.
Json message_json(const sim::InFlight& in_flight) {
    Json object{{"id", in_flight.id}};
    add_envelope(object, in_flight.message);
    object.emplace("term", in_flight.message.term);
    object.emplace("sent", time_json(in_flight.sent));
    object.emplace("due", time_json(in_flight.due));
    if (in_flight.lost) object.emplace("lost", true);
    return object;
}

// What a leader knows of each other node, by its name.
Json by_peer(const raft::Node& leader, const std::array<raft::Index, raft::kMaxNodes>& indexes) {
    Json object = Json::object();
    for (raft::NodeId peer = 0; peer < leader.options.nodes; ++peer) {
        if (peer != leader.id) object.emplace(std::string(1, raft::name_of(peer)), indexes[peer]);
    }
    return object;
}

Json names_json(raft::NodeSet nodes) {
    Json list = Json::array();
    for (raft::NodeId node = 0; node < raft::kMaxNodes; ++node) {
        if (nodes.contains(node)) list.push_back(node_json(node));
    }
    return list;
}

// What only a running process has, and what its role needs.
void add_running(Json& object, const sim::Server& server) {
    const raft::Node& node = server.node;
    const bool election = server.timer == raft::Timer::Election;
    object.emplace("timer", Json{{"kind", election ? "election" : "heartbeat"}, {"due", time_json(server.timer_due)}});
    if (node.role == raft::Role::Candidate) {
        object.emplace("votes",
                       Json{{"granted", names_json(node.votes_granted)}, {"refused", names_json(node.votes_refused)}});
    }
    if (node.role == raft::Role::Leader) {
        object.emplace("next", by_peer(node, node.next_index));
        object.emplace("match", by_peer(node, node.match_index));
    }
    if (!server.paused) return;
    Json missed = Json::array();
    for (const sim::Server::Backlog& backlog : server.backlog) {
        missed.push_back(message_json(backlog.in_flight));
        missed.back().emplace("arrived", time_json(backlog.arrived));
    }
    object.emplace("backlog", std::move(missed));
}

// What a slow disk has yet to do for a node, and what waits to leave until it has. A write that waits for the one
// before it is not due at any time yet, nor is there anything to do for one that a paused process has not noticed.
Json writes_json(const sim::World& world, raft::NodeId node) {
    Json list = Json::array();
    for (const sim::DiskWrite& write : world.writes) {
        if (write.node != node) continue;
        Json held = Json::array();
        for (const sim::DiskWrite::Held& one : write.held) {
            held.push_back(Json::object());
            add_envelope(held.back(), one.message);
            held.back().emplace("term", one.message.term);
        }
        list.push_back({{"due", time_json(write.due)},
                        {"written", write.written},
                        {"term", write.what.current_term},
                        {"voted_for", node_json(write.what.voted_for)},
                        {"last_index", write.what.log.last_index()},
                        {"held", std::move(held)}});
    }
    return list;
}

// A process that does not run has no more than its disk: no role, nothing committed, applied or computed.
Json server_json(const sim::World& world, const sim::Server& server) {
    const raft::Node& node = server.node;
    const bool up = server.up;
    Json object{{"id", node_json(node.id)}, {"up", up}, {"paused", server.paused}};
    object.emplace("role", name_of(up ? node.role : raft::Role::Follower));
    object.emplace("term", up ? node.current_term : server.disk.current_term);
    object.emplace("voted_for", node_json(up ? node.voted_for : server.disk.voted_for));
    object.emplace("commit", up ? node.commit_index : 0);
    object.emplace("applied", up ? node.last_applied : 0);
    object.emplace("value", up ? Json(node.machine.value) : Json());
    object.emplace("log", log_json(up ? node.log : server.disk.log));
    if (up) add_running(object, server);
    if (Json writes = writes_json(world, node.id); !writes.empty()) object.emplace("writes", std::move(writes));
    return object;
}

Json client_json(const sim::Client& client) {
    const bool done = client.state == sim::Client::State::Done;
    return {{"id", client.id},
            {"op", write_command(client.command)},
            {"state", name_of(client.state)},
            {"result", done ? Json(client.result) : Json()}};
}

Json violation_json(const ReportedViolation& violation) {
    return {{"property", violation.property},    {"at", time_json(violation.at)},       {"n", violation.event},
            {"node", node_json(violation.node)}, {"other", node_json(violation.other)}, {"term", violation.term},
            {"index", violation.index}};
}

// Directed pairs.
Json cuts_json(const sim::World& world) {
    Json list = Json::array();
    for (raft::NodeId from = 0; from < world.node_count(); ++from) {
        for (raft::NodeId to = 0; to < world.node_count(); ++to) {
            if (from == to || !world.network.link(from, to).cut) continue;
            list.push_back(Json::array({node_json(from), node_json(to)}));
        }
    }
    return list;
}

} // namespace

std::string_view name_of(raft::Role role) {
    switch (role) {
        case raft::Role::Follower: return "follower";
        case raft::Role::Candidate: return "candidate";
        case raft::Role::Leader: return "leader";
    }
    return {};
}

std::string_view name_of(sim::Client::State state) {
    switch (state) {
        case sim::Client::State::Waiting: return "waiting";
        case sim::Client::State::Done: return "done";
        case sim::Client::State::Failed: return "failed";
        case sim::Client::State::Unknown: return "unknown";
    }
    return {};
}

std::string write_state(const sim::World& world, std::span<const ReportedViolation> violations) {
    const auto message = [](const sim::InFlight* in_flight) { return message_json(*in_flight); };
    const auto server = [&](const sim::Server& one) { return server_json(world, one); };
    return "{\n  \"at\": " + one_line(time_json(world.now)) + write_list("nodes", world.servers, server) +
           write_list("messages", world.network.in_flight(), message) +
           write_list("clients", world.clients, client_json) + ",\n  \"cut\": " + one_line(cuts_json(world)) +
           write_list("violations", violations, violation_json) + "\n}\n";
}

} // namespace file
