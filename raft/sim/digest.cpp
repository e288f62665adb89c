#include "raft/sim/world.h"

namespace sim {
namespace {

// FNV-1a (Fowler, Noll and Vo) over 64-bit words, with a final mix of the bits.
class Digest {
  public:
    void add(std::uint64_t word) {
        state_ = (state_ ^ word) * 0x100000001B3U;
        state_ ^= state_ >> 29U;
    }
    void add_signed(std::int64_t number) { add(static_cast<std::uint64_t>(number)); }

    void add(const raft::Command& command) {
        add(static_cast<std::uint64_t>(command.op));
        add_signed(command.number);
    }
    void add(const raft::Entry& entry) {
        add(entry.term);
        add(entry.command);
        add(entry.client);
        add(entry.request);
    }
    void add(const raft::EntryRange& entries) {
        add(entries.size());
        for (const raft::Entry& entry : entries)
            add(entry);
    }
    template <std::size_t Concerns>
    void add(const DrawCounts<Concerns>& counts) {
        add_signed(counts.at());
        for (const std::uint16_t count : counts.counts())
            add(count);
    }
    void add(const Range& range) {
        add_signed(range.least);
        add_signed(range.most);
    }

    void add(const raft::RequestVote& body) {
        add(body.last_log_index);
        add(body.last_log_term);
    }
    void add(const raft::RequestVoteReply& body) {
        add(body.vote_granted ? 1U : 0U);
        add(body.refused_by ? 1U + static_cast<std::uint64_t>(*body.refused_by) : 0U);
    }
    void add(const raft::AppendEntries& body) {
        add(body.prev_log_index);
        add(body.prev_log_term);
        add(body.leader_commit);
        add(body.entries.entries());
    }
    void add(const raft::AppendEntriesReply& body) {
        add(body.success ? 1U : 0U);
        add(body.prev_log_index);
        add(body.match_index);
        add(body.last_log_index);
        add(body.conflict_term);
        add(body.conflict_index);
    }
    void add(const raft::ClientRequest& body) {
        add(body.client);
        add(body.request);
        add(body.command);
    }
    void add(const raft::ClientReply& body) {
        add(body.client);
        add(body.request);
        add(static_cast<std::uint64_t>(body.outcome));
        add(body.leader);
        add_signed(body.result);
    }
    void add(const InFlight& in_flight) {
        add(in_flight.id);
        add_signed(in_flight.sent);
        add(in_flight.cause);
        add_signed(in_flight.due);
        add((in_flight.lost ? 1U : 0U) + (in_flight.duplicate ? 2U : 0U));
        add(in_flight.message);
    }
    void add(const raft::Message& message) {
        add(message.from);
        add(message.to);
        add(message.term);
        add(message.body.index());
        std::visit([this](const auto& body) { add(body); }, message.body);
    }

    void add(const raft::Node& node) {
        add(node.id);
        add(node.current_term);
        add(node.voted_for);
        add(node.log.entries());
        add(node.commit_index);
        add(node.last_applied);
        add(static_cast<std::uint64_t>(node.role));
        add(node.leader);
        add_signed(node.machine.value);
        for (const raft::ClientSession& session : node.machine.sessions) {
            add(session.client);
            add(session.request);
            add_signed(session.result);
        }
        for (const raft::Owed& owed : node.owed) {
            add(owed.index);
            add(owed.client);
            add(owed.request);
        }
        add(node.votes_granted.bits());
        add(node.votes_refused.bits());
        for (const raft::Index index : node.next_index)
            add(index);
        for (const raft::Index index : node.match_index)
            add(index);
    }
    void add(const raft::Disk& disk) {
        add(disk.current_term);
        add(disk.voted_for);
        add(disk.log.entries());
    }
    void add(const Server& server) {
        add(server.node);
        add(server.disk);
        add((server.up ? 1U : 0U) + (server.paused ? 2U : 0U));
        add(static_cast<std::uint64_t>(server.timer));
        add_signed(server.timer_armed);
        add_signed(server.timer_due);
        add(server.timer_cause);
        add(server.timeouts);
        add(server.sends);
        add_signed(server.role_since);
        add_signed(server.up_since);
        add(server.backlog.size());
        for (const Server::Backlog& backlog : server.backlog) {
            add_signed(backlog.arrived);
            add(backlog.cause);
            add(backlog.in_flight);
        }
    }
    void add(const DiskWrite& write) {
        add(write.node);
        add_signed(write.due);
        add(write.written ? 1U : 0U);
        add(write.cause);
        add(write.what);
        add(write.held.size());
        for (const DiskWrite::Held& held : write.held) {
            add(held.cause);
            add(held.message);
        }
    }
    void add(const Network& network, int nodes) {
        for (NodeId from = 0; from < nodes; ++from) {
            for (NodeId to = 0; to < nodes; ++to) {
                const Link& link = network.link(from, to);
                add((link.cut ? 1U : 0U) + link.loss_percent * 2U);
                if (const auto latency = network.latency(from, to)) add(*latency);
            }
        }
        add(network.client_loss_percent);
        add(network.duplicate_percent);
        add(network.next_id());
        for (const InFlight* in_flight : network.in_flight())
            add(*in_flight);
    }
    void add(const Client& client) {
        add(client.id);
        add(client.request);
        add(client.command);
        add(static_cast<std::uint64_t>(client.state));
        add(client.named.value_or(raft::kNobody));
        add(client.target);
        add_signed(client.since);
        add_signed(client.ended);
        add_signed(client.retry_at);
        add(client.retry_cause);
        add(client.requests);
        add(client.replies);
        add(client.targets);
        add(client.pausing ? 1U : 0U);
        add_signed(client.tries);
        add_signed(client.unrefused);
        add_signed(client.redirects);
        add_signed(client.result);
        for (const Request& request : client.next.requests()) {
            add(request.client);
            add(request.to.value_or(raft::kNobody));
            add(request.command);
        }
    }
    void add(const Config& config) {
        add(config.options.nodes);
        add(static_cast<std::uint64_t>(config.options.replicate));
        add(config.options.switched_off.bits());
        add(config.seed);
        add(config.timing.election);
        add_signed(config.timing.heartbeat);
        add(config.timing.latency);
        add(config.timing.max_entries);
        add(static_cast<std::uint64_t>(config.timing.back_up));
        add(static_cast<std::uint64_t>(config.pace));
        for (const raft::Disk& disk : config.disks)
            add(disk);
    }

    std::uint64_t value() const {
        // The last words reach only the low bits of the state; spread them.
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }

  private:
    std::uint64_t state_ = 0xCBF29CE484222325U;
};

} // namespace

std::uint64_t digest(const World& world) {
    Digest digest;
    digest.add(world.config);
    digest.add_signed(world.now);
    for (const Server& server : world.servers)
        digest.add(server);
    digest.add(world.network, world.node_count());
    for (const Client& client : world.clients)
        digest.add(client);
    for (const DiskWrite& write : world.writes)
        digest.add(write);
    digest.add(world.events);
    digest.add(world.committed.index);
    digest.add(world.committed.term);
    return digest.value();
}

} // namespace sim
