#include "raft/file/fingerprint.h"

#include <initializer_list>

namespace file {
namespace {

class Fingerprint {
  public:
    void add(std::initializer_list<std::uint64_t> words) {
        for (const std::uint64_t word : words)
            state_ = (state_ ^ word) * 0x100000001B3U;
        state_ ^= state_ >> 32U;
    }

    void add(const sim::Server& server) {
        const raft::Node& node = server.node;
        add({static_cast<std::uint64_t>(node.role), node.current_term, node.voted_for, node.commit_index,
             node.last_applied, static_cast<std::uint64_t>(node.machine.value),
             (server.up ? 1U : 0U) + (server.paused ? 2U : 0U)});
        add({node.log.last_index()});
        for (const raft::Entry& entry : node.log.entries()) {
            add({entry.term, static_cast<std::uint64_t>(entry.command.op),
                 static_cast<std::uint64_t>(entry.command.number), entry.client, entry.request});
        }
    }

    void add(const raft::Message& message) { add({message.from, message.to, message.term, message.body.index()}); }

    void add(const sim::InFlight& in_flight) {
        const raft::Message& message = in_flight.message;
        add({in_flight.id, static_cast<std::uint64_t>(in_flight.sent), static_cast<std::uint64_t>(in_flight.due),
             message.from, message.to, message.term, message.body.index()});
    }

    void add(const sim::DiskWrite& write) {
        add({write.node, static_cast<std::uint64_t>(write.due), write.what.current_term, write.what.voted_for,
             write.what.log.last_index(), write.held.size()});
        for (const sim::DiskWrite::Held& held : write.held)
            add(held.message);
    }

    void add(const sim::Client& client) {
        add({client.id, client.request, static_cast<std::uint64_t>(client.state),
             static_cast<std::uint64_t>(client.result)});
    }

    std::uint64_t value() const { return state_; }

  private:
    std::uint64_t state_ = 0xCBF29CE484222325U;
};

} // namespace

std::uint64_t fingerprint(const sim::World& world) {
    Fingerprint print;
    print.add({static_cast<std::uint64_t>(world.now)});
    for (const sim::Server& server : world.servers)
        print.add(server);
    for (const auto& in_flight : world.network.in_flight())
        print.add(*in_flight);
    for (const sim::Client& client : world.clients)
        print.add(client);
    for (const sim::DiskWrite& write : world.writes)
        print.add(write);
    return print.value();
}

} // namespace file
