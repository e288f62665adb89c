#include "raft/core/state_machine.h"

#include <algorithm>

namespace raft {
namespace {

std::int64_t value_after(std::int64_t value, const Command& command) {
    switch (command.op) {
        case Op::Set: return command.number;
        case Op::Add:
            return static_cast<std::int64_t>(static_cast<std::uint64_t>(value) +
                                             static_cast<std::uint64_t>(command.number));
        case Op::Get: return value;
    }
    return value;
}

auto session_place(auto& sessions, ClientId client) {
    return std::ranges::lower_bound(sessions, client, {}, &ClientSession::client);
}

} // namespace

Applied apply(StateMachine& machine, const Entry& entry) {
    if (entry.client == 0) return {machine.value = value_after(machine.value, entry.command)};

    auto place = session_place(machine.sessions, entry.client);
    const bool known = place != machine.sessions.end() && place->client == entry.client;
    if (known && entry.request <= place->request) return {place->result, false};

    machine.value = value_after(machine.value, entry.command);
    const ClientSession session{entry.client, entry.request, machine.value};
    if (known) {
        *place = session;
    } else {
        machine.sessions.insert(place, session);
    }
    return {machine.value};
}

const ClientSession* find_session(const StateMachine& machine, ClientId client) {
    const auto place = session_place(machine.sessions, client);
    return place != machine.sessions.end() && place->client == client ? &*place : nullptr;
}

} // namespace raft
