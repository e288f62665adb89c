// What a step of a node asks of the world around it. The buffer is reused from step to step, so that a step allocates
// nothing once it has run for a while.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <type_traits>
#include <utility>
#include <vector>

#include "raft/core/events.h"
#include "raft/core/message.h"
#include "raft/core/rules.h"

namespace raft {

// A node has one timer: leaders wait for the next heartbeat, all others for an election timeout. The world knows the
// ranges and draws the moment.
enum class Timer : std::uint8_t { Election, Heartbeat };

// How much a step tells of itself, by what somebody wants to hear.
enum class Telling : std::uint8_t {
    Nothing,
    Events, // what happened, and by which rule
    Facts,  // and what was looked at
};

class Effects {
  public:
    // Events are gathered only for somebody who listens.
    explicit Effects(Telling telling = Telling::Nothing) : telling_(telling) {}

    // Asked for by the step.
    std::vector<Message> messages;
    bool persist = false;   // term, vote or log changed: to stable storage before any message leaves (Figure 2)
    bool arm_timer = false; // set the node's one timer anew, as `timer` says
    Timer timer = Timer::Election;
    std::vector<NodeEvent> events;
    std::uint32_t told = 0; // how many events there were, gathered or not

    // Which rules were judged since the last clear_seen(), and how.
    RuleSet seen_held;
    RuleSet seen_failed;

    // Forgets the last step, keeps the memory.
    void begin(RuleSet switched_off) {
        messages.clear();
        events.clear();
        persist = false;
        arm_timer = false;
        told = 0;
        switched_off_ = switched_off;
        if (telling_ != Telling::Nothing) by_ = {};
    }

    void clear_seen() { seen_held = seen_failed = {}; }

    Telling telling() const { return telling_; }
    void tell_of(Telling telling) { telling_ = telling; }

    // Is the rule's condition true, and is the rule in force? Tells whoever listens either way. Always inline, so that
    // a step which nobody watches does not write down the facts that nobody will read.
    [[gnu::always_inline]] bool judge(Rule rule, bool held, std::initializer_list<FactValue> why = {}) {
        (held ? seen_held : seen_failed).insert(rule);
        if (telling_ != Telling::Nothing) [[unlikely]] {
            by_ = telling_ == Telling::Facts ? Judgement{rule, held, Why(why)} : Judgement{rule, held, {}};
        }
        if (switched_off_.contains(rule)) [[unlikely]] {
            return info(rule).kind == RuleKind::Guard;
        }
        return held;
    }

    // Something happened because of the newest judgement. As with judge(), what nobody hears is not put together.
    [[gnu::always_inline]] void tell(const NodeEvent& event) {
        ++told;
        if (telling_ != Telling::Nothing) [[unlikely]] {
            keep(event);
        }
    }

    void tell(NodeEventKind kind, Term term, NodeId peer = kNobody, Index index = 0) {
        ++told;
        if (telling_ != Telling::Nothing) [[unlikely]] {
            keep({.kind = kind, .term = term, .peer = peer, .index = index});
        }
    }

    void tell(NodeEventKind kind, Term term, Index index, const Entry& entry, std::int64_t result = 0) {
        ++told;
        if (telling_ != Telling::Nothing) [[unlikely]] {
            keep({.kind = kind, .term = term, .index = index, .entry = entry, .result = result});
        }
    }

    // `body` is built where it will be read, since messages are what a step makes most of.
    template <class MessageBody>
    void send(NodeId from, NodeId to, Term term, MessageBody&& body) {
        Message& message = messages.emplace_back();
        message.from = from;
        message.to = to;
        message.term = term;
        message.body.emplace<std::remove_cvref_t<MessageBody>>(std::forward<MessageBody>(body));
    }

    void arm(Timer kind) {
        arm_timer = true;
        timer = kind;
    }

  private:
    [[gnu::noinline]] void keep(const NodeEvent& event) {
        events.push_back(event);
        events.back().by = by_;
    }

    Telling telling_;
    RuleSet switched_off_;
    Judgement by_;
};

} // namespace raft
