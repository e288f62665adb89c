#include "render/timeline/arrows.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <variant>
#include <vector>

#include "raft/core/message.h"
#include "render/color.h"
#include "render/pen.h"
#include "render/stage/role_looks.h"

namespace render {

namespace {

// What matters more comes first; what matters less is left out sooner where too many would make a smear.
enum class Kind : std::uint8_t { Vote, Client, Entry, Heartbeat, RoutineReply };

template <class Alternative, class... Bodies>
constexpr std::size_t index_of(std::type_identity<std::variant<Bodies...>>) {
    std::size_t index = 0;
    static_cast<void>((... && (!std::is_same_v<Alternative, Bodies> && ++index > 0)));
    return index;
}

constexpr std::type_identity<raft::Body> kBodies;

template <class Alternative>
bool is(const MessageArrow& arrow) {
    return arrow.body == index_of<Alternative>(kBodies);
}

Kind kind_of(const MessageArrow& arrow) {
    if (is<raft::RequestVote>(arrow) || is<raft::RequestVoteReply>(arrow)) return Kind::Vote;
    if (is<raft::ClientRequest>(arrow) || is<raft::ClientReply>(arrow)) return Kind::Client;
    // A refusal is news; that all went well is what everybody expects.
    if (is<raft::AppendEntriesReply>(arrow)) return arrow.positive ? Kind::RoutineReply : Kind::Entry;
    return arrow.carries_entries ? Kind::Entry : Kind::Heartbeat;
}

bool is_reply(const MessageArrow& arrow) {
    return is<raft::RequestVoteReply>(arrow) || is<raft::AppendEntriesReply>(arrow) || is<raft::ClientReply>(arrow);
}

constexpr float kCrossesApart = 3; // of their reach, from the middle of one to that of the next

bool in_sight(const TimelineCanvas& canvas, const MessageArrow& arrow) {
    return arrow.sent <= canvas.timeline.to && arrow.sent <= canvas.to && arrow.ended >= canvas.from;
}

// How long after the one before it a message must go its way to be drawn, in pixels. The more nodes there are, the more
// messages are sent at a time.
float least_gap(const TimelineCanvas& canvas, Kind kind) {
    const auto peers = static_cast<float>(std::max<std::size_t>(canvas.timeline.lanes.size(), 2) - 1);
    switch (kind) {
        case Kind::Vote: return canvas.em(0.05F);
        case Kind::Client: return canvas.em(0.15F);
        case Kind::Entry: return canvas.em(0.2F) * peers;
        case Kind::Heartbeat: return canvas.em(0.28F) * peers;
        case Kind::RoutineReply: return canvas.em(1.4F) * peers;
    }
    return 0;
}

// Leaves out what would make a smear. What went before alone decides that, so that the past looks alike in each future.
class Thinning {
  public:
    explicit Thinning(const TimelineCanvas& canvas) : canvas_(canvas) {}

    // Is it drawn? To be asked about every message, in the order of sending.
    bool shows(const MessageArrow& arrow) {
        Way& way = way_of(arrow.body, arrow.from, arrow.to);
        if (arrow.sent != way.last) way = {.before = way.last, .last = arrow.sent};
        const Kind kind = kind_of(arrow);
        // Answers come irregularly; all is well with them as often as somebody asks.
        constexpr auto kAppend = static_cast<std::uint8_t>(index_of<raft::AppendEntries>(kBodies));
        return gap_of(kind == Kind::RoutineReply ? way_of(kAppend, arrow.to, arrow.from) : way, kind) >=
               least_gap(canvas_, kind);
    }

  private:
    // The last two moments at which messages of one sort were sent from one end to another.
    struct Way {
        std::optional<sim::Time> before;
        std::optional<sim::Time> last;
    };
    static constexpr std::size_t kEnds = raft::kMaxNodes + 1; // clients share one end

    Way& way_of(std::uint8_t body, raft::NodeId from, raft::NodeId to) {
        const auto end_of = [](raft::NodeId node) { return std::min<std::size_t>(node, raft::kMaxNodes); };
        return ways_[body][end_of(from)][end_of(to)];
    }

