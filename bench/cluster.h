// Five nodes in memory, messages that take 10 ms, live timers, and who listens: what the engine's speed is measured on.
#pragma once

#include <cstdint>

#include "raft/check/invariants.h"
#include "raft/sim/world.h"

namespace bench {

enum class Hearing : std::uint8_t { Nobody, Counter, Monitor };

inline sim::World world_with_leader(raft::Replicate replicate) {
    sim::Config config;
    config.options.replicate = replicate;
    config.timing.latency = {10 * sim::kMillisecond, 10 * sim::kMillisecond};
    sim::World world = sim::make_world(config);
    sim::apply(world, sim::FireTimer{0});
    sim::advance(world, sim::kSecond);
    return world;
}

class Cluster {
  public:
    Cluster(raft::Replicate replicate, Hearing hearing)
        : world_(world_with_leader(replicate)), monitor_(world_), hearing_(hearing) {}

    // A client asks, the leader replicates, a majority stores, the client is answered; then it asks again.
    void commit(std::int64_t count) {
        const raft::Index before = committed();
        for (std::int64_t i = 0; i < count; ++i) {
            sim::apply(world_, sim::Request{1, 0, {raft::Op::Add, 1}}, listener());
            while (world_.clients[0].state == sim::Client::State::Waiting)
                sim::advance(world_, world_.now + 10 * sim::kMillisecond, listener());
        }
        all_committed_ = all_committed_ && committed() - before == static_cast<raft::Index>(count);
    }

    // Nothing but heartbeats.
    void idle(sim::Time time) { sim::advance(world_, world_.now + time, listener()); }

    bool sound() const { return all_committed_ && monitor_.violations().empty(); }
    const sim::World& world() const { return world_; }

  private:
    raft::Index committed() const { return world_.servers[0].node.commit_index; }

    sim::Listener listener() {
        switch (hearing_) {
            case Hearing::Counter: return sim::Listener(counter_);
            case Hearing::Monitor: return sim::Listener(monitor_, raft::Telling::Events);
            case Hearing::Nobody: break;
        }
        return {};
    }

    struct Counter {
        void operator()(const sim::World&, const sim::TraceEvent&) { ++events; }
        std::uint64_t events = 0;
    };

    sim::World world_;
    check::Monitor monitor_;
    Counter counter_;
    Hearing hearing_;
    bool all_committed_ = true;
};

} // namespace bench
