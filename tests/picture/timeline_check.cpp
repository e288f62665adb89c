#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
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

// A line that slants is a message: it lies on the way from its sending to its end.
void expect_arrows(const Scene& scene, const Timeline& timeline, const Ruler& ruler) {
    const std::vector<Rect> rows = rows_of(scene);
    ASSERT_EQ(rows.size(), timeline.lanes.size());
    const auto lies_on = [&](const Line& line, const MessageArrow& arrow) {
        if (arrow.ended == sim::kNever) return false;
        const auto height_of = [&](raft::NodeId end, raft::NodeId other) {
            return end < rows.size() ? rows[end].center().y : rows[other].center().y - 0.42F * rows[other].height;
        };
        const Point start{ruler.x_of(arrow.sent), height_of(arrow.from, arrow.to)};
        const float receiver = height_of(arrow.to, arrow.from);
        const Point end{ruler.x_of(arrow.ended), start.y + (receiver - start.y) * arrow.way};
        const auto is_on = [&](Point p) {
            const float width = std::max(end.x - start.x, 0.001F);
            const float wanted = start.y + (end.y - start.y) * (p.x - start.x) / width;
            const bool within = p.x >= start.x - 1 && p.x <= end.x + 1;
            return within && (std::abs(p.y - wanted) < 1 || width < 2);
        };
        return is_on(line.from) && is_on(line.to);
    };
    for (const Shape& shape : scene.shapes) {
        const auto* line = std::get_if<Line>(&shape);
        if (line == nullptr) continue;
        const float wide = std::abs(line->to.x - line->from.x);
        const float high = std::abs(line->to.y - line->from.y);
        if (wide < 0.6F || high < 0.6F || std::abs(wide - high) < 0.01F) continue; // a cross is as wide as high
        EXPECT_TRUE(std::ranges::any_of(timeline.arrows, [&](const auto& arrow) { return lies_on(*line, arrow); }))
            << "an arrow of no message";
    }
}

} // namespace

void expect_timeline(const Scene& scene, const Timeline& timeline, const View& view, sim::Time from, sim::Time to,
                     sim::Time now) {
    const Rect lanes = lanes_area(scene.area, view.font_size);
    const Ruler ruler(lanes, from, to);
    expect_marks(scene, timeline, ruler);
    expect_arrows(scene, timeline, ruler);
    if (now >= from && now <= to) {
        EXPECT_TRUE(is_drawn(scene, ruler.x_of(now))) << "no playhead";
    }
}

} // namespace picture_tests
