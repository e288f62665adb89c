#include "render/timeline.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <variant>

#include "raft/sim/message_signs.h"

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

bool carries_entries(std::size_t body, raft::Index last) {
    return body == raft::Body(raft::AppendEntries{}).index() && last != 0;
}

constexpr float kHalf = 0.5F;

// How much of its way a message comes that the network loses as it is sent: to the wall where its group ended then,
// else about halfway; always between two lanes, for on a lane it would seem to have arrived at a third node.
float way_of_lost(const sim::Groups& groups, raft::NodeId from, raft::NodeId to) {
    if (from >= groups.of.size() || to >= groups.of.size() || from == to) return kHalf;
    const int lanes = std::abs(int{to} - int{from});
    const auto in_gap = [lanes](int gap) { return (static_cast<float>(gap) + kHalf) / static_cast<float>(lanes); };
    const int step = to > from ? 1 : -1;
    const bool parted = groups.of[from] != groups.of[to];
    for (int gap = 0; parted && gap < lanes; ++gap) {
        const int lane = from + step * gap;
        const int next = lane + step;
        if (groups.of.at(static_cast<std::size_t>(lane)) != groups.of.at(static_cast<std::size_t>(next)))
            return in_gap(gap);
    }
    return in_gap((lanes - 1) / 2);
}

MessageArrow arrow_of(const sim::InFlight& in_flight) {
    const raft::Message& message = in_flight.message;
    const sim::MessageSigns signs = sim::signs_of(message.body);
    return {.id = in_flight.id,
            .from = message.from,
            .to = message.to,
            .client = signs.client,
            .sent = in_flight.sent,
            .ended = in_flight.due,
            .under_way = true,
            .lost = in_flight.lost,
            .way = in_flight.lost ? way_of_lost(in_flight.groups, message.from, message.to) : 1,
            .sender_role = in_flight.sender_role,
            .body = static_cast<std::uint8_t>(message.body.index()),
            .carries_entries = carries_entries(message.body.index(), signs.last),
            .positive = signs.positive};
}

MessageArrow arrow_of(const Timeline& timeline, const sim::Page& page, const sim::Record& record) {
    const bool lost = record.is(sim::Record::kLost);
    const raft::NodeId from = record.is(sim::Record::kFromClient) ? raft::kClientSide : record.node;
    return {.id = page.message_of(record),
            .from = from,
            .to = record.peer,
            .client = record.client,
            .sent = record.at,
            .ended = page.due_of(record),
            .under_way = true,
            .lost = lost,
            .way = lost ? way_of_lost(timeline.groups, from, record.peer) : 1,
            .sender_role = record.role(),
            .body = record.body,
            .carries_entries = carries_entries(record.body, record.last),
            .positive = record.is(sim::Record::kPositive)};
}

// The same way, but for a message that is lost on the lane of a node that it only passes: short of that lane.
float beside_lanes(float way, raft::NodeId from, raft::NodeId to, int nodes) {
    constexpr float kBeside = 0.3F; // of what lies between two lanes
    if (from >= nodes || to >= nodes || from == to) return way;
    const auto lanes = static_cast<float>(std::abs(int{to} - int{from}));
    const float lane = std::round(way * lanes);
    const bool passed = lane > 0 && lane < lanes && std::abs(way * lanes - lane) < kBeside;
    return passed ? (lane - kBeside) / lanes : way;
}

