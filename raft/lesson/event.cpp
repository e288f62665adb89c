// What is kept of a trace event for conditions.
#include <algorithm>
#include <array>

#include "raft/lesson/condition.h"

namespace lesson {
namespace {

// Those that no node tells; the names of inputs are asked of the inputs themselves.
constexpr std::array<std::string_view, 10> kWorldEvents{
    "message_sent",   "message_delivered", "message_lost", "timer_fires",   "client_asks",
    "client_retries", "client_redirected", "client_done",  "client_failed", "client_unknown"};

template <std::size_t... I>
bool is_input_name(std::string_view name, std::index_sequence<I...>) {
    return ((sim::name_of(sim::Input(std::in_place_index<I>)) == name) || ...);
}

struct Keep {
    KeptEvent& event;

    void operator()(const sim::NodeActed& acted) const {
        event.peer = acted.event.peer;
        event.index = acted.event.index;
        event.term = acted.event.term;
        event.rule = acted.event.by.rule;
        event.held = acted.event.by.held;
    }
    void operator()(const sim::MessageEvent& message) const {
        event.term = message.message->term;
        event.message = *message.message;
    }
    void operator()(const sim::ClientEvent& client) const {
        event.client = client.client;
        event.peer = client.node;
    }
    void operator()(const sim::TimerFiredEvent&) const {}
    void operator()(const sim::InputTaken&) const {}
};

} // namespace

KeptEvent keep(const sim::World& world, const sim::TraceEvent& event) {
    KeptEvent kept{.name = sim::name_of(event), .node = event.node};
    if (event.node < world.servers.size()) kept.term = world.servers[event.node].node.current_term;
    std::visit(Keep{kept}, event.what);
    return kept;
}

bool is_event_name(std::string_view name) {
    return std::ranges::find(raft::kNodeEventNames, name) != raft::kNodeEventNames.end() ||
           std::ranges::find(kWorldEvents, name) != kWorldEvents.end() ||
           is_input_name(name, std::make_index_sequence<std::variant_size_v<sim::Input>>{});
}

} // namespace lesson
