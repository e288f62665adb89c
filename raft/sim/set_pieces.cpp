#include "raft/sim/set_pieces.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "raft/sim/free_client.h"

namespace sim {
namespace {

using Found = std::optional<std::vector<Input>>;

// More happens in no vote of nine servers.
constexpr int kLongestVote = 10'000;

// A copy of the world on which it is tried, and what was done to it.
class Rehearsal {
  public:
    explicit Rehearsal(const World& world) : world_(world) {}

    const World& world() const { return world_; }
    const raft::Node& node(NodeId id) const { return world_.servers[id].node; }
    std::vector<Input> take_inputs() { return std::move(inputs_); }

    void act(const Input& input) {
        if (!changes(world_, input)) return;
        apply(world_, input);
        inputs_.push_back(input);
    }

    // Delivers the newest message that goes that way and is as wanted. Is there one?
    template <class Wanted>
    bool deliver(Wanted wanted) {
        MessageId newest = 0;
        for (const InFlight* message : world_.network.in_flight()) {
            if (!message->lost && wanted(message->message)) newest = message->id;
        }
        if (newest != 0) act(Deliver{newest});
        return newest != 0;
    }

  private:
    World world_;
    std::vector<Input> inputs_;
};

std::vector<NodeId> running(const World& world) {
    std::vector<NodeId> nodes;
    for (int i = 0; i < world.node_count(); ++i) {
        const auto node = static_cast<NodeId>(i);
        if (world.servers[node].up && !world.servers[node].paused) nodes.push_back(node);
    }
    return nodes;
}

// --- a split vote ---------------------------------------------------------------------------------------------------

bool anybody_beyond(const World& world, raft::Term term) {
    return std::ranges::any_of(world.servers,
                               [&](const Server& server) { return server.up && server.node.current_term > term; });
}

// Somebody may already be in a later one.
bool anybody_stands(const World& world, raft::Term term) {
    return std::ranges::any_of(world.servers, [&](const Server& server) {
        return server.up && server.node.current_term == term && server.node.role == raft::Role::Candidate;
    });
}

// How many may still vote in that term, those that hear of it later included.
int votes_left(const World& world, raft::Term term) {
    return static_cast<int>(std::ranges::count_if(world.servers, [&](const Server& server) {
        const raft::Node& node = server.node;
        return node.current_term < term || (node.current_term == term && node.voted_for == raft::kNobody);
    }));
}

// Does the vote of that term end without a leader? Where a candidate is paused or nothing ever ends it, it does not.
bool ends_without_leader(World world, raft::Term term) {
    bool elected = false;
    const auto watching = [&](const World&, const TraceEvent& event) {
        const auto* acted = std::get_if<NodeActed>(&event.what);
        if (acted != nullptr && acted->event.kind == raft::NodeEventKind::BecomesLeader) elected = true;
    };
    for (int i = 0; i < kLongestVote && !elected && anybody_stands(world, term); ++i) {
        const auto under_way = world.network.in_flight().begin();
        if (next_due(world) != kNever) {
            advance(world, next_due(world), watching);
        } else if (under_way != world.network.in_flight().end()) {
            apply(world, Deliver{(*under_way)->id}, watching); // by hand
        } else {
            break;
        }
    }
    return !elected && votes_left(world, term) < raft::majority_of(world.node_count());
}

// With so many candidates: who is most up to date stands, so that nobody refuses it for its log (§5.4.1), and the
// others' votes are shared out.
Found split_among(Rehearsal rehearsal, std::size_t candidates) {
    std::vector<NodeId> voters = running(rehearsal.world());
    const auto rank = [&](NodeId id) {
        const raft::Node& node = rehearsal.node(id);
        return std::pair(node.log.last_term(), node.log.last_index());
    };
    std::ranges::stable_sort(voters, std::greater{}, rank);
    const auto leads = [&](NodeId id) { return rehearsal.node(id).role == raft::Role::Leader; };
    std::stable_partition(voters.begin(), voters.end(), [&](NodeId id) { return !leads(id); });
    if (candidates > voters.size() || leads(voters[candidates - 1])) return std::nullopt;

    for (std::size_t i = 0; i < candidates; ++i)
        rehearsal.act(FireTimer{voters[i]});
    const raft::Term term = rehearsal.node(voters.front()).current_term;
    for (std::size_t i = 1; i < candidates; ++i) {
        if (rehearsal.node(voters[i]).current_term != term) return std::nullopt;
    }
    if (anybody_beyond(rehearsal.world(), term)) return std::nullopt;
    for (std::size_t i = candidates; i < voters.size(); ++i) {
        const NodeId candidate = voters[i % candidates];
        rehearsal.deliver([&](const raft::Message& message) {
            return message.from == candidate && message.to == voters[i] &&
                   std::holds_alternative<raft::RequestVote>(message.body);
        });
    }
    if (!ends_without_leader(rehearsal.world(), term)) return std::nullopt;
    return rehearsal.take_inputs();
}

Found split_vote(const World& world) {
    const auto majority = static_cast<std::size_t>(raft::majority_of(world.node_count()));
    Rehearsal rehearsal(world);
    for (;;) {
        const std::size_t voters = running(rehearsal.world()).size();
        if (voters < std::max<std::size_t>(majority, 2)) return std::nullopt; // there is no majority to be split
        for (std::size_t candidates = 2; candidates <= voters; ++candidates) {
            if (Found found = split_among(rehearsal, candidates)) return found;
        }
        const auto leader = current_leader(rehearsal.world());
        if (!leader) return std::nullopt;
        rehearsal.act(Kill{*leader});
    }
}

// --- the leader's last copy -----------------------------------------------------------------------------------------

bool stores(const raft::Node& node, raft::Index index, raft::Term term) {
    return node.log.last_index() >= index && node.log.term_at(index) == term;
}

bool carries(const raft::Message& message, NodeId from, raft::Index index) {
    const auto* append = std::get_if<raft::AppendEntries>(&message.body);
    return append != nullptr && message.from == from && append->prev_log_index < index &&
           index <= append->prev_log_index + append->entries.size();
}

// How many other disks than the leader's have its newest entry.
int copies(const Rehearsal& rehearsal, NodeId leader) {
    const raft::Node& node = rehearsal.node(leader);
    int count = 0;
    for (int i = 0; i < rehearsal.world().node_count(); ++i) {
        const auto id = static_cast<NodeId>(i);
        if (id != leader && stores(rehearsal.node(id), node.log.last_index(), node.log.last_term())) ++count;
    }
    return count;
}

void let_a_client_ask(Rehearsal& rehearsal, NodeId leader) {
    const raft::ClientId client = free_client(rehearsal.world());
    if (client == 0) return;
    const auto number = static_cast<std::int64_t>(rehearsal.node(leader).log.last_index() + 1);
    rehearsal.act(Request{client, leader, {raft::Op::Set, number}});
    rehearsal.deliver([&](const raft::Message& message) {
        const auto* request = std::get_if<raft::ClientRequest>(&message.body);
        return request != nullptr && request->client == client && message.to == leader;
    });
}

Found kill_after_copy_to(Rehearsal rehearsal, NodeId leader, NodeId follower) {
    const raft::Index index = rehearsal.node(leader).log.last_index();
    const auto deliver = [&] {
        return rehearsal.deliver(
            [&](const raft::Message& message) { return message.to == follower && carries(message, leader, index); });
    };
    if (!deliver()) {
        rehearsal.act(FireTimer{leader}); // sends what is new
        if (!deliver()) return std::nullopt;
    }
    std::vector<MessageId> others;
    for (const InFlight* message : rehearsal.world().network.in_flight()) {
        if (carries(message->message, leader, index)) others.push_back(message->id);
    }
    for (const MessageId message : others)
        rehearsal.act(Drop{message});
    if (copies(rehearsal, leader) != 1) return std::nullopt;
    rehearsal.act(Kill{leader});
    return rehearsal.take_inputs();
}

Found kill_after_first_copy(const World& world) {
    const auto leader = current_leader(world);
    if (!leader) return std::nullopt;
    Rehearsal rehearsal(world);
    const raft::Node& node = rehearsal.node(*leader);
    const bool has_one_alone = node.log.last_index() > node.commit_index && node.log.last_term() == node.current_term &&
                               copies(rehearsal, *leader) == 0;
    if (!has_one_alone) let_a_client_ask(rehearsal, *leader);
    if (node.log.last_index() == node.commit_index || copies(rehearsal, *leader) != 0) return std::nullopt;
    for (const NodeId follower : running(world)) {
        if (follower == *leader) continue;
        if (Found found = kill_after_copy_to(rehearsal, *leader, follower)) return found;
    }
    return std::nullopt;
}

// --- everything under way -------------------------------------------------------------------------------------------

Found drop_in_flight(const World& world) {
    std::vector<MessageId> messages;
    for (const InFlight* message : world.network.in_flight())
        messages.push_back(message->id);
    Rehearsal rehearsal(world);
    for (const MessageId message : messages)
        rehearsal.act(Drop{message});
    std::vector<Input> inputs = rehearsal.take_inputs();
    if (inputs.empty()) return std::nullopt;
    return inputs;
}

} // namespace

Found inputs_for(SetPiece piece, const World& world) {
    switch (piece) {
        case SetPiece::SplitVote: return split_vote(world);
        case SetPiece::KillAfterFirstCopy: return kill_after_first_copy(world);
        case SetPiece::DropInFlight: return drop_in_flight(world);
    }
    return std::nullopt;
}

} // namespace sim
