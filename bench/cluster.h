// Five nodes in memory, messages that take 10 ms, live timers, and who listens: what the engine's speed is measured on.
#pragma once

#include <cstdint>
#include <vector>

#include "raft/check/invariants.h"
#include "raft/check/linearizability.h"
#include "raft/sim/run.h"
#include "raft/sim/world.h"

namespace bench {

// Judges: all that listen to a random schedule.
enum class Hearing : std::uint8_t { Nobody, Counter, Monitor, Judges };

inline sim::Config config_of(raft::Replicate replicate) {
    sim::Config config;
    config.options.replicate = replicate;
    config.timing.latency = {10 * sim::kMillisecond, 10 * sim::kMillisecond};
    return config;
}

inline sim::World world_with_leader(raft::Replicate replicate) {
    sim::World world = sim::make_world(config_of(replicate));
    sim::apply(world, sim::FireTimer{0});
    sim::advance(world, sim::kSecond);
    return world;
}

class Cluster {
  public:
    Cluster(raft::Replicate replicate, Hearing hearing)
        : world_(world_with_leader(replicate)), judges_(world_), hearing_(hearing) {}

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

    bool sound() const { return all_committed_ && judges_.monitor.violations().empty(); }
    const sim::World& world() const { return world_; }

  private:
    raft::Index committed() const { return world_.servers[0].node.commit_index; }

    sim::Listener listener() {
        switch (hearing_) {
            case Hearing::Counter: return sim::Listener(counter_);
            case Hearing::Monitor: return sim::Listener(judges_.monitor, raft::Telling::Events);
            case Hearing::Judges: return sim::Listener(judges_, raft::Telling::Events);
            case Hearing::Nobody: break;
        }
        return {};
    }

    struct Counter {
        void operator()(const sim::World&, const sim::TraceEvent&) { ++events; }
        std::uint64_t events = 0;
    };
    struct Judges {
        explicit Judges(const sim::World& world) : monitor(world) {}
        void operator()(const sim::World& world, const sim::TraceEvent& event) {
            monitor.look(world, event);
            history.look(event);
        }
        check::Monitor monitor;
        check::ClientHistory history;
    };

    sim::World world_;
    Judges judges_;
    Counter counter_;
    Hearing hearing_;
    bool all_committed_ = true;
};

// The same, with the chronicle written: a run whose inputs were planned, as a recording is played.
class RecordedCluster {
  public:
    // A request takes four times the latency to be answered, and then the next one is asked.
    RecordedCluster(raft::Replicate replicate, std::int64_t requests)
        : run_(config_of(replicate), plan(requests)), now_(sim::kSecond) {
        run_.at(now_);
    }

    void commit(std::int64_t count) {
        now_ += count * kAnswered;
        const sim::World& world = run_.at(now_);
        committed_ += static_cast<raft::Index>(count);
        all_committed_ = all_committed_ && world.servers[0].node.commit_index == committed_;
    }

    void idle(sim::Time time) { run_.at(now_ += time); }

    bool sound() const { return all_committed_; }

  private:
    static constexpr sim::Time kAnswered = 40 * sim::kMillisecond;

    static std::vector<sim::TimedInput> plan(std::int64_t requests) {
        std::vector<sim::TimedInput> inputs{{0, sim::FireTimer{0}}};
        for (std::int64_t i = 0; i < requests; ++i)
            inputs.push_back({sim::kSecond + i * kAnswered, sim::Request{1, 0, {raft::Op::Add, 1}}});
        return inputs;
    }

    sim::Run run_;
    sim::Time now_;
    raft::Index committed_ = 0;
    bool all_committed_ = true;
};

} // namespace bench
