#include "raft/file/events_json.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "raft/file/command_text.h"
#include "raft/file/config_json.h"
#include "raft/file/input_json.h"
#include "raft/file/json_text.h"
#include "raft/file/message_json.h"

namespace file {
namespace {

Json why_json(const raft::Judgement& by) {
    Json object = Json::object();
    for (const raft::FactValue& fact : by.why()) {
        object.emplace(raft::name_of(fact.fact()), names_a_node(fact.fact())
                                                       ? node_json(static_cast<raft::NodeId>(fact.value()))
                                                       : Json(fact.value()));
    }
    return object;
}

Json undone_json(const sim::Undone& undone) {
    Json object = Json::object();
    const auto put = [&](std::string_view name, std::uint64_t number) {
        if (number != 0) object.emplace(name, number);
    };
    put("term", undone.term);
    if (undone.voted_for != raft::kNobody) object.emplace("voted_for", node_json(undone.voted_for));
    put("entries_from", undone.first);
    put("entries_to", undone.last);
    put("back_from", undone.back_first);
    put("back_to", undone.back_last);
    put("messages", undone.messages);
    return object;
}

// Adds the fields that every event has, from "term" on, and those of its kind.
struct AddFields {
    Json& object;
    const sim::World& world;
    raft::NodeId node;

    void add_without_rule(std::optional<raft::Term> term) const {
        object.emplace("term", term ? Json(*term) : Json());
        object.emplace("rule", nullptr);
        object.emplace("why", Json::object());
    }
    std::optional<raft::Term> term_of_node() const {
        if (node >= world.servers.size()) return std::nullopt;
        return world.servers[node].node.current_term;
    }

    void operator()(const sim::NodeActed& acted) const {
        const raft::NodeEvent& event = acted.event;
        object.emplace("term", event.term);
        object.emplace("rule", raft::info(event.by.rule).id);
        object.emplace("why", why_json(event.by));
        object.emplace("held", event.by.held);
        if (!event.ignored.empty()) object.emplace("ignored", rules_json(event.ignored));
        if (event.peer < raft::kMaxNodes) object.emplace("peer", node_json(event.peer));
        if (event.index != 0) object.emplace("index", event.index);
        if (event.first != 0) object.emplace("first", event.first);
        if (event.again) object.emplace("again", true);
        if (acted.waits_for_disk) object.emplace("waits_for_disk", true);
        if (event.refused_by) object.emplace("refused_by", raft::info(*event.refused_by).id);
        const bool applies = event.kind == raft::NodeEventKind::Applies;
        const bool of_an_entry = applies || event.kind == raft::NodeEventKind::AppliesWithoutEffect ||
                                 event.kind == raft::NodeEventKind::AppendsRequest;
        if (of_an_entry) add_entry(event.entry);
        if (applies) object.emplace("result", event.result);
    }

    void add_entry(const raft::Entry& entry) const {
        object.emplace("op", write_command(entry.command));
        object.emplace("entry_term", entry.term);
        object.emplace("client", entry.client);
        object.emplace("request", entry.request);
    }

    void operator()(const sim::MessageEvent& event) const {
        const sim::InFlight& in_flight = event.in_flight;
        add_without_rule(in_flight.message.term);
        object.emplace("message", in_flight.id);
        add_envelope(object, in_flight.message);
        object.emplace("sent", time_json(in_flight.sent));
        object.emplace("due", time_json(in_flight.due));
        if (in_flight.lost) object.emplace("lost", true);
        if (event.lost_by != sim::LostBy::Nothing) {
            object.emplace("lost_by", sim::kLostByNames[static_cast<std::size_t>(event.lost_by)]);
        }
        if (in_flight.duplicate) object.emplace("duplicate", true);
        add_body(object, in_flight.message);
    }

    void operator()(const sim::DiskWritten& event) const {
        add_without_rule(event.term);
        object.emplace("index", event.last_index);
        object.emplace("voted_for", node_json(event.voted_for));
    }
    void operator()(const sim::TimerFiredEvent& event) const {
        add_without_rule(term_of_node());
        object.emplace("timer", event.timer == raft::Timer::Election ? "election" : "heartbeat");
        if (event.by_hand) object.emplace("by_hand", true);
    }

    void operator()(const sim::ClientEvent& event) const {
        const bool ended = event.kind >= sim::ClientEvent::Kind::Done;
        add_without_rule(std::nullopt);
        object.emplace("client", event.client);
        object.emplace("request", event.request);
        object.emplace("op", write_command(event.command));
        object.emplace(ended ? "by" : "to", node_json(event.node));
        if (event.kind == sim::ClientEvent::Kind::Done) object.emplace("result", event.result);
    }

    // Where an input names one node, that is the event's "node".
    void operator()(const sim::InputTaken& taken) const {
        add_without_rule(term_of_node());
        if (node >= raft::kMaxNodes) add_input_fields(object, taken.input, world.node_count());
        if (taken.undone.anything()) object.emplace("undone", undone_json(taken.undone));
    }
};

} // namespace

std::string write_event(const sim::World& world, const sim::TraceEvent& event) {
    Json object{{"at", time_json(event.at)},
                {"n", event.number},
                {"node", node_json(event.node)},
                {"event", sim::name_of(event)}};
    std::visit(AddFields{object, world, event.node}, event.what);
    object.emplace("cause", event.cause == 0 ? Json() : Json(event.cause));
    return one_line(object) + "\n";
}

} // namespace file
