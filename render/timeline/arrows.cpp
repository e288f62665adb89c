#include "render/timeline/arrows.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <variant>

#include "raft/core/message.h"
#include "render/color.h"
#include "render/pen.h"
#include "render/stage/role_looks.h"

namespace render {

namespace {

// What is left out where too many would make a smear, in this order.
enum class Kind : std::uint8_t { Vote, Client, Entry, Heartbeat, RoutineReply };
constexpr std::size_t kKinds = 5;

template <class Alternative, class... Bodies>
constexpr std::size_t index_of(std::type_identity<std::variant<Bodies...>>) {
    std::size_t index = 0;
    static_cast<void>((... && (!std::is_same_v<Alternative, Bodies> && ++index > 0)));
    return index;
}

template <class Alternative>
bool is(const MessageArrow& arrow) {
    return arrow.body == index_of<Alternative>(std::type_identity<raft::Body>{});
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

bool in_sight(const TimelineCanvas& canvas, const MessageArrow& arrow) {
    return arrow.sent <= canvas.timeline.to && arrow.sent <= canvas.to && arrow.ended >= canvas.from;
}

// How many kinds may be drawn, from the one that matters most.
std::size_t kinds_that_fit(const TimelineCanvas& canvas) {
    std::array<std::size_t, kKinds> count{};
    for (const MessageArrow& arrow : canvas.timeline.arrows) {
        if (in_sight(canvas, arrow)) ++count[static_cast<std::size_t>(kind_of(arrow))];
    }
    const double room = static_cast<double>(canvas.lanes.width) / static_cast<double>(canvas.em(0.45F));
    double drawn = 0;
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
        drawn += static_cast<double>(count[kind]);
        if (drawn > room * (kind == kKinds - 1 ? 0.6 : 1.6)) return kind;
    }
    return kKinds;
}

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

void draw_arrow(const TimelineCanvas& canvas, const MessageArrow& arrow) {
    const Color color = faded(color_of(canvas, arrow), 0.85F);
    const Point start{canvas.x_of(arrow.sent), end_y(canvas, arrow.from, arrow.to)};
    if (arrow.ended == sim::kNever) {
        if (canvas.shows(arrow.sent)) draw_waiting(canvas, start, color);
        return;
    }
    Point end{canvas.x_of(arrow.ended), end_y(canvas, arrow.to, arrow.from)};
    if (arrow.lost) end.y = (start.y + end.y) / 2; // where it got lost

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
    if (arrives && arrow.lost) {
        cross(canvas.scene, end, std::min(canvas.em(0.24F), 0.2F * canvas.pitch()),
              {canvas.theme.trouble, canvas.em(0.11F)});
    }
}

} // namespace

void draw_arrows(const TimelineCanvas& canvas) {
    const std::size_t kinds = kinds_that_fit(canvas);
    if (kinds == 0) return;
    for (const MessageArrow& arrow : canvas.timeline.arrows) {
        if (in_sight(canvas, arrow) && static_cast<std::size_t>(kind_of(arrow)) < kinds) draw_arrow(canvas, arrow);
    }
}

} // namespace render