// Where a message is that ends at `at`: at a stopped node it has come all the way, on a link that is cut it is where it
// was. One that waits for a hand has no time to arrive at; it is shown on the middle of its way.
float way_until(const MessageArrow& arrow, sim::Time at) {
    if (arrow.lost) return arrow.way;
    if (arrow.ended == sim::kNever) return kHalf;
    if (at >= arrow.ended) return 1;
    return static_cast<float>(static_cast<double>(at - arrow.sent) / static_cast<double>(arrow.ended - arrow.sent));
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
        for (const sim::InFlight* in_flight : world.network.in_flight())
            timeline_.arrows.push_back(arrow_of(*in_flight));
        note_cuts(sim::cuts_of(world), world.now);
    }

    void add(const sim::Page& page, const sim::Record& record) {
        switch (record.kind) {
            case sim::Record::Kind::Message: return note_message(page, record);
            case sim::Record::Kind::Deed: note_deed(record); break;
            case sim::Record::Kind::Taken: note_input(page, record); break;
            default: break;
        }
        if (record.node < timeline_.lanes.size()) note_state(record);
    }

  private:
    void note_message(const sim::Page& page, const sim::Record& record) {
        if (record.is(sim::MessageEvent::Kind::Sent)) {
            timeline_.arrows.push_back(arrow_of(timeline_, page, record));
            return;
        }
        const sim::MessageId id = page.message_of(record);
        MessageArrow* found = find_arrow(id);
        if (found == nullptr) return;
        const bool lost = record.is(sim::MessageEvent::Kind::Lost);
        const int nodes = static_cast<int>(timeline_.lanes.size());
        found->way = lost ? beside_lanes(way_until(*found, record.at), found->from, found->to, nodes) : 1;
        found->ended = record.at;
        found->under_way = false;
        found->lost = lost;
    }

    MessageArrow* find_arrow(sim::MessageId id) {
        const auto found = std::lower_bound(timeline_.arrows.begin(), timeline_.arrows.end(), id,
                                            [](const MessageArrow& a, sim::MessageId other) { return a.id < other; });
        return found == timeline_.arrows.end() || found->id != id ? nullptr : &*found;
    }

    void note_input(const sim::Page& page, const sim::Record& record) {
        const sim::Input& input = page.input_of(record);
        timeline_.marks.push_back({.kind = TimelineMark::Kind::Input,
                                   .at = record.at,
                                   .node = record.node,
                                   .input = input,
                                   .groups = page.groups_of(record)});
        if (const auto* delay = std::get_if<sim::Delay>(&input)) {
            if (MessageArrow* arrow = find_arrow(delay->message)) arrow->ended += delay->by;
        }
        const int nodes = static_cast<int>(timeline_.lanes.size());
        if (const auto cuts = sim::cuts_after(timeline_.cuts, nodes, input)) note_cuts(*cuts, record.at);
    }

    void note_cuts(const sim::Cuts& cuts, sim::Time at) {
        const sim::Groups groups = sim::groups_of(cuts, static_cast<int>(timeline_.lanes.size()));
        timeline_.cuts = cuts;
        timeline_.groups = groups;
        for (std::size_t lane = 0; lane + 1 < timeline_.lanes.size(); ++lane) {
            const auto wall = std::ranges::find_if(timeline_.walls,
                                                   [lane](const Wall& one) { return one.stands && one.above == lane; });
            const bool stands = wall != timeline_.walls.end();
            const bool parted = groups.of[lane] != groups.of[lane + 1];
            if (stands && !parted) {
                wall->to = at;
                wall->stands = false;
            } else if (!stands && parted) {
                timeline_.walls.push_back({.above = static_cast<raft::NodeId>(lane), .from = at, .to = at});
            }
        }
    }

    void note_deed(const sim::Record& record) {
        TimelineMark mark{.at = record.at, .node = record.node, .term = record.term, .index = record.last};
        switch (static_cast<raft::NodeEventKind>(record.what)) {
            case raft::NodeEventKind::StartsElection: mark.kind = TimelineMark::Kind::NewTerm; break;
            case raft::NodeEventKind::BecomesLeader: mark.kind = TimelineMark::Kind::Leader; break;
            case raft::NodeEventKind::Commits: mark.kind = TimelineMark::Kind::Commit; break;
            case raft::NodeEventKind::LearnsCommit: mark.kind = TimelineMark::Kind::Learns; break;
            default: return;
        }
        timeline_.marks.push_back(mark);
    }

    void note_state(const sim::Record& record) {
        std::vector<RoleSpan>& lane = timeline_.lanes[record.node];
        const RoleSpan now{.from = record.at,
                           .to = record.at,
                           .role = record.role(),
                           .up = record.up(),
                           .paused = record.paused(),
                           .term = record.term};
        if (same_state(lane.back(), now)) return;
        lane.back().to = record.at;
        if (lane.back().from == record.at && lane.size() > 1) lane.pop_back(); // nothing of it would be seen
        lane.push_back(now);
    }

    Timeline& timeline_;
};

} // namespace

const Timeline& TimelineRecorder::show(const sim::Run& run, sim::BranchId branch, sim::Time from, sim::Time to) {
    const bool continues = line_ == run.identity(branch) && from >= gathered_from_ && from <= timeline_.to;
    if (!continues) start(run, branch, from);
    if (to >= timeline_.to) continue_to(run, branch, to);
    timeline_.from = from;
    // Dropped in large steps, so that each frame's share of the work is small.
    if (from - gathered_from_ > timeline_.to - from) forget_before(from);
    return timeline_;
}

sim::Time TimelineRecorder::first_needed(const sim::Run& run, sim::BranchId branch, sim::Time from) {
    return run.keyframe_before({branch, std::min(from, run.frontier(branch))}).now();
}

void TimelineRecorder::start(const sim::Run& run, sim::BranchId branch, sim::Time from) {
    const sim::Cursor& keyframe = run.keyframe_before({branch, std::min(from, run.frontier(branch))});
    timeline_ = Timeline{.from = from, .to = keyframe.now(), .lanes = {}, .arrows = {}, .marks = {}, .walls = {}};
    line_ = run.identity(branch);
    gathered_from_ = from;
    timeline_.pace = run.config().pace;
    last_number_ = keyframe.world().events;
    Notes(timeline_).begin(keyframe.world());
    continue_to(run, branch, std::max(keyframe.now(), from));
    if (keyframe.now() < from) forget_before(from);
}

void TimelineRecorder::continue_to(const sim::Run& run, sim::BranchId branch, sim::Time to) {
    Notes notes(timeline_);
    for_each_record(run.passages(branch, timeline_.to, to),
                    [&](const sim::Page& page, const sim::Record& record, std::uint64_t number) {
                        if (number <= last_number_) return;
                        last_number_ = number;
                        notes.add(page, record);
                    });
    timeline_.to = to;
    for (std::vector<RoleSpan>& lane : timeline_.lanes)
        lane.back().to = to;
    for (Wall& wall : timeline_.walls) {
        if (wall.stands) wall.to = to;
    }
}

void TimelineRecorder::forget_before(sim::Time from) {
    for (std::vector<RoleSpan>& lane : timeline_.lanes) {
        std::erase_if(lane, [from](const RoleSpan& span) { return span.to < from; });
        lane.front().from = std::max(lane.front().from, std::min(from, lane.front().to));
    }
    std::erase_if(timeline_.arrows, [from](const MessageArrow& arrow) { return arrow.ended < from; });
    std::erase_if(timeline_.marks, [from](const TimelineMark& mark) { return mark.at < from; });
    std::erase_if(timeline_.walls, [from](const Wall& wall) { return !wall.stands && wall.to < from; });
    gathered_from_ = from;
}

} // namespace render
