// Laws about one step of a node, for check_node.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "raft/core/observed_step.h"

namespace raft {

struct Law {
    std::string_view broken; // what is wrong where it does not hold
    RuleSet rests_on;        // with one of them off, the law says nothing
    bool (*holds)(const ObservedStep&);
};

template <std::size_t Count>
std::string_view first_broken(const std::array<Law, Count>& laws, const ObservedStep& step) {
    const RuleSet off = step.before.options.switched_off;
    for (const Law& law : laws) {
        if (!any_off(law.rests_on, off) && !law.holds(step)) return law.broken;
    }
    return {};
}

inline bool leads(const Node& node) {
    return node.role == Role::Leader;
}

template <class Condition>
bool for_peers(const Node& node, Condition condition) {
    for (NodeId peer = 0; peer < node.options.nodes; ++peer) {
        if (peer != node.id && !condition(peer)) return false;
    }
    return true;
}

// Each says what is wrong, as a sentence; empty if nothing is.
std::string_view check_election(const ObservedStep& step);   // terms, votes and roles
std::string_view check_log(const ObservedStep& step);        // who may change it, and how
std::string_view check_commitment(const ObservedStep& step); // and what a leader knows of the others

} // namespace raft
