// Chance without state: every draw is a hash of the seed, what it is for, whom it concerns, the moment, and how many
// were drawn for that at that moment. So two futures that differ by one act agree in every draw which that act did not
// touch, and the same run comes out on every machine and compiler.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>

#include "raft/core/types.h"
#include "raft/sim/time.h"

namespace sim {

// What a draw is for.
enum class Purpose : std::uint8_t { ElectionTimeout, Latency, Loss, Duplicate, ClientTarget };

// Whom a draw concerns.
class Whom {
  public:
    static constexpr Whom node(raft::NodeId node) { return Whom(node); }
    // One direction of a link between two nodes.
    static constexpr Whom link(raft::NodeId from, raft::NodeId to) {
        return Whom(1U << 8U | static_cast<std::uint32_t>(from) << 4U | to);
    }
    static constexpr Whom client(raft::ClientId client) { return Whom(2U << 8U | client << 16U); }
    static constexpr Whom request_of(raft::ClientId client, raft::NodeId to) {
        return Whom(3U << 8U | client << 16U | to);
    }
    static constexpr Whom reply_to(raft::ClientId client, raft::NodeId from) {
        return Whom(4U << 8U | client << 16U | from);
    }

    constexpr std::uint32_t number() const { return number_; }

  private:
    explicit constexpr Whom(std::uint32_t number) : number_(number) {}
    std::uint32_t number_;
};

// The finaliser of SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014): every
// bit of the word changes about half of the bits of the result.
constexpr std::uint64_t mixed(std::uint64_t word) {
    word += 0x9E3779B97F4A7C15U;
    word = (word ^ (word >> 30U)) * 0xBF58476D1CE4E5B9U;
    word = (word ^ (word >> 27U)) * 0x94D049BB133111EBU;
    return word ^ (word >> 31U);
}

// What all draws of one moment have in common, so that it is hashed but once.
class DrawMoment {
  public:
    DrawMoment(std::uint64_t seed, Time at)
        : at_(at), bits_(mixed(seed ^ (static_cast<std::uint64_t>(at) * 0x9E3779B97F4A7C15U))) {}

    Time at() const { return at_; }
    std::uint64_t bits() const { return bits_; }

  private:
    Time at_;
    std::uint64_t bits_;
};

class Draw {
  public:
    // `count`: how many were drawn before for the same purpose and concern at the same moment.
    Draw(const DrawMoment& moment, Purpose purpose, Whom whom, std::uint32_t count)
        : bits_(mixed(moment.bits() ^ (static_cast<std::uint64_t>(purpose) << 60U ^
                                       static_cast<std::uint64_t>(whom.number()) << 28U ^ count))) {}
    Draw(std::uint64_t seed, Purpose purpose, Whom whom, Time at, std::uint32_t count = 0)
        : Draw(DrawMoment(seed, at), purpose, whom, count) {}

    std::uint64_t bits() const { return bits_; }

    // A whole number from `least` to `most`, both included, each as likely as any other: the few words of a draw that
    // would favour some of them are hashed once more (Lemire, "Fast Random Integer Generation in an Interval", 2019).
    std::int64_t between(std::int64_t least, std::int64_t most) const {
        assert(least <= most);
        const std::uint64_t span = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least) + 1;
        if (span == 0) return static_cast<std::int64_t>(bits_); // every number there is
        std::uint64_t word = bits_;
        Wide scaled = static_cast<Wide>(word) * span;
        if (static_cast<std::uint64_t>(scaled) < span) [[unlikely]] {
            const std::uint64_t uneven = (0 - span) % span;
            while (static_cast<std::uint64_t>(scaled) < uneven) {
                word = mixed(word);
                scaled = static_cast<Wide>(word) * span;
            }
        }
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(least) + static_cast<std::uint64_t>(scaled >> 64U));
    }

    // True in `percent` of a hundred cases.
    bool chance(int percent) const { return between(0, 99) < percent; }

  private:
    __extension__ using Wide = unsigned __int128;

    std::uint64_t bits_;
};

// How many were drawn for each of a few concerns at the newest moment at which any was.
template <std::size_t Concerns>
class DrawCounts {
  public:
    // How many there were before at this moment, which is not before the last; counts this one.
    std::uint32_t next(Time now, std::size_t concern) {
        assert(concern < Concerns && now >= at_);
        if (now != at_) {
            at_ = now;
            counts_ = {};
        }
        return counts_[concern]++;
    }

    Time at() const { return at_; }
    const std::array<std::uint16_t, Concerns>& counts() const { return counts_; }

    friend bool operator==(const DrawCounts&, const DrawCounts&) = default;

  private:
    Time at_ = -1;
    std::array<std::uint16_t, Concerns> counts_{};
};

} // namespace sim
