// Nodes in a given state, steps of them, and what came of a step: the words in which the tests of the rules are
// written.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "raft/core/check_node.h"
#include "raft/core/node.h"

namespace raft::testing {

inline constexpr NodeId A = 0;
inline constexpr NodeId B = 1;
inline constexpr NodeId C = 2;
inline constexpr NodeId D = 3;
inline constexpr NodeId E = 4;

inline constexpr ClientId kClient = 7;

// Entry number `index` of a log: SET index, asked for by nobody.
inline Entry entry_of(Term term, Index index) {
    return {.term = term, .command = {Op::Set, static_cast<std::int64_t>(index)}, .client = 0, .request = 0};
}

// A log whose entries have these terms.
inline Log log_of(const std::vector<Term>& terms) {
    Log log;
    for (const Term term : terms)
        log.append(entry_of(term, log.last_index() + 1));
    return log;
}

inline std::vector<Term> terms_of(const Log& log) {
    std::vector<Term> terms;
    for (const Entry& entry : log.entries())
        terms.push_back(entry.term);
    return terms;
}

// The entries of `terms` behind `prev`, as a leader sends them.
inline LogSlice slice_behind(Index prev, const std::vector<Term>& terms) {
    return log_of(terms).slice_from(prev + 1);
}

inline Options options_for(int nodes) {
    return {.nodes = static_cast<std::uint8_t>(nodes)};
}

inline Node follower(Term term, const std::vector<Term>& log = {}, int nodes = 5, NodeId id = A) {
    return start_from({.current_term = term, .log = log_of(log)}, id, options_for(nodes));
}

inline Node candidate(Term term, const std::vector<Term>& log = {}, int nodes = 5, NodeId id = A) {
    Node node = follower(term, log, nodes, id);
    node.role = Role::Candidate;
    node.voted_for = id;
    node.votes_granted.insert(id);
    return node;
}

// A leader that has just been elected and heard from nobody yet.
inline Node leader(Term term, const std::vector<Term>& log = {}, int nodes = 5, NodeId id = A) {
    Node node = follower(term, log, nodes, id);
    node.role = Role::Leader;
    node.voted_for = id;
    node.leader = id;
    for (NodeId peer = 0; peer < nodes; ++peer)
        node.next_index[peer] = node.log.last_index() + 1;
    node.match_index[id] = node.log.last_index();
    return node;
}

inline Node without(Rule rule, Node node) {
    node.options.switched_off.insert(rule);
    return node;
}

// One step, observed from a clean slate, that keeps what Figure 2 implies inside one node.
inline Effects checked_step(Node& node, const Event& event) {
    const Node before = node;
    Effects out(Telling::Facts);
    step(node, event, out);
    EXPECT_EQ(check_node(before, event, node), "");
    EXPECT_EQ(check_effects(before, event, node, out), "");
    return out;
}

inline Effects receive(Node& node, NodeId from, Term term, Body body) {
    const Message message{.from = from, .to = node.id, .term = term, .body = std::move(body)};
    return checked_step(node, Received{message});
}

inline Effects fire_timer(Node& node) {
    return checked_step(node, TimerFired{});
}

inline Effects ask(Node& node, RequestNumber request, Command command = {Op::Set, 5}, ClientId client = kClient) {
    return receive(node, kClientSide, 0, ClientRequest{.client = client, .request = request, .command = command});
}

inline bool seen_to_hold(const Effects& out, Rule rule) {
    return out.seen_held.contains(rule);
}
inline bool seen_to_fail(const Effects& out, Rule rule) {
    return out.seen_failed.contains(rule);
}

// The bodies of this kind among the messages that a step sends.
template <typename T>
std::vector<T> sent(const Effects& out) {
    std::vector<T> bodies;
    for (const Message& message : out.messages) {
        if (const T* body = std::get_if<T>(&message.body)) bodies.push_back(*body);
    }
    return bodies;
}

// The one message of a step, of this kind.
template <typename T>
T only(const Effects& out) {
    EXPECT_EQ(out.messages.size(), 1U);
    const std::vector<T> bodies = sent<T>(out);
    EXPECT_EQ(bodies.size(), 1U);
    return bodies.empty() ? T{} : bodies.front();
}

// The one message of this kind to `to`.
template <typename T>
T sent_to(const Effects& out, NodeId to) {
    const auto found = std::ranges::find_if(out.messages, [&](const Message& message) {
        return message.to == to && std::holds_alternative<T>(message.body);
    });
    EXPECT_NE(found, out.messages.end());
    return found == out.messages.end() ? T{} : std::get<T>(found->body);
}

inline bool told(const Effects& out, NodeEventKind kind) {
    return std::ranges::any_of(out.events, [&](const NodeEvent& event) { return event.kind == kind; });
}

// The first event of this kind; there must be one.
inline NodeEvent event_of(const Effects& out, NodeEventKind kind) {
    const auto found = std::ranges::find_if(out.events, [&](const NodeEvent& event) { return event.kind == kind; });
    EXPECT_NE(found, out.events.end()) << name_of(kind);
    return found == out.events.end() ? NodeEvent{} : *found;
}

} // namespace raft::testing
