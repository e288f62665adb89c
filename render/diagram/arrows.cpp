#include "render/diagram/arrows.h"

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

bool in_sight(const Chart& chart, const MessageArrow& arrow) {
    return arrow.sent <= chart.timeline.to && arrow.sent <= chart.to && arrow.ended >= chart.from;
}

// How many kinds may be drawn, from the one that matters most.
std::size_t kinds_that_fit(const Chart& chart) {
    std::array<std::size_t, kKinds> count{};
    for (const MessageArrow& arrow : chart.timeline.arrows) {
        if (in_sight(chart, arrow)) ++count[static_cast<std::size_t>(kind_of(arrow))];
    }
    const double room = static_cast<double>(chart.lanes.width) / static_cast<double>(chart.em(0.45F));
    double drawn = 0;
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
        drawn += static_cast<double>(count[kind]);
        if (drawn > room * (kind == kKinds - 1 ? 0.6 : 1.6)) return kind;
    }
    return kKinds;
}

Color color_of(const Chart& chart, const MessageArrow& arrow) {
    if (kind_of(arrow) == Kind::Client) return chart.theme.client;
    if (is<raft::AppendEntries>(arrow)) return chart.theme.leader;
    if (is<raft::RequestVote>(arrow)) return chart.theme.candidate;
    return colors_of(chart.theme, look_of(arrow.sender_role, true)).line;
}

// The height of a lane, or for a client a place shortly above the other end.
float end_y(const Chart& chart, raft::NodeId end, raft::NodeId other) {
    if (end < chart.timeline.lanes.size()) return chart.y_of(end);
    return chart.y_of(other) - 0.42F * chart.pitch();
}

void draw_waiting(const Chart& chart, Point at, Color color) {
    chart.scene.shapes.emplace_back(Circle{at, chart.em(0.2F), chart.theme.surface, {color, chart.em(0.09F)}});
}

void draw_arrow(const Chart& chart, const MessageArrow& arrow) {
    const Color color = faded(color_of(chart, arrow), 0.85F);
    const Point start{chart.x_of(arrow.sent), end_y(chart, arrow.from, arrow.to)};
    if (arrow.ended == sim::kNever) {
        if (chart.shows(arrow.sent)) draw_waiting(chart, start, color);
        return;
    }
    Point end{chart.x_of(arrow.ended), end_y(chart, arrow.to, arrow.from)};
    if (arrow.lost) end.y = (start.y + end.y) / 2; // where it got lost

    // What is outside of the picture or not known yet is cut away.
    const float left = chart.lanes.x;
    const float right = chart.clamped_x(std::min(chart.timeline.to, chart.to));
    const float width = std::max(end.x - start.x, 0.001F);
    const bool arrives = end.x <= right + 0.01F;
    const Point from = start.x < left ? between(start, end, (left - start.x) / width) : start;
    const Point to = arrives ? end : between(start, end, (right - start.x) / width);
    Stroke stroke{color, chart.em(0.09F)};
    if (arrow.lost || is_reply(arrow)) {
        stroke.dash = chart.em(0.22F);
        stroke.gap = chart.em(0.18F);
    }
    const float head = arrives && !arrow.lost ? std::min(chart.em(0.55F), 0.4F * chart.pitch()) : 0;
    const Point body_end = head > 0 ? to - direction(start, end) * (0.7F * head) : to;
    chart.scene.shapes.emplace_back(Line{from, body_end, stroke});
    if (head > 0) arrow_head(chart.scene, start, end, head, color);
    if (arrives && arrow.lost) {
        cross(chart.scene, end, std::min(chart.em(0.24F), 0.2F * chart.pitch()),
              {chart.theme.trouble, chart.em(0.11F)});
    }
}

} // namespace

void draw_arrows(const Chart& chart) {
    const std::size_t kinds = kinds_that_fit(chart);
    if (kinds == 0) return;
    for (const MessageArrow& arrow : chart.timeline.arrows) {
        if (in_sight(chart, arrow) && static_cast<std::size_t>(kind_of(arrow)) < kinds) draw_arrow(chart, arrow);
    }
}

} // namespace render
