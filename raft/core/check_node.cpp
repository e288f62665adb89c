#include "raft/core/check_node.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "raft/core/laws.h"

namespace raft {
namespace {

using Step = ObservedStep;

bool owes_what_it_has(const Node& node) {
    Index before = node.last_applied;
    for (const Owed& owed : node.owed) {
        if (owed.index <= before || owed.index > node.log.last_index()) return false;
        const Entry& entry = node.log.at(owed.index);
        if (entry.client != owed.client || entry.request != owed.request) return false;
        before = owed.index;
    }
    return true;
}

// What stands in a node at any time.
constexpr std::array kAlways{
    Law{"last_applied is above commit_index",
        {},
        [](const Step& s) { return s.after.last_applied <= s.after.commit_index; }},
    Law{"commit_index is above the last index", kWhatKeepsOrder,
        [](const Step& s) { return s.after.commit_index <= s.after.log.last_index(); }},
    Law{"what is committed was not applied", rules({Rule::ApplyWhatIsCommitted}),
        [](const Step& s) { return s.after.last_applied == s.after.commit_index; }},
    Law{"a candidate has not voted for itself", rules({Rule::VoteOncePerTerm}),
        [](const Step& s) { return s.after.role != Role::Candidate || s.after.voted_for == s.after.id; }},
    Law{"a candidate does not count its own vote",
        {},
        [](const Step& s) {
            return s.after.role != Role::Candidate || s.after.options.slow_disk ||
                   s.after.votes_granted.contains(s.after.id);
        }},
    Law{"a candidate counts its own vote before it is on disk, or not when it is",
        {},
        [](const Step& s) {
            if (s.after.role != Role::Candidate || !s.after.options.slow_disk) return true;
            const bool before = s.before.role == Role::Candidate && s.same_term() && !s.stands() &&
                                s.before.votes_granted.contains(s.after.id);
            return s.after.votes_granted.contains(s.after.id) == (before || s.stores());
        }},
    Law{"a candidate has a majority and does not lead",
        {},
        [](const Step& s) {
            return s.after.role != Role::Candidate || s.after.votes_granted.size() < majority_of(s.after.options.nodes);
        }},
    Law{"votes are kept by somebody who is no candidate", rules({Rule::CountOnlyCurrentVotes}),
        [](const Step& s) {
            return s.after.role == Role::Candidate ||
                   (s.after.votes_granted == NodeSet{} && s.after.votes_refused == NodeSet{});
        }},
    Law{"the leader it knows is itself, and it does not lead, or the other way round",
        {},
        [](const Step& s) { return leads(s.after) == (s.after.leader == s.after.id); }},
    Law{"match_index is not below next_index",
        {},
        [](const Step& s) {
            return !leads(s.after) || for_peers(s.after, [&](NodeId peer) {
                return s.after.match_index[peer] < s.after.next_index[peer];
            });
        }},
    Law{"next_index is more than one behind the log",
        {},
        [](const Step& s) {
            return !leads(s.after) || for_peers(s.after, [&](NodeId peer) {
                return s.after.next_index[peer] <= s.after.log.last_index() + 1;
            });
        }},
    Law{"a leader's own match_index is not its last index",
        {},
        [](const Step& s) {
            return !leads(s.after) || s.after.options.slow_disk ||
                   s.after.match_index[s.after.id] == s.after.log.last_index();
        }},
    Law{"a leader counts its own log further than it is on disk, or not as far",
        {},
        [](const Step& s) {
            if (!s.leads_on() || !s.after.options.slow_disk) return true;
            const Index before = s.before.match_index[s.after.id];
            const Index stored = s.stores() ? std::min(s.stored->last_index, s.after.log.last_index()) : 0;
            return s.after.match_index[s.after.id] == std::max(before, stored);
        }},
    Law{"next_index and match_index are kept by somebody who does not lead",
        {},
        [](const Step& s) {
            constexpr std::array<Index, kMaxNodes> kNone{};
            return leads(s.after) || (s.after.next_index == kNone && s.after.match_index == kNone);
        }},
    Law{"an answer is owed for what is not in the log", kWhatKeepsOrder,
        [](const Step& s) { return owes_what_it_has(s.after); }},
    Law{"the node is another one",
        {},
        [](const Step& s) { return s.after.id == s.before.id && s.after.options == s.before.options; }},
};

} // namespace

std::string_view check_node(const Node& before, const Event& event, const Node& after) {
    const ObservedStep step(before, event, after);
    for (const auto check : {check_election, check_log, check_commitment}) {
        if (const auto broken = check(step); !broken.empty()) return broken;
    }
    return first_broken(kAlways, step);
}

#ifndef NDEBUG
void checked_step(Node& node, const Event& event, Effects& out) {
    const Node before = node;
    step(node, event, out);
    std::string_view broken = check_node(before, event, node);
    if (broken.empty()) broken = check_effects(before, event, node, out);
    if (broken.empty()) return;
    throw std::logic_error(std::string("node ") + name_of(node.id) + " in term " + std::to_string(node.current_term) +
                           ": " + std::string(broken));
}
#endif

} // namespace raft
