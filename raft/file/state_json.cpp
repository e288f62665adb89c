#include "raft/file/state_json.h"

#include "raft/file/command_text.h"
#include "raft/file/json_text.h"
#include "raft/file/message_json.h"
#include "raft/file/milliseconds.h"

namespace file {
namespace {

// `,\n  "key": [ … ]` with an element on each line.
template <class Elements, class Write>
std::string write_list(std::string_view key, const Elements& elements, const Write& write) {
    std::string text = ",\n  \"" + std::string(key) + "\": [";
    bool first = true;
    for (const auto& element : elements) {
        text += (first ? "\n    " : ",\n    ") + write(element);
        first = false;
    }
    return text + (first ? "]" : "\n  ]");
}

std::string truth(bool value) {
    return value ? "true" : "false";
}

std::string write_log(const raft::Log& log) {
    std::string text = "[";
    raft::Index index = 0;
    for (const raft::Entry& entry : log.entries()) {
        text += index == 0 ? "" : ", ";
        text += write_entry(++index, entry);
    }
    return text + ']';
}

// A process that does not run has no more than its disk: no role, nothing committed, applied or computed.
std::string write_server(const sim::Server& server) {
    const raft::Node& node = server.node;
    const bool up = server.up;
    const raft::Term term = up ? node.current_term : server.disk.current_term;
    const raft::NodeId voted_for = up ? node.voted_for : server.disk.voted_for;
    const raft::Role role = up ? node.role : raft::Role::Follower;
    return "{ \"id\": " + node_or_null(node.id) + ", \"up\": " + truth(up) + ", \"paused\": " + truth(server.paused) +
           ", \"role\": \"" + std::string(name_of(role)) + "\", \"term\": " + std::to_string(term) +
           ", \"voted_for\": " + node_or_null(voted_for) +
           ", \"commit\": " + std::to_string(up ? node.commit_index : 0) +
           ", \"applied\": " + std::to_string(up ? node.last_applied : 0) +
           ", \"value\": " + (up ? std::to_string(node.machine.value) : "null") +
           ", \"log\": " + write_log(up ? node.log : server.disk.log) + " }";
}

// Under a hand that delivers, a message is not due at any time.
std::string write_message(const sim::InFlight* in_flight) {
    return "{ \"id\": " + std::to_string(in_flight->id) + ", " + write_envelope(in_flight->message) +
           ", \"term\": " + std::to_string(in_flight->message.term) +
           ", \"sent\": " + write_milliseconds(in_flight->sent) +
           ", \"due\": " + (in_flight->due == sim::kNever ? "null" : write_milliseconds(in_flight->due)) +
           (in_flight->lost ? ", \"lost\": true" : "") + " }";
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

std::string write_client(const sim::Client& client) {
    const bool done = client.state == sim::Client::State::Done;
    return "{ \"id\": " + std::to_string(client.id) + ", \"op\": \"" + write_command(client.command) +
           "\", \"state\": \"" + std::string(name_of(client.state)) +
           "\", \"result\": " + (done ? std::to_string(client.result) : "null") + " }";
}

std::string write_violation(const Violation& violation) {
    return "{ \"property\": " + quoted(violation.property) + ", \"at\": " + write_milliseconds(violation.at) +
           ", \"n\": " + std::to_string(violation.event) + ", \"node\": " + node_or_null(violation.node) +
           ", \"other\": " + node_or_null(violation.other) + ", \"term\": " + std::to_string(violation.term) +
           ", \"index\": " + std::to_string(violation.index) + " }";
}

std::string write_cuts(const sim::World& world) {
    std::string text;
    for (raft::NodeId from = 0; from < world.node_count(); ++from) {
        for (raft::NodeId to = 0; to < world.node_count(); ++to) {
            if (from == to || !world.network.link(from, to).cut) continue;
            text += (text.empty() ? "[" : ", [") + node_or_null(from) + ", " + node_or_null(to) + ']';
        }
    }
    return ",\n  \"cut\": [" + text + ']';
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

std::string write_state(const sim::World& world, std::span<const Violation> violations) {
    return "{\n  \"at\": " + write_milliseconds(world.now) + write_list("nodes", world.servers, write_server) +
           write_list("messages", world.network.in_flight(), write_message) +
           write_list("clients", world.clients, write_client) + write_cuts(world) +
           write_list("violations", violations, write_violation) + "\n}\n";
}

} // namespace file
