#include "raft/lesson/condition.h"

#include <algorithm>

#include "raft/lesson/tally.h"

namespace lesson {
namespace {

bool same(const raft::Entry& a, const raft::Entry& b) {
    return a.term == b.term && a.command == b.command;
}

template <class T>
bool fits(const std::optional<T>& said, const T& found) {
    return !said || *said == found;
}

bool is_as_said(const NodesAre& said, const sim::Server& server) {
    const raft::Node& node = server.node;
    const raft::Index last = node.log.last_index();
    if (!fits(said.up, server.up) || !fits(said.paused, server.paused)) return false;
    if (said.role && (!server.up || node.role != *said.role)) return false;
    if (!fits(said.term, node.current_term) || !fits(said.voted_for, node.voted_for)) return false;
    if (said.value && (!server.up || node.machine.value != *said.value)) return false;
    if (!fits(said.commit, node.commit_index)) return false;
    if (said.committed && node.commit_index < *said.committed) return false;
    if (said.stored && last < *said.stored) return false;
    if (!fits(said.uncommitted, last - std::min(node.commit_index, last))) return false;
    if (!fits(said.votes, static_cast<std::uint64_t>(node.votes_granted.size()))) return false;
    if (said.log && !std::ranges::equal(node.log.entries(), said.log->entries, same)) return false;
    return !said.holds || (said.holds->index <= last && same(node.log.at(said.holds->index), said.holds->entry));
}

struct Holds {
    const BeatSoFar& so_far;

    bool operator()(const NodesAre& said) const {
        const sim::World& world = so_far.world;
        const raft::NodeSet group = members(said.group, world);
        int as_said = 0;
        for (const sim::Server& server : world.servers) {
            if (group.contains(server.node.id) && is_as_said(said, server)) ++as_said;
        }
        if (said.group.which == Group::Which::Majority) return as_said >= raft::majority_of(world.node_count());
        return as_said > 0 && as_said == group.size();
    }
    bool operator()(const Count& said) const { return said.number == count_of(said, so_far.world); }
    bool operator()(const ClientIs& said) const {
        const sim::Client* client = sim::find_client(so_far.world, said.client);
        return client != nullptr && client->state == said.state && fits(said.result, client->result);
    }
    bool operator()(const LogsAgree& said) const {
        const raft::NodeSet group = members(said.group, so_far.world);
        const raft::Log* first = nullptr;
        for (const sim::Server& server : so_far.world.servers) {
            if (!group.contains(server.node.id)) continue;
            if (first == nullptr) first = &server.node.log;
            if (!std::ranges::equal(first->entries(), server.node.log.entries(), same)) return false;
        }
        return first != nullptr;
    }
    bool operator()(const UnderWay& said) const {
        const int count = count_of(said, so_far.world);
        return said.count ? count == *said.count : count > 0;
    }
    bool operator()(const LinksAre& said) const {
        const auto nodes = static_cast<raft::NodeId>(so_far.world.node_count());
        const auto in_one_group = [&](raft::NodeId a, raft::NodeId b) {
            return std::ranges::any_of(said.groups,
                                       [&](raft::NodeSet group) { return group.contains(a) && group.contains(b); });
        };
        for (raft::NodeId from = 0; from < nodes; ++from) {
            for (raft::NodeId to = 0; to < nodes; ++to) {
                if (from != to && so_far.world.network.link(from, to).cut == in_one_group(from, to)) return false;
            }
        }
        return true;
    }
    bool operator()(const Happened& said) const {
        const int count = so_far.happened.count(said);
        return said.count ? count == *said.count : count > 0;
    }
    bool operator()(const AllOf& said) const {
        return std::ranges::all_of(said.parts, [this](const Condition& part) { return std::visit(*this, part); });
    }
    bool operator()(const AnyOf& said) const {
        return std::ranges::any_of(said.parts, [this](const Condition& part) { return std::visit(*this, part); });
    }
    bool operator()(const NotSo& said) const { return !std::visit(*this, said.part.front()); }
};

} // namespace

bool operator==(const AllOf& a, const AllOf& b) {
    return a.parts == b.parts;
}
bool operator==(const AnyOf& a, const AnyOf& b) {
    return a.parts == b.parts;
}
bool operator==(const NotSo& a, const NotSo& b) {
    return a.part == b.part;
}

int count_of(const Count& said, const sim::World& world) {
    return static_cast<int>(std::ranges::count_if(
        world.servers, [&](const sim::Server& server) { return server.up && server.node.role == said.role; }));
}

int count_of(const UnderWay& said, const sim::World& world) {
    const sim::MessagesUnderWay& in_flight = world.network.in_flight();
    return static_cast<int>(std::ranges::count_if(in_flight, [&](const sim::InFlight* each) {
        return !each->lost && matches(said.message, each->message, world);
    }));
}

bool holds(const Condition& condition, const BeatSoFar& so_far) {
    return std::visit(Holds{so_far}, condition);
}

} // namespace lesson
