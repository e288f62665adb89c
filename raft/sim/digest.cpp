#include <array>
#include <concepts>
#include <optional>
#include <span>
#include <type_traits>
#include <variant>
#include <vector>

#include "raft/sim/world.h"

namespace sim {
namespace {

// FNV-1a (Fowler, Noll and Vo) over 64-bit words, with a final mix of the bits.
//
// Of a struct it takes every field there is: whoever adds one to a struct is told here that the number of its fields
// has changed, and need only change the number.
class Digest {
  public:
    template <class Number>
    requires std::integral<Number> || std::is_enum_v<Number>
    void add(Number number) {
        state_ = (state_ ^ static_cast<std::uint64_t>(number)) * 0x100000001B3U;
        state_ ^= state_ >> 29U;
    }

    // Containers, with how much is in them.
    template <class Element>
    void add(const std::vector<Element>& elements) {
        add_range(elements);
    }
    template <class Element>
    void add(std::span<const Element> elements) {
        add_range(elements);
    }
    template <class Element, std::size_t Count>
    void add(const std::array<Element, Count>& elements) {
        for (const Element& element : elements)
            add(element);
    }
    template <class Value>
    void add(const std::optional<Value>& value) {
        add(value.has_value());
        if (value) add(*value);
    }
    template <class... Kinds>
    void add(const std::variant<Kinds...>& value) {
        add(value.index());
        std::visit([this](const auto& kind) { this->add(kind); }, value);
    }
    void add(const raft::EntryRange& entries) { add_range(entries); }
    void add(const raft::Log& log) { add(log.entries()); }
    void add(const raft::LogSlice& slice) { add(slice.entries()); }
    void add(raft::NodeSet nodes) { add(nodes.bits()); }
    void add(raft::RuleSet rules) { add(rules.bits()); }
    void add(const RequestQueue& queue) { add(queue.requests()); }
    template <std::size_t Concerns>
    void add(const DrawCounts<Concerns>& counts) {
        all(counts.at(), counts.counts());
    }

    // Of the core.
    void add(const raft::Command& command) { fields<2>(command); }
    void add(const raft::Entry& entry) { fields<4>(entry); }
    void add(const raft::RequestVote& body) { fields<2>(body); }
    void add(const raft::RequestVoteReply& body) { fields<2>(body); }
    void add(const raft::AppendEntries& body) { fields<4>(body); }
    void add(const raft::AppendEntriesReply& body) { fields<6>(body); }
    void add(const raft::ClientRequest& body) { fields<3>(body); }
    void add(const raft::ClientReply& body) { fields<5>(body); }
    void add(const raft::Message& message) { fields<4>(message); }
    void add(const raft::ClientSession& session) { fields<3>(session); }
    void add(const raft::StateMachine& machine) { fields<2>(machine); }
    void add(const raft::Owed& owed) { fields<3>(owed); }
    void add(const raft::Options& options) { fields<6>(options); }
    void add(const raft::Node& node) { fields<15>(node); }
    void add(const raft::Disk& disk) { fields<3>(disk); }

    // Of the world.
    void add(const Range& range) { fields<2>(range); }
    void add(const Timing& timing) { fields<6>(timing); }
    void add(const Config& config) { fields<5>(config); }
    void add(const InFlight& in_flight) { fields<10>(in_flight); }
    void add(const Groups& groups) { fields<2>(groups); }
    void add(const Link& link) { fields<2>(link); }
    void add(const Server::Backlog& backlog) { fields<3>(backlog); }
    void add(const Server& server) { fields<14>(server); }
    void add(const DiskWrite::Held& held) { fields<2>(held); }
    void add(const DiskWrite& write) { fields<6>(write); }
    void add(const Request& request) { fields<3>(request); }
    void add(const Client& client) { fields<19>(client); }
    void add(const EntryId& entry) { fields<2>(entry); }
    void add(const World& world) { fields<10>(world); }
    void add(const MessagesUnderWay& messages) {
        add(messages.size());
        for (const InFlight* in_flight : messages)
            add(*in_flight);
    }
    void add(const Network& network) {
        network.each_part([this](const auto&... parts) { all(parts...); });
    }

    // No part of the value.
    void add(const Retries&) {}
    void add(const Scratch&) {}

    // Only to be seen; a run stays what it is when more is kept for that.
    void add(const Recent&) {}

    std::uint64_t value() const {
        // The last words reach only the low bits of the state; spread them.
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }

  private:
    template <class... Parts>
    void all(const Parts&... parts) {
        (add(parts), ...);
    }

    void add_range(const auto& elements) {
        add(elements.size());
        for (const auto& element : elements)
            add(element);
    }

    // A struct can be unpacked only into as many names as it has fields.
    template <int Count, class Struct>
    void fields(const Struct& whole) {
        if constexpr (Count == 2) {
            const auto& [a, b] = whole;
            all(a, b);
        } else if constexpr (Count == 3) {
            const auto& [a, b, c] = whole;
            all(a, b, c);
        } else if constexpr (Count == 4) {
            const auto& [a, b, c, d] = whole;
            all(a, b, c, d);
        } else if constexpr (Count == 5) {
            const auto& [a, b, c, d, e] = whole;
            all(a, b, c, d, e);
        } else if constexpr (Count == 6) {
            const auto& [a, b, c, d, e, f] = whole;
            all(a, b, c, d, e, f);
        } else if constexpr (Count == 10) {
            const auto& [a, b, c, d, e, f, g, h, i, j] = whole;
            all(a, b, c, d, e, f, g, h, i, j);
        } else if constexpr (Count == 14) {
            const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n] = whole;
            all(a, b, c, d, e, f, g, h, i, j, k, l, m, n);
        } else if constexpr (Count == 15) {
            const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o] = whole;
            all(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o);
        } else {
            static_assert(Count == 19, "write down how so many fields are unpacked");
            const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s] = whole;
            all(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s);
        }
    }

    std::uint64_t state_ = 0xCBF29CE484222325U;
};

} // namespace

std::uint64_t digest(const World& world) {
    Digest digest;
    digest.add(world);
    return digest.value();
}

} // namespace sim
