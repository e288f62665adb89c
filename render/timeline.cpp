#include "render/timeline.h"

#include <algorithm>
#include <variant>

namespace render {

namespace {

RoleSpan span_of(const sim::Server& server, sim::Time at) {
    // A stopped node shows what is on its disk.
    return {.from = at,
            .to = at,
            .role = server.up ? server.node.role : raft::Role::Follower,
            .up = server.up,
            .paused = server.paused,
            .term = server.up ? server.node.current_term : server.disk.current_term};
}

bool same_state(const RoleSpan& a, const RoleSpan& b) {
    return a.role == b.role && a.up == b.up && a.paused == b.paused && a.term == b.term;
}

struct Signs {
    raft::ClientId client = 0;
    bool carries_entries = false;
    bool positive = true;
};

Signs signs_of(const raft::Body& body) {
    if (const auto* append = std::get_if<raft::AppendEntries>(&body)) return {0, !append->entries.empty(), true};
    if (const auto* appended = std::get_if<raft::AppendEntriesReply>(&body)) return {0, false, appended->success};
    if (const auto* vote = std::get_if<raft::RequestVoteReply>(&body)) return {0, false, vote->vote_granted};
    if (const auto* request = std::get_if<raft::ClientRequest>(&body)) return {request->client, false, true};
    if (const auto* reply = std::get_if<raft::ClientReply>(&body)) {
        return {reply->client, false, reply->outcome == raft::Outcome::Done};
    }
    return {};
}

MessageArrow arrow_of(const sim::World& world, const raft::Message& message, sim::MessageId id, sim::Time sent,
                      sim::Time due, bool lost) {
    const Signs signs = signs_of(message.body);
    const bool from_node = message.from < world.servers.size();
    return {.id = id,
            .from = message.from,
            .to = message.to,
            .client = signs.client,
            .sent = sent,
            .ended = due,
            .under_way = true,
            .lost = lost,
            .sender_role = from_node ? world.servers[message.from].node.role : raft::Role::Follower,
            .body = static_cast<std::uint8_t>(message.body.index()),
            .carries_entries = signs.carries_entries,
            .positive = signs.positive};
}

// Writes down what happens.
class Notes {
  public:
    explicit Notes(Timeline& timeline) : timeline_(timeline) {}

    void begin(const sim::World& world) {
        timeline_.lanes.assign(world.servers.size(), {});
        for (std::size_t i = 0; i < world.servers.size(); ++i) {
            timeline_.lanes[i].push_back(span_of(world.servers[i], world.now));
        }
        for (const sim::InFlight* m : world.network.in_flight()) {
            timeline_.arrows.push_back(arrow_of(world, m->message, m->id, m->sent, m->due, m->lost));
        }
    }

    void add(const sim::World& world, const sim::TraceEvent& event) {
        if (const auto* message = std::get_if<sim::MessageEvent>(&event.what)) {
            note_message(world, event.at, *message);
        } else if (const auto* acted = std::get_if<sim::NodeActed>(&event.what)) {
            note_act(event, acted->event);
        } else if (const auto* taken = std::get_if<sim::InputTaken>(&event.what)) {
            timeline_.marks.push_back({.kind = TimelineMark::Kind::Input, .at = event.at, .input = taken->input});
        }
        note_states(world, event.at);
    }

    void note_states(const sim::World& world, sim::Time at) {
        for (std::size_t i = 0; i < world.servers.size(); ++i)
            note_state(world.servers[i], i, at);
    }

  private:
    void note_message(const sim::World& world, sim::Time at, const sim::MessageEvent& event) {
        if (event.kind == sim::MessageEvent::Kind::Sent) {
            timeline_.arrows.push_back(
                arrow_of(world, *event.message, event.id, event.sent, event.due, event.will_be_lost));
            return;
        }
        const auto found = std::lower_bound(timeline_.arrows.begin(), timeline_.arrows.end(), event.id,
                                            [](const MessageArrow& a, sim::MessageId id) { return a.id < id; });
        if (found == timeline_.arrows.end() || found->id != event.id) return;
        found->ended = at;
        found->under_way = false;
        found->lost = event.kind == sim::MessageEvent::Kind::Lost;
    }

