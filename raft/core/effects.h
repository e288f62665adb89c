// What a step of a node asks of the world around it. The buffer is reused from step to step, so that a step allocates
// nothing once it has run for a while.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
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
        ignored_ = {};
        ignored_by_.clear();
        if (telling_ != Telling::Nothing) by_ = {};
    }

    void clear_seen() { seen_held = seen_failed = {}; }

    Telling telling() const { return telling_; }
    void tell_of(Telling telling) { telling_ = telling; }

    // Is the rule's condition true, and is the rule in force? Tells whoever listens either way. Always inline, so that
    // a step which nobody watches does not write down the facts that nobody will read.
    [[gnu::always_inline]] bool judge(Rule rule, bool held, Why why = {}) {
        (held ? seen_held : seen_failed).insert(rule);
        if (telling_ != Telling::Nothing) [[unlikely]] {
            note(rule, held, why.a, why.b, why.c, why.d);
        }
        if (switched_off_.contains(rule)) [[unlikely]] {
            const bool goes_on = info(rule).kind == RuleKind::Guard;
            if (goes_on != held) ignore(rule);
            return goes_on;
        }
        return held;
    }

    // The newest judgement, of this rule, is kept to although it is switched off.
    void keep_to(Rule rule) {
        if (!ignored_.contains(rule)) return;
        ignored_.erase(rule);
        if (telling_ != Telling::Nothing) ignored_by_.pop_back();
    }

    // Something happened because of the newest judgement. What nobody hears is not put together.
    void tell(NodeEventKind kind, Term term, NodeId peer = kNobody, Index index = 0) {
        if (NodeEvent* event = next_event(kind, term)) [[unlikely]] {
            event->peer = peer;
            event->index = index;
        }
    }

    // It happened to several entries, from `first` to `last`.
    void tell_entries(NodeEventKind kind, Term term, NodeId peer, Index first, Index last) {
        if (NodeEvent* event = next_event(kind, term)) [[unlikely]] {
            event->peer = peer;
            event->index = last;
            event->first = first;
        }
    }

    void tell_vote_granted(Term term, NodeId peer, bool again) {
        if (NodeEvent* event = next_event(NodeEventKind::GrantsVote, term)) [[unlikely]] {
            event->peer = peer;
            event->again = again;
        }
    }

    void tell_entry(NodeEventKind kind, Term term, Index index, const Entry& entry, std::int64_t result = 0) {
        if (NodeEvent* event = next_event(kind, term)) [[unlikely]] {
            event->index = index;
            event->entry = entry;
            event->result = result;
        }
    }

    void tell_vote(NodeEventKind kind, Term term, NodeId peer, std::optional<Rule> refused_by) {
        if (NodeEvent* event = next_event(kind, term)) [[unlikely]] {
            event->peer = peer;
            event->refused_by = refused_by;
        }
    }

    // The step is over: of each rule that was not kept to, and of which no event told so far, one tells.
    void end(Term term) {
        if (!ignored_.empty()) [[unlikely]] {
            tell_ignored(term);
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
    // Takes the facts one by one, so that they need be nowhere in memory where this is not called.
    [[gnu::noinline]] void note(Rule rule, bool held, FactValue a, FactValue b, FactValue c, FactValue d) {
        by_.rule = rule;
        by_.held = held;
        by_.facts = telling_ == Telling::Facts ? std::array{a, b, c, d} : std::array<FactValue, 4>{};
    }

    // The next event, to be completed where it will be read; nullptr where nobody listens.
    NodeEvent* next_event(NodeEventKind kind, Term term) {
        ++told;
        if (telling_ != Telling::Nothing) return &new_event(kind, term);
        ignored_ = {}; // told by this event
        return nullptr;
    }

    [[gnu::noinline]] NodeEvent& new_event(NodeEventKind kind, Term term) {
        NodeEvent& event = events.emplace_back(kind, term, by_);
        event.ignored = std::exchange(ignored_, {});
        ignored_by_.clear();
        return event;
    }

    void ignore(Rule rule) {
        if (telling_ != Telling::Nothing) {
            std::erase_if(ignored_by_, [&](const Judgement& other) { return other.rule == rule; });
            ignored_by_.push_back(by_);
        }
        ignored_.insert(rule);
    }

    [[gnu::noinline]] void tell_ignored(Term term) {
        told += static_cast<std::uint32_t>(ignored_.size());
        for (const Judgement& by : ignored_by_) {
            NodeEvent& event = events.emplace_back(NodeEventKind::IgnoresRule, term, by);
            event.ignored.insert(by.rule);
        }
        ignored_ = {};
        ignored_by_.clear();
    }

    Telling telling_;
    RuleSet switched_off_;
    Judgement by_;
    RuleSet ignored_;                   // since the event before,
    std::vector<Judgement> ignored_by_; // and how they came out, where somebody listens
};

} // namespace raft
