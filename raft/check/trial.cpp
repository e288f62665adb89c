#include "raft/check/trial.h"

#include <algorithm>

namespace check {
namespace {

// Of 30,000 schedules the worst needed 13 elections, and 18 messages beside its heartbeats.
constexpr int kMostElectionsInCalm = 26;
constexpr std::uint64_t kMessagesOfARequest = 36;

class Watcher {
  public:
    Watcher(const Schedule& schedule, Trial& trial) : schedule_(schedule), trial_(trial), monitor_(trial.end) {}

    void look(const sim::World& world, const sim::TraceEvent& event) {
        monitor_.look(world, event);
        history_.look(event);
        if (event.at < schedule_.calm) return;
        const bool peace = event.at >= schedule_.peace;
        if (const auto* acted = std::get_if<sim::NodeActed>(&event.what)) {
            if (acted->event.kind == raft::NodeEventKind::StartsElection) {
                ++(peace ? trial_.elections_in_peace : trial_.elections_in_calm);
            }
        } else if (const auto* message = std::get_if<sim::MessageEvent>(&event.what)) {
            if (peace && message->kind == sim::MessageEvent::Kind::Sent) ++trial_.messages_in_peace;
        }
    }

    void finish() {
        trial_.violations = monitor_.violations();
        trial_.operations = history_.operations();
    }

  private:
    const Schedule& schedule_;
    Trial& trial_;
    Monitor monitor_;
    ClientHistory history_;
};

std::vector<raft::ClientId> waiting_clients(const sim::World& world) {
    std::vector<raft::ClientId> waiting;
    for (const sim::Client& client : world.clients) {
        if (client.state == sim::Client::State::Waiting) waiting.push_back(client.id);
    }
    return waiting;
}

bool asks_in_peace(const Schedule& schedule) {
    return std::ranges::any_of(schedule.inputs, [](const sim::TimedInput& input) {
        const auto* request = std::get_if<sim::Request>(&input.input);
        return request != nullptr && request->client == kCalmClient;
    });
}

// Do all nodes have the leader's log, and is all of it committed everywhere?
bool of_one_mind(const sim::World& world) {
    const sim::Server& first = world.servers.front();
    return std::ranges::all_of(world.servers, [&](const sim::Server& server) {
        const raft::Node& node = server.node;
        return node.log == first.node.log && node.commit_index == node.log.last_index() &&
               node.machine == first.node.machine && node.current_term == first.node.current_term;
    });
}

std::uint64_t most_messages(const Schedule& schedule) {
    const sim::Time beat = sim::Timing{}.heartbeat; // what the calm sets
    const auto beats = static_cast<std::uint64_t>((schedule.until - schedule.peace) / beat) + 2;
    const auto peers = static_cast<std::uint64_t>(schedule.config.options.nodes - 1);
    return beats * 2 * peers + kMessagesOfARequest;
}

} // namespace

Trial play(const Schedule& schedule, sim::Listener listener) {
    Trial trial;
    trial.end = sim::make_world(schedule.config);
    Watcher watcher(schedule, trial);
    const bool listens = listener.telling() != raft::Telling::Nothing;
    const auto hear = [&](const sim::World& world, const sim::TraceEvent& event) {
        watcher.look(world, event);
        if (listens) listener(world, event);
    };
    const sim::Listener all(hear, listens ? listener.telling() : raft::Telling::Events);
    bool peace = false;
    for (const sim::TimedInput& input : schedule.inputs) {
        sim::advance(trial.end, input.at, all);
        if (!peace && input.at >= schedule.peace) {
            peace = true;
            trial.waiting = waiting_clients(trial.end);
        }
        sim::apply(trial.end, input.input, all);
    }
    sim::advance(trial.end, schedule.until, all);
    watcher.finish();
    return trial;
}

std::optional<Finding> judge(const Schedule& schedule, const Trial& trial) {
    if (!trial.violations.empty()) {
        const Violation& first = trial.violations.front();
        return Finding{id_of(first.property), first.at, first.event, first.node};
    }
    const auto at_end = [&](std::string_view broken) {
        return Finding{broken, trial.end.now, trial.end.events, raft::kNobody};
    };
    if (schedule.config.disks.empty() && !is_linearizable(trial.operations)) return at_end(kNotLinearizable);
    if (!asks_in_peace(schedule)) return std::nullopt; // a part of a schedule: nothing is owed

    const sim::Client* asked = sim::find_client(trial.end, kCalmClient);
    if (asked == nullptr || asked->state != sim::Client::State::Done) return at_end(kOwedInCalm[0]);
    if (schedule.config.pace == sim::Pace::ByHand) return std::nullopt;
    if (!trial.waiting.empty()) return at_end(kOwedInCalm[0]);
    if (trial.elections_in_peace > 0 || trial.elections_in_calm > kMostElectionsInCalm) {
        return at_end(kOwedInCalm[1]);
    }
    if (trial.messages_in_peace > most_messages(schedule)) return at_end(kOwedInCalm[2]);
    if (!of_one_mind(trial.end)) return at_end(kOwedInCalm[3]);
    return std::nullopt;
}

} // namespace check
