#include "raft/sim/difference.h"

#include <algorithm>
#include <variant>

#include "raft/sim/log_of.h"

namespace sim {
namespace {

class Difference {
  public:
    Difference(const World& here, const World& there) : here_(here), there_(there) {}

    bool operator()(const NodeTarget& target) const {
        const Server* one = server(here_, target.node);
        const Server* other = server(there_, target.node);
        if (one == nullptr || other == nullptr) return one != other;
        if (one->up != other->up) return true;
        if (!one->up) {
            return one->disk.current_term != other->disk.current_term || one->disk.voted_for != other->disk.voted_for;
        }
        const raft::Node& a = one->node;
        const raft::Node& b = other->node;
        return one->paused != other->paused || a.role != b.role || a.current_term != b.current_term ||
               a.voted_for != b.voted_for || a.commit_index != b.commit_index || a.machine.value != b.machine.value ||
               a.votes_granted != b.votes_granted || a.votes_refused != b.votes_refused;
    }

    bool operator()(const LinkTarget& target) const {
        const auto otherwise = [&](NodeId from, NodeId to) {
            return here_.network.link(from, to) != there_.network.link(from, to);
        };
        return otherwise(target.from, target.to) || otherwise(target.to, target.from);
    }

    bool operator()(const MessageTarget& target) const {
        const InFlight* message = here_.network.find(target.message);
        if (message == nullptr) return false;
        return std::ranges::none_of(there_.network.in_flight(), [&](const InFlight* other) {
            return other->sent == message->sent && other->due == message->due && other->lost == message->lost &&
                   other->duplicate == message->duplicate && other->message == message->message;
        });
    }

    bool operator()(const ClientTarget& target) const {
        const Client* one = find_client(here_, target.client);
        const Client* other = find_client(there_, target.client);
        if (one == nullptr || other == nullptr) return one != other;
        return one->request != other->request || one->command != other->command || one->state != other->state ||
               one->target != other->target || one->ended != other->ended || one->result != other->result;
    }

    bool operator()(const EntryTarget& target) const {
        const Server* one = server(here_, target.node);
        const Server* other = server(there_, target.node);
        if (one == nullptr || other == nullptr) return one != other;
        const raft::Log& a = log_of(*one);
        const raft::Log& b = log_of(*other);
        const bool is_here = target.index >= 1 && target.index <= a.last_index();
        const bool is_there = target.index >= 1 && target.index <= b.last_index();
        if (!is_here || !is_there) return is_here != is_there;
        return a.at(target.index) != b.at(target.index) ||
               (target.index <= one->node.commit_index) != (target.index <= other->node.commit_index);
    }

    bool operator()(const TimeTarget&) const { return false; }

  private:
    static const Server* server(const World& world, NodeId node) {
        return node < world.servers.size() ? &world.servers[node] : nullptr;
    }

    const World& here_;
    const World& there_;
};

} // namespace

bool differs(const World& here, const World& there, const Target& target) {
    return std::visit(Difference(here, there), target);
}

} // namespace sim
