// One step of a node, seen from outside: for those who check it.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <variant>

#include "raft/core/node.h"

namespace raft {

struct ObservedStep {
    const Node& before;
    const Node& after;
    const Message* message; // nullptr if none arrived
    const Stored* stored;   // nullptr if no write ended
    bool timer_fired;

    ObservedStep(const Node& node_before, const Event& event, const Node& node_after)
        : before(node_before),
          after(node_after),
          message(std::holds_alternative<Received>(event) ? &std::get<Received>(event).message : nullptr),
          stored(std::get_if<Stored>(&event)),
          timer_fired(std::holds_alternative<TimerFired>(event)) {}

    // The message's body, if it is of this kind.
    template <class MessageBody>
    const MessageBody* received() const {
        return message == nullptr ? nullptr : std::get_if<MessageBody>(&message->body);
    }

    // Did a slow disk finish what it wrote in the term in which the node still is?
    bool stores() const { return stored != nullptr && stored->term == after.current_term; }

    bool same_term() const { return before.current_term == after.current_term; }
    bool leads_on() const { return same_term() && before.role == Role::Leader && after.role == Role::Leader; }
    bool begins_to_lead() const { return after.role == Role::Leader && !leads_on(); }
    bool stands() const { return timer_fired && before.role != Role::Leader && !same_term(); }
    bool casts_vote() const {
        return after.voted_for != kNobody && !(same_term() && before.voted_for == after.voted_for);
    }

    // Is this an AppendEntries that the follower or candidate must listen to, and does its previous entry match?
    bool accepts_leader() const {
        return received<AppendEntries>() != nullptr && message->term >= before.current_term &&
               !(before.role == Role::Leader && message->term == before.current_term);
    }
    bool accepts_entries() const {
        if (!accepts_leader()) return false;
        const auto& request = *received<AppendEntries>();
        return request.prev_log_index <= before.log.last_index() &&
               before.log.term_at(request.prev_log_index) == request.prev_log_term;
    }
};

// The rules that a law about a step rests on; switch one of them off, and the step may break it.
constexpr RuleSet rules(std::initializer_list<Rule> list) {
    RuleSet set;
    for (const Rule rule : list)
        set.insert(rule);
    return set;
}

// What keeps a cluster from contradicting itself: every guard, and what makes followers take over the leader's log and
// the higher term. Without one of them, messages may arrive that no Raft sends.
inline constexpr RuleSet kWhatKeepsOrder = [] {
    RuleSet set = rules({Rule::RemoveConflicts, Rule::AppendMissing, Rule::StepDownOnHigherTerm});
    for (const RuleInfo& rule : kRules) {
        if (rule.kind == RuleKind::Guard) set.insert(rule.rule);
    }
    return set;
}();

constexpr bool any_off(RuleSet rests_on, RuleSet off) {
    return (rests_on.bits() & off.bits()) != 0;
}

} // namespace raft
