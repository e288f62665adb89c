// A generator of random numbers, the same on every machine and compiler, for whoever makes up schedules and inputs. No
// world has one: its own draws have no state (chance.h).
#pragma once

#include <cassert>
#include <cstdint>

namespace sim {

// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014): one word of state, good
// for simulation, and fast.
class Random {
  public:
    explicit Random(std::uint64_t seed = 1) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }

    // A whole number from `least` to `most`, both included; the range spans less than 2^32. The bias of scaling instead
    // of rejecting is below one in 2^32 / span, far under what anybody could see in a run.
    std::int64_t between(std::int64_t least, std::int64_t most) {
        assert(least <= most && most - least < (std::int64_t{1} << 32));
        const auto span = static_cast<std::uint64_t>(most - least) + 1;
        return least + static_cast<std::int64_t>(((next() >> 32U) * span) >> 32U);
    }

    // True in `percent` of a hundred cases. Draws nothing where the answer is certain.
    bool chance(int percent) { return percent > 0 && (percent >= 100 || between(0, 99) < percent); }

    friend bool operator==(const Random&, const Random&) = default;

  private:
    std::uint64_t state_;
};

} // namespace sim