    float gap_of(const Way& way, Kind kind) const {
        // Before the picture it went on as in it, where something did.
        const bool routine = kind == Kind::Heartbeat || kind == Kind::RoutineReply;
        const bool begins = canvas_.from <= 0 || !routine;
        if (!way.before && begins) return canvas_.lanes.width;
        return canvas_.x_of(way.last.value_or(canvas_.from)) - canvas_.x_of(way.before.value_or(canvas_.from));
    }

    const TimelineCanvas& canvas_;
    std::array<std::array<std::array<Way, kEnds>, kEnds>, std::variant_size_v<raft::Body>> ways_{};
};

Color color_of(const TimelineCanvas& canvas, const MessageArrow& arrow) {
    if (kind_of(arrow) == Kind::Client) return canvas.theme.client;
    if (is<raft::AppendEntries>(arrow)) return canvas.theme.leader;
    if (is<raft::RequestVote>(arrow)) return canvas.theme.candidate;
    return colors_of(canvas.theme, look_of(arrow.sender_role, true)).line;
}

// The height of a lane, or for a client a place shortly above the other end.
float end_y(const TimelineCanvas& canvas, raft::NodeId end, raft::NodeId other) {
    if (end < canvas.timeline.lanes.size()) return canvas.y_of(end);
    return canvas.y_of(other) - 0.42F * canvas.pitch();
}

void draw_waiting(const TimelineCanvas& canvas, Point at, Color color) {
    canvas.scene.shapes.emplace_back(Circle{at, canvas.em(0.2F), canvas.theme.surface, {color, canvas.em(0.09F)}});
}

void draw_arrow(const TimelineCanvas& canvas, const MessageArrow& arrow, std::vector<Point>& losses) {
    const Color color = faded(color_of(canvas, arrow), 0.85F);
    const Point start{canvas.x_of(arrow.sent), end_y(canvas, arrow.from, arrow.to)};
    if (arrow.ended == sim::kNever) {
        if (canvas.shows(arrow.sent)) draw_waiting(canvas, start, color);
        return;
    }
    Point end{canvas.x_of(arrow.ended), end_y(canvas, arrow.to, arrow.from)};
    end.y = start.y + (end.y - start.y) * arrow.way; // where it got to

    // What is outside of the picture or not known yet is cut away.
    const float left = canvas.lanes.x;
    const float right = canvas.clamped_x(std::min(canvas.timeline.to, canvas.to));
    const float width = std::max(end.x - start.x, 0.001F);
    const bool arrives = end.x <= right + 0.01F;
    const Point from = start.x < left ? between(start, end, (left - start.x) / width) : start;
    const Point to = arrives ? end : between(start, end, (right - start.x) / width);
    Stroke stroke{color, canvas.em(0.09F)};
    if (arrow.lost || is_reply(arrow)) {
        stroke.dash = canvas.em(0.22F);
        stroke.gap = canvas.em(0.18F);
    }
    const float head = arrives && !arrow.lost ? std::min(canvas.em(0.55F), 0.4F * canvas.pitch()) : 0;
    const Point body_end = head > 0 ? to - direction(start, end) * (0.7F * head) : to;
    canvas.scene.shapes.emplace_back(Line{from, body_end, stroke});
    if (head > 0) arrow_head(canvas.scene, start, end, head, color);
    if (arrives && arrow.lost) losses.push_back(end);
}

} // namespace

std::vector<Point> draw_arrows(const TimelineCanvas& canvas) {
    std::vector<Point> losses;
    Thinning thinning(canvas);
    for (const MessageArrow& arrow : canvas.timeline.arrows) {
        if (in_sight(canvas, arrow) && thinning.shows(arrow)) draw_arrow(canvas, arrow, losses);
    }
    return losses;
}

void draw_losses(const TimelineCanvas& canvas, const std::vector<Point>& losses) {
    const float reach = std::min(canvas.em(0.24F), 0.2F * canvas.pitch());
    std::vector<Point> crosses;
    for (const Point at : losses) {
        // Those that go to several nodes are lost at one wall: one cross tells as much as several on each other.
        const bool there = std::any_of(crosses.rbegin(), crosses.rend(),
                                       [&](Point other) { return distance(at, other) < kCrossesApart * reach; });
        if (there) continue;
        crosses.push_back(at);
        cross(canvas.scene, at, reach, {canvas.theme.trouble, canvas.em(0.11F)});
    }
}

} // namespace render
