#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <tuple>
#include <vector>

#include "render/timeline_layout.h"
#include "tests/picture/scene_checks.h"

namespace picture_tests {

namespace {

using namespace render;

class Ruler {
  public:
    Ruler(Rect lanes, sim::Time from, sim::Time to) : lanes_(lanes), from_(from), to_(to) {}

    float x_of(sim::Time at) const {
        const double part = static_cast<double>(at - from_) / static_cast<double>(std::max<sim::Time>(to_ - from_, 1));
        return lanes_.x + static_cast<float>(part * static_cast<double>(lanes_.width));
    }
    bool shows(sim::Time at) const { return at >= from_ && at <= to_; }

  private:
    Rect lanes_;
    sim::Time from_;
    sim::Time to_;
};

// Something is drawn there: a line, or the middle of a small shape.
bool is_drawn(const Scene& scene, float x) {
    return std::ranges::any_of(scene.shapes, [x](const Shape& shape) {
        if (const auto* line = std::get_if<Line>(&shape))
            return std::abs(line->from.x - x) < 0.6F && std::abs(line->to.x - x) < 0.6F;
        const auto* polygon = std::get_if<Polygon>(&shape);
        return polygon != nullptr && polygon->points.size() == 4 && std::abs(polygon->points[1].x - x) < 0.6F;
    });
}

void expect_marks(const Scene& scene, const Timeline& timeline, const Ruler& ruler) {
    for (const HitArea& area : scene.hits) {
        const auto* mark = std::get_if<TimeTarget>(&area.target);
        if (mark == nullptr) continue;
        const float x = ruler.x_of(mark->at);
        EXPECT_NEAR(area.a.x, x, 0.6F) << "a mark leads to another moment than that where it stands";
        EXPECT_TRUE(is_drawn(scene, x)) << "a mark that is not drawn";
        EXPECT_TRUE(std::ranges::any_of(timeline.marks, [&](const TimelineMark& one) { return one.at == mark->at; }))
            << "a mark of nothing";
    }
    for (const TimelineMark& mark : timeline.marks) {
        if (mark.kind != TimelineMark::Kind::Leader || !ruler.shows(mark.at) || mark.at > timeline.to) continue;
        EXPECT_TRUE(is_drawn(scene, ruler.x_of(mark.at))) << "a leader without a mark";
    }
}

// The rows of the nodes, from above.
std::vector<Rect> rows_of(const Scene& scene) {
    std::vector<Rect> rows;
    for (const HitArea& area : scene.hits) {
        if (std::holds_alternative<NodeTarget>(area.target)) rows.push_back(area.rect.value());
    }
    return rows;
}

// The way of a message from its sending to its end, which is where it was lost if it did not arrive.
class Way {
  public:
    Way(const std::vector<Rect>& rows, const Ruler& ruler, const MessageArrow& arrow) {
        const auto height_of = [&](raft::NodeId end, raft::NodeId other) {
            return end < rows.size() ? rows[end].center().y : rows[other].center().y - 0.42F * rows[other].height;
        };
        start_ = {ruler.x_of(arrow.sent), height_of(arrow.from, arrow.to)};
        const float receiver = height_of(arrow.to, arrow.from);
        end_ = {ruler.x_of(arrow.ended), start_.y + (receiver - start_.y) * arrow.way};
    }

    bool holds(const Line& line) const { return passes(line.from) && passes(line.to); }
    bool begins(const Line& line) const { return std::hypot(line.from.x - start_.x, line.from.y - start_.y) < 1; }
    Point end() const { return end_; }

  private:
    bool passes(Point p) const {
        const float width = std::max(end_.x - start_.x, 0.001F);
        const float wanted = start_.y + (end_.y - start_.y) * (p.x - start_.x) / width;
        const bool within = p.x >= start_.x - 1 && p.x <= end_.x + 1;
        return within && (std::abs(p.y - wanted) < 1 || width < 2);
    }

    Point start_;
    Point end_;
};

bool slants(const Line& line) {
    return std::abs(line.to.x - line.from.x) >= 0.6F && std::abs(line.to.y - line.from.y) >= 0.6F;
}

// One of the two strokes that say that a message was lost.
bool is_of_a_cross(const Line& line) {
    return std::abs(std::abs(line.to.x - line.from.x) - std::abs(line.to.y - line.from.y)) < 0.01F;
}

struct Cross {
    Point middle;
    float reach = 0;

