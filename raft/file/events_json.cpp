#include "raft/file/events_json.h"

#include <optional>

#include "raft/file/command_text.h"
#include "raft/file/input_json.h"
#include "raft/file/json_text.h"
#include "raft/file/message_json.h"
#include "raft/file/milliseconds.h"

namespace file {
namespace {

bool names_a_node(raft::Fact fact) {
    return fact == raft::Fact::VotedFor || fact == raft::Fact::Candidate || fact == raft::Fact::Leader;
}

std::string write_why(const raft::Why& why) {
    std::string text;
    for (const raft::FactValue& fact : why) {
        text += text.empty() ? "{ " : ", ";
        text += '"' + std::string(raft::name_of(fact.fact)) + "\": ";
        text +=
            names_a_node(fact.fact) ? node_or_null(static_cast<raft::NodeId>(fact.value)) : std::to_string(fact.value);
    }
    return text.empty() ? "{}" : text + " }";
}

// The fields that every event has, from "term" on, and those of its kind.
struct EventFields {
    const sim::World& world;
    raft::NodeId node;

    std::string without_rule(std::optional<raft::Term> term) const {
        return ", \"term\": " + (term ? std::to_string(*term) : "null") + ", \"rule\": null, \"why\": {}";
    }
    std::optional<raft::Term> term_of_node() const {
        if (node >= world.servers.size()) return std::nullopt;
        return world.servers[node].node.current_term;
    }

    std::string operator()(const sim::NodeActed& acted) const {
        const raft::NodeEvent& event = acted.event;
        std::string text = ", \"term\": " + std::to_string(event.term) + ", \"rule\": \"" +
                           std::string(raft::info(event.by.rule).id) + "\", \"why\": " + write_why(event.by.why) +
                           ", \"held\": " + (event.by.held ? "true" : "false");
        if (event.peer < raft::kMaxNodes) text += ", \"peer\": " + node_or_null(event.peer);
        if (event.index != 0) text += ", \"index\": " + std::to_string(event.index);
        if (event.first != 0) text += ", \"first\": " + std::to_string(event.first);
        if (event.refused_by) text += ", \"refused_by\": \"" + std::string(raft::info(*event.refused_by).id) + '"';
        const bool applies = event.kind == raft::NodeEventKind::Applies;
        if (applies || event.kind == raft::NodeEventKind::AppendsRequest) text += write_entry_fields(event.entry);
        if (applies) text += ", \"result\": " + std::to_string(event.result);
        return text;
    }

    static std::string write_entry_fields(const raft::Entry& entry) {
        return ", \"op\": \"" + write_command(entry.command) + "\", \"entry_term\": " + std::to_string(entry.term) +
               ", \"client\": " + std::to_string(entry.client) + ", \"request\": " + std::to_string(entry.request);
    }

    std::string operator()(const sim::MessageEvent& event) const {
        std::string text = without_rule(event.message->term) + ", \"message\": " + std::to_string(event.id) + ", " +
                           write_envelope(*event.message) + ", \"sent\": " + write_milliseconds(event.sent) +
                           ", \"due\": " + (event.due == sim::kNever ? "null" : write_milliseconds(event.due));
        if (event.will_be_lost) text += ", \"lost\": true";
        if (event.duplicate) text += ", \"duplicate\": true";
        return text + write_body(*event.message);
    }

    std::string operator()(const sim::TimerFiredEvent& event) const {
        return without_rule(term_of_node()) +
               ", \"timer\": " + (event.timer == raft::Timer::Election ? "\"election\"" : "\"heartbeat\"") +
               (event.by_hand ? ", \"by_hand\": true" : "");
    }

    std::string operator()(const sim::ClientEvent& event) const {
        const bool ended = event.kind >= sim::ClientEvent::Kind::Done;
        std::string text = without_rule(std::nullopt) + ", \"client\": " + std::to_string(event.client) +
                           ", \"request\": " + std::to_string(event.request) + ", \"op\": \"" +
                           write_command(event.command) + "\", \"" + (ended ? "by" : "to") +
                           "\": " + node_or_null(event.node);
        if (event.kind == sim::ClientEvent::Kind::Done) text += ", \"result\": " + std::to_string(event.result);
        return text;
    }

    // Where an input names one node, that is the event's "node".
    std::string operator()(const sim::InputTaken& taken) const {
        const bool of_node = node < raft::kMaxNodes;
        return without_rule(term_of_node()) + (of_node ? "" : write_input_fields(taken.input, world.node_count()));
    }
};

} // namespace

std::string write_event(const sim::World& world, const sim::TraceEvent& event) {
    return "{ \"at\": " + write_milliseconds(event.at) + ", \"n\": " + std::to_string(event.number) +
           ", \"node\": " + node_or_null(event.node) + ", \"event\": \"" + std::string(sim::name_of(event)) + '"' +
           std::visit(EventFields{world, event.node}, event.what) +
           ", \"cause\": " + (event.cause == 0 ? "null" : std::to_string(event.cause)) + " }\n";
}

} // namespace file
