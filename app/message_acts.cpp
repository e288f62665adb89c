#include "app/message_acts.h"

namespace app {
namespace {

template <class Wanted>
std::vector<sim::MessageId> messages(const sim::World& world, Wanted wanted) {
    std::vector<sim::MessageId> ids;
    for (const sim::InFlight* in_flight : world.network.in_flight()) {
        if (wanted(in_flight->message)) ids.push_back(in_flight->id);
    }
    return ids;
}

} // namespace

std::vector<sim::MessageId> messages_between(const sim::World& world, raft::NodeId one, raft::NodeId other) {
    return messages(world, [&](const raft::Message& message) {
        return (message.from == one && message.to == other) || (message.from == other && message.to == one);
    });
}

std::vector<sim::MessageId> messages_of(const sim::World& world, raft::NodeId node) {
    return messages(world, [&](const raft::Message& message) { return message.from == node || message.to == node; });
}

bool can_arrive(const sim::World& world, const sim::InFlight& message) {
    const raft::NodeId to = message.message.to;
    return !message.lost && (to == raft::kClientSide || world.servers[to].up);
}

std::vector<sim::Input> deliver_all(const sim::World& world, const std::vector<sim::MessageId>& messages) {
    std::vector<sim::Input> inputs;
    for (const sim::MessageId id : messages) {
        const sim::InFlight* message = world.network.find(id);
        if (message != nullptr && can_arrive(world, *message)) inputs.emplace_back(sim::Deliver{id});
    }
    return inputs;
}

std::vector<sim::Input> drop_all(const std::vector<sim::MessageId>& messages) {
    std::vector<sim::Input> inputs;
    inputs.reserve(messages.size());
    for (const sim::MessageId id : messages)
        inputs.emplace_back(sim::Drop{id});
    return inputs;
}

} // namespace app