    void note_act(const sim::TraceEvent& event, const raft::NodeEvent& act) {
        TimelineMark mark{.at = event.at, .node = event.node, .term = act.term, .index = act.index};
        switch (act.kind) {
            case raft::NodeEventKind::StartsElection: mark.kind = TimelineMark::Kind::NewTerm; break;
            case raft::NodeEventKind::BecomesLeader: mark.kind = TimelineMark::Kind::Leader; break;
            case raft::NodeEventKind::Commits: mark.kind = TimelineMark::Kind::Commit; break;
            default: return;
        }
        timeline_.marks.push_back(mark);
    }

    void note_state(const sim::Server& server, std::size_t node, sim::Time at) {
        std::vector<RoleSpan>& lane = timeline_.lanes[node];
        const RoleSpan now = span_of(server, at);
        if (same_state(lane.back(), now)) return;
        lane.back().to = at;
        if (lane.back().from == at && lane.size() > 1) lane.pop_back(); // nothing of it would be seen
        lane.push_back(now);
    }

    Timeline& timeline_;
};

} // namespace

const Timeline& TimelineRecorder::show(const sim::History& history, sim::Time from, sim::Time to) {
    const bool continues = version_ == history.version() && from >= gathered_from_ && from <= timeline_.to;
    if (!continues) start(history, from);
    if (to > timeline_.to) continue_to(history, to);
    timeline_.from = from;
    // Dropped in large steps, so that each frame's share of the work is small.
    if (from - gathered_from_ > timeline_.to - from) forget_before(from);
    return timeline_;
}

void TimelineRecorder::start(const sim::History& history, sim::Time from) {
    timeline_ = Timeline{.from = from, .to = from, .lanes = {}, .arrows = {}, .marks = {}};
    version_ = history.version();
    gathered_from_ = from;
    const std::vector<sim::TimedInput>& inputs = history.inputs();
    if (from == 0) {
        // What happens at 0 belongs to the picture: begin before it.
        world_ = sim::make_world(history.config());
        next_input_ = 0;
    } else {
        world_ = history.look_at(from);
        const auto later = std::upper_bound(inputs.begin(), inputs.end(), from,
                                            [](sim::Time at, const sim::TimedInput& input) { return at < input.at; });
        next_input_ = static_cast<std::size_t>(later - inputs.begin());
    }
    Notes(timeline_).begin(world_);
    if (from == 0) continue_to(history, 0);
}

void TimelineRecorder::continue_to(const sim::History& history, sim::Time to) {
    Notes notes(timeline_);
    const auto note = [&notes](const sim::World& world, const sim::TraceEvent& event) { notes.add(world, event); };
    const sim::Listener observer(note, raft::Telling::Events);
    const std::vector<sim::TimedInput>& inputs = history.inputs();
    for (; next_input_ < inputs.size() && inputs[next_input_].at <= to; ++next_input_) {
        sim::advance(world_, inputs[next_input_].at, observer);
        sim::apply(world_, inputs[next_input_].input, observer);
        notes.note_states(world_, world_.now); // not every input that changes a process ends in an event
    }
    sim::advance(world_, to, observer);
    timeline_.to = to;
    for (std::vector<RoleSpan>& lane : timeline_.lanes)
        lane.back().to = to;
}

void TimelineRecorder::forget_before(sim::Time from) {
    for (std::vector<RoleSpan>& lane : timeline_.lanes) {
        std::erase_if(lane, [from](const RoleSpan& span) { return span.to < from; });
    }
    std::erase_if(timeline_.arrows, [from](const MessageArrow& arrow) { return arrow.ended < from; });
    std::erase_if(timeline_.marks, [from](const TimelineMark& mark) { return mark.at < from; });
    gathered_from_ = from;
}

} // namespace render
