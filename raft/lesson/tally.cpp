#include "raft/lesson/tally.h"

#include <algorithm>
#include <array>

namespace lesson {
namespace {

// Those that no node tells; the names of inputs are asked of the inputs themselves.
constexpr std::array<std::string_view, 11> kWorldEvents{
    "message_sent",   "message_delivered", "message_lost", "timer_fires",   "disk_written",  "client_asks",
    "client_retries", "client_redirected", "client_done",  "client_failed", "client_unknown"};

template <std::size_t... I>
bool is_input_name(std::string_view name, std::index_sequence<I...>) {
    return ((sim::name_of(sim::Input(std::in_place_index<I>)) == name) || ...);
}

// What a Happened condition looks at.
struct Facts {
    raft::NodeId peer = raft::kNobody;
    raft::Index index = 0;
    raft::Term term = 0;
    std::optional<raft::Rule> rule;
    bool held = false;
    raft::ClientId client = 0;
    const raft::Message* message = nullptr;
};

struct FactsOf {
    Facts& facts;

    void operator()(const sim::NodeActed& acted) const {
        facts.peer = acted.event.peer;
        facts.index = acted.event.index;
        facts.term = acted.event.term;
        facts.rule = acted.event.by.rule;
        facts.held = acted.event.by.held;
    }
    void operator()(const sim::MessageEvent& message) const {
        facts.term = message.in_flight.message.term;
        facts.message = &message.in_flight.message;
    }
    void operator()(const sim::ClientEvent& client) const {
        facts.client = client.client;
        facts.peer = client.node;
    }
    void operator()(const sim::TimerFiredEvent&) const {}
    void operator()(const sim::DiskWritten&) const {}
    void operator()(const sim::InputTaken&) const {}
};

Facts facts_of(const sim::World& world, const sim::TraceEvent& event) {
    Facts facts;
    if (event.node < world.servers.size()) facts.term = world.servers[event.node].node.current_term;
    std::visit(FactsOf{facts}, event.what);
    return facts;
}

bool is_among(const Group& group, raft::NodeId node, const sim::World& world) {
    return node < raft::kMaxNodes && members(group, world).contains(node);
}

template <class T>
bool fits(const std::optional<T>& said, const T& found) {
    return !said || *said == found;
}

bool is_as_said(const Happened& said, const Facts& facts, const sim::World& world, const sim::TraceEvent& event) {
    if (said.node && !is_among(*said.node, event.node, world)) return false;
    if (!fits(said.peer, facts.peer) || !fits(said.index, facts.index) || !fits(said.term, facts.term)) return false;
    if (said.rule && facts.rule != said.rule) return false;
    if (!fits(said.held, facts.held) || !fits(said.client, facts.client)) return false;
    if (said.message == MessagePattern{}) return true;
    return facts.message != nullptr && matches(said.message, *facts.message, world);
}

} // namespace

void Tally::listen_for(const Condition& condition) {
    if (const auto* said = std::get_if<Happened>(&condition)) {
        if (std::ranges::find(counted_, *said, &Counted::said) == counted_.end()) counted_.push_back({*said});
    } else if (const auto* all = std::get_if<AllOf>(&condition)) {
        for (const Condition& part : all->parts)
            listen_for(part);
    } else if (const auto* any = std::get_if<AnyOf>(&condition)) {
        for (const Condition& part : any->parts)
            listen_for(part);
    } else if (const auto* no = std::get_if<NotSo>(&condition)) {
        listen_for(no->part.front());
    }
}

void Tally::operator()(const sim::World& world, const sim::TraceEvent& event) {
    const std::string_view name = sim::name_of(event);
    for (Counted& counted : counted_) {
        if (counted.said.name == name && is_as_said(counted.said, facts_of(world, event), world, event))
            ++counted.count;
    }
}

void Tally::start_anew() {
    for (Counted& counted : counted_)
        counted.count = 0;
}

int Tally::count(const Happened& said) const {
    const auto counted = std::ranges::find(counted_, said, &Counted::said);
    return counted == counted_.end() ? 0 : counted->count;
}

bool is_event_name(std::string_view name) {
    return std::ranges::find(raft::kNodeEventNames, name) != raft::kNodeEventNames.end() ||
           std::ranges::find(kWorldEvents, name) != kWorldEvents.end() ||
           is_input_name(name, std::make_index_sequence<std::variant_size_v<sim::Input>>{});
}

} // namespace lesson
