// What inputs and their fields are called, in scenarios and everywhere else.
#pragma once

#include <string_view>
#include <type_traits>

#include "raft/core/fields.h"
#include "raft/sim/input.h"

namespace sim {

// The addressee of a request: a node, or the leader if it names none.
template <class MaybeNode>
struct NodeOrLeader {
    MaybeNode& node;
};
template <class MaybeNode>
NodeOrLeader(MaybeNode&) -> NodeOrLeader<MaybeNode>;

template <class>
struct InputForm;

struct OfOneNode {
    static constexpr void each_field(auto& input, auto&& visit) {
        auto& [node] = input;
        visit("node", node);
    }
};

struct OfLinks {
    static constexpr void each_field(auto& input, auto&& visit) {
        auto& [from, to, both] = input;
        visit("from", from);
        visit("to", to);
        visit("both", both);
    }
};

struct OfOneMessage {
    static constexpr void each_field(auto& input, auto&& visit) {
        auto& [message] = input;
        visit("message", message);
    }
};

template <>
struct InputForm<Kill> : OfOneNode {
    static constexpr std::string_view kName = "kill";
};
template <>
struct InputForm<Restart> : OfOneNode {
    static constexpr std::string_view kName = "restart";
};
template <>
struct InputForm<Pause> : OfOneNode {
    static constexpr std::string_view kName = "pause";
};
template <>
struct InputForm<Resume> : OfOneNode {
    static constexpr std::string_view kName = "resume";
};
template <>
struct InputForm<FireTimer> : OfOneNode {
    static constexpr std::string_view kName = "timeout";
};
template <>
struct InputForm<Isolate> : OfOneNode {
    static constexpr std::string_view kName = "isolate";
};
template <>
struct InputForm<Cut> : OfLinks {
    static constexpr std::string_view kName = "cut";
};
template <>
struct InputForm<Mend> : OfLinks {
    static constexpr std::string_view kName = "mend";
};
template <>
struct InputForm<Deliver> : OfOneMessage {
    static constexpr std::string_view kName = "deliver";
};
template <>
struct InputForm<Drop> : OfOneMessage {
    static constexpr std::string_view kName = "drop";
};

template <>
struct InputForm<Copy> : OfOneMessage {
    static constexpr std::string_view kName = "copy";
};

template <>
struct InputForm<Delay> {
    static constexpr std::string_view kName = "delay";
    static constexpr void each_field(auto& input, auto&& visit) {
        auto& [message, by] = input;
        visit("message", message);
        visit("ms", by);
    }
};

template <>
struct InputForm<Partition> {
    static constexpr std::string_view kName = "partition";
    static constexpr void each_field(auto& input, auto&& visit) {
        auto& [group] = input;
        visit("groups", group);
    }
};

template <>
struct InputForm<Heal> {
    static constexpr std::string_view kName = "heal";
    static constexpr void each_field(auto&, auto&&) { static_assert(std::is_empty_v<Heal>); }
};

template <>
struct InputForm<Request> {
    static constexpr std::string_view kName = "request";
    static constexpr void each_field(auto& input, auto&& visit) {
        auto& [client, to, command] = input;
        visit("client", client);
        visit("to", NodeOrLeader{to});
        visit("op", command);
    }
};

template <>
struct InputForm<Retry> {
    static constexpr std::string_view kName = "retry";
    static constexpr void each_field(auto& input, auto&& visit) {
        auto& [client] = input;
        visit("client", client);
    }
};

template <>
struct InputForm<Loss> {
    static constexpr std::string_view kName = "loss";
    static constexpr void each_field(auto& input, auto&& visit) {
        auto& [percent, from, to] = input;
        visit("percent", percent);
        visit("from", from);
        visit("to", to);
    }
};

template <>
struct InputForm<Latency> {
    static constexpr std::string_view kName = "latency";
    static constexpr void each_field(auto& input, auto&& visit) {
        auto& [range, from, to] = input;
        visit("ms", range);
        visit("from", from);
        visit("to", to);
    }
};

template <>
struct InputForm<Duplicate> {
    static constexpr std::string_view kName = "duplicate";
    static constexpr void each_field(auto& input, auto&& visit) {
        auto& [percent] = input;
        visit("percent", percent);
    }
};

// Its field has fields of its own, which stand beside "do".
template <>
struct InputForm<SetTiming> {
    static constexpr std::string_view kName = "timing";
    static constexpr void each_field(auto& input, auto&& visit) {
        auto& [timing] = input;
        visit("timing", timing);
    }
};

// Calls visit(name, field) for each field of an input.
template <class Kind>
constexpr void each_field(Kind& input, auto&& visit) {
    InputForm<std::remove_const_t<Kind>>::each_field(input, visit);
}

} // namespace sim
