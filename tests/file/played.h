// A shipped scenario as it plays: what happened in it, and what the world was at any moment.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

#include "raft/sim/run.h"
#include "tests/file/reading.h"

namespace file {

inline constexpr raft::NodeId A = 0, B = 1, C = 2, D = 3, E = 4;

// What a node did.
struct Deed {
    sim::Time at = 0;
    raft::NodeId node = raft::kNobody;
    raft::NodeEvent event;
};

// Where a message set out, arrived or was lost.
struct Travel {
    sim::Time at = 0;
    sim::MessageEvent::Kind kind = sim::MessageEvent::Kind::Sent;
    sim::LostBy lost_by = sim::LostBy::Nothing;
    sim::InFlight in_flight;
};

struct ClientDeed {
    sim::Time at = 0;
    sim::ClientEvent event;
};

class Played {
  public:
    explicit Played(const std::string& name)
        : scenario_(read(shipped(name))), run_(scenario_.config, scenario_.inputs) {
        sim::Cursor(scenario_.config)
            .play(sim::Line(scenario_.inputs), end(),
                  [this](const sim::World&, const sim::TraceEvent& event) { remember(event); });
    }

    const Scenario& scenario() const { return scenario_; }
    sim::Time end() const { return scenario_.until.value_or(0); }
    const sim::World& at(sim::Time t) { return run_.at(t); }
    const sim::World& at_end() { return run_.at(end()); }

    const std::vector<Deed>& deeds() const { return deeds_; }
    const std::vector<Travel>& travels() const { return travels_; }

    std::vector<Deed> all(raft::NodeEventKind kind) const {
        std::vector<Deed> some;
        for (const Deed& deed : deeds_) {
            if (deed.event.kind == kind) some.push_back(deed);
        }
        return some;
    }

    std::vector<Deed> all(raft::NodeEventKind kind, raft::NodeId node) const {
        std::vector<Deed> some;
        for (const Deed& deed : all(kind)) {
            if (deed.node == node) some.push_back(deed);
        }
        return some;
    }

    std::vector<ClientDeed> all(sim::ClientEvent::Kind kind) const {
        std::vector<ClientDeed> some;
        for (const ClientDeed& deed : client_deeds_) {
            if (deed.event.kind == kind) some.push_back(deed);
        }
        return some;
    }

    // When the first input of that name takes effect.
    sim::Time time_of(const std::string& input) const {
        for (const sim::TimedInput& timed : scenario_.inputs) {
            if (sim::name_of(timed.input) == input) return timed.at;
        }
        ADD_FAILURE() << "the scenario has no " << input;
        return 0;
    }

  private:
    void remember(const sim::TraceEvent& event) {
        if (const auto* acted = std::get_if<sim::NodeActed>(&event.what)) {
            deeds_.push_back({event.at, event.node, acted->event});
        } else if (const auto* message = std::get_if<sim::MessageEvent>(&event.what)) {
            travels_.push_back({event.at, message->kind, message->lost_by, message->in_flight});
        } else if (const auto* client = std::get_if<sim::ClientEvent>(&event.what)) {
            client_deeds_.push_back({event.at, *client});
        }
    }

    Scenario scenario_;
    sim::Run run_;
    std::vector<Deed> deeds_;
    std::vector<Travel> travels_;
    std::vector<ClientDeed> client_deeds_;
};

inline std::vector<std::string> entries_of(const raft::Log& log) {
    std::vector<std::string> told;
    for (const raft::Entry& entry : log.entries()) {
        const std::string term = " t" + std::to_string(entry.term);
        const std::string number = " " + std::to_string(entry.command.number);
        switch (entry.command.op) {
            case raft::Op::Set: told.push_back("SET" + number + term); break;
            case raft::Op::Add: told.push_back("ADD" + number + term); break;
            case raft::Op::Get: told.push_back("GET" + term); break;
        }
    }
    return told;
}

inline std::vector<std::string> log_of(const sim::World& world, raft::NodeId node) {
    return entries_of(world.servers[node].node.log);
}

// How many nodes have the entry, on disk where the process is stopped.
inline int copies_of(const sim::World& world, raft::Index index, raft::Term term) {
    int copies = 0;
    for (const sim::Server& server : world.servers) {
        const raft::Log& log = server.up ? server.node.log : server.disk.log;
        copies += log.last_index() >= index && log.term_at(index) == term ? 1 : 0;
    }
    return copies;
}

inline std::vector<raft::NodeId> leaders_of(const sim::World& world) {
    std::vector<raft::NodeId> leaders;
    for (const sim::Server& server : world.servers) {
        if (server.up && server.node.role == raft::Role::Leader) leaders.push_back(server.node.id);
    }
    return leaders;
}

inline void expect_everywhere(const sim::World& world, std::int64_t value, raft::Index commit, raft::Term term) {
    for (const sim::Server& server : world.servers) {
        EXPECT_TRUE(server.up);
        EXPECT_EQ(server.node.machine.value, value) << raft::name_of(server.node.id);
        EXPECT_EQ(server.node.commit_index, commit) << raft::name_of(server.node.id);
        EXPECT_EQ(server.node.last_applied, commit) << raft::name_of(server.node.id);
        EXPECT_EQ(server.node.current_term, term) << raft::name_of(server.node.id);
        EXPECT_EQ(server.node.log, world.servers[0].node.log) << raft::name_of(server.node.id);
    }
}

} // namespace file