    bool is_near(Point p, float reaches) const {
        return std::hypot(middle.x - p.x, middle.y - p.y) < std::max(reaches * reach, 0.1F);
    }
};

// Two strokes one after the other, each across the other's middle.
std::vector<Cross> crosses_of(const Scene& scene) {
    std::vector<Cross> crosses;
    for (std::size_t i = 1; i < scene.shapes.size(); ++i) {
        const auto* one = std::get_if<Line>(&scene.shapes[i - 1]);
        const auto* other = std::get_if<Line>(&scene.shapes[i]);
        if (one == nullptr || other == nullptr || !is_of_a_cross(*one) || !is_of_a_cross(*other)) continue;
        const Point a = one->to - one->from;
        const Point b = other->to - other->from;
        if (std::abs(a.x * b.x + a.y * b.y) > 0.1F || std::abs(a.x) < 1) continue;
        const Cross cross{(one->from + one->to) * 0.5F, std::abs(one->to.x - one->from.x) / 2};
        if (cross.is_near((other->from + other->to) * 0.5F, 0)) crosses.push_back(cross);
    }
    return crosses;
}

// Crosses are told from each other, and one that is not at the end of its message's way lies between lanes: on the lane
// of a node that it only passes, a message would seem to have arrived.
void expect_crosses(const Scene& scene, const Timeline& timeline, const Ruler& ruler) {
    const std::vector<Rect> rows = rows_of(scene);
    const std::vector<Cross> crosses = crosses_of(scene);
    for (std::size_t i = 0; i < crosses.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            EXPECT_FALSE(crosses[i].is_near(crosses[j].middle, 2)) << "crosses lie on each other";
    }
    for (const MessageArrow& arrow : timeline.arrows) {
        if (!arrow.lost || arrow.ended == sim::kNever || arrow.from >= rows.size() || arrow.to >= rows.size()) continue;
        const float y = Way(rows, ruler, arrow).end().y;
        for (std::size_t node = 0; node < rows.size(); ++node) {
            if (node == arrow.from || node == arrow.to) continue;
            EXPECT_GT(std::abs(y - rows[node].center().y), 0.25F * rows[node].height)
                << "message " << arrow.id << " is lost on the lane of a node that it passes";
        }
    }
}

// Every partition is a wall for as long as it lasts.
void expect_walls(const Scene& scene, const Timeline& timeline, const Ruler& ruler) {
    const std::vector<Rect> rows = rows_of(scene);
    for (const Wall& wall : timeline.walls) {
        if (!ruler.shows(wall.from) || !ruler.shows(wall.to) || ruler.x_of(wall.to) - ruler.x_of(wall.from) < 1)
            continue;
        const float y = rows[wall.above].bottom();
        EXPECT_TRUE(std::ranges::any_of(scene.shapes, [&](const Shape& shape) {
            const auto* line = std::get_if<Line>(&shape);
            return line != nullptr && line->stroke.dash > 0 && std::abs(line->from.y - y) < 1 &&
                   std::abs(line->to.y - y) < 1 && std::abs(line->from.x - ruler.x_of(wall.from)) < 1 &&
                   std::abs(line->to.x - ruler.x_of(wall.to)) < 1;
        })) << "a partition without a wall";
    }
}

// A line that slants is a message: it lies on the way from its sending to its end.
void expect_arrows(const Scene& scene, const Timeline& timeline, const Ruler& ruler) {
    const std::vector<Rect> rows = rows_of(scene);
    ASSERT_EQ(rows.size(), timeline.lanes.size());
    for (const Shape& shape : scene.shapes) {
        const auto* line = std::get_if<Line>(&shape);
        if (line == nullptr || !slants(*line) || is_of_a_cross(*line)) continue;
        EXPECT_TRUE(std::ranges::any_of(timeline.arrows, [&](const MessageArrow& arrow) {
            return arrow.ended != sim::kNever && Way(rows, ruler, arrow).holds(*line);
        })) << "an arrow of no message";
    }
}

// Heartbeats, and that all went well: what everybody expects, and what a few of tell as much as all.
bool is_routine(const MessageArrow& arrow) {
    const raft::Body append = raft::AppendEntries{};
    const raft::Body reply = raft::AppendEntriesReply{};
    return (arrow.body == append.index() && !arrow.carries_entries) || (arrow.body == reply.index() && arrow.positive);
}

// What is not routine and the first of its sort on its way is never left out, however many messages there are; where
// it was lost there is a cross.
void expect_news(const Scene& scene, const Timeline& timeline, const Ruler& ruler) {
    const std::vector<Rect> rows = rows_of(scene);
    const std::vector<Cross> crosses = crosses_of(scene);
    const auto any_line = [&](const auto& fits) {
        return std::ranges::any_of(scene.shapes, [&](const Shape& shape) {
            const auto* line = std::get_if<Line>(&shape);
            return line != nullptr && fits(*line);
        });
    };
    std::set<std::tuple<std::uint8_t, std::size_t, std::size_t>> seen;
    for (const MessageArrow& arrow : timeline.arrows) {
        const auto end_of = [&](raft::NodeId node) { return std::min<std::size_t>(node, rows.size()); };
        const bool first = seen.emplace(arrow.body, end_of(arrow.from), end_of(arrow.to)).second;
        if (!first || is_routine(arrow) || arrow.ended == sim::kNever) continue;
        if (!ruler.shows(arrow.sent) || !ruler.shows(arrow.ended) || arrow.ended > timeline.to) continue;
        const Way way(rows, ruler, arrow);
        EXPECT_TRUE(any_line([&](const Line& line) { return way.holds(line) && way.begins(line); }))
            << "message " << arrow.id << " has no arrow";
        if (!arrow.lost) continue;
        // Of several that are lost close to each other one cross tells.
        EXPECT_TRUE(std::ranges::any_of(crosses, [&](const Cross& one) { return one.is_near(way.end(), 3.1F); }))
            << "message " << arrow.id << " was lost and has no cross";
    }
}

} // namespace

void expect_timeline(const Scene& scene, const Timeline& timeline, const View& view, sim::Time from, sim::Time to,
                     sim::Time now) {
    const Rect lanes = lanes_area(scene.area, view.font_size);
    const Ruler ruler(lanes, from, to);
    expect_marks(scene, timeline, ruler);
    expect_arrows(scene, timeline, ruler);
    expect_news(scene, timeline, ruler);
    expect_crosses(scene, timeline, ruler);
    expect_walls(scene, timeline, ruler);
    if (now >= from && now <= to) {
        EXPECT_TRUE(is_drawn(scene, ruler.x_of(now))) << "no playhead";
    }
}

} // namespace picture_tests
