#include "render/paint/paint.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

#include "render/paint/dashes.h"
#include "render/paint/hatching.h"
#include "render/text_measure.h"
#include "third_party/fonts/font_metrics.h"
#include "third_party/imgui/outlines.h"

namespace render {

namespace {

constexpr float kTurn = 2 * std::numbers::pi_v<float>;

ImU32 packed(Color c) {
    return IM_COL32(c.r, c.g, c.b, c.a);
}
bool draws(const Stroke& stroke) {
    return stroke.width > 0 && stroke.color.a > 0;
}

// So many that no corner shows: the chord stays within a tenth of a pixel of the circle. (ImGui's own choice is
// capped too low for big rings.)
int segments_for(float radius, float part) {
    const float most = kTurn / (2 * std::acos(1 - 0.1F / std::max(radius, 0.5F)));
    return std::clamp(static_cast<int>(std::ceil(most * part)), 6, 512);
}

// The arm in `segments` places on its way through a part of a turn, clockwise, without the end. Each is the one before
// it turned by the same angle: a sine for each would be most of what a circle costs.
template <class Visit>
void for_each_turn(Point arm, float part, int segments, Visit visit) {
    const float angle = kTurn * part / static_cast<float>(segments);
    const float sine = std::sin(angle);
    const float cosine = std::cos(angle);
    for (int i = 0; i < segments; ++i) {
        visit(arm);
        arm = {arm.x * cosine - arm.y * sine, arm.x * sine + arm.y * cosine};
    }
}

class Painter {
  public:
    Painter(ImDrawList& draw, const PaintFonts& fonts, Point offset) : draw_(draw), fonts_(fonts), offset_(offset) {}

    void operator()(const Line& line) {
        if (!draws(line.stroke)) return;
        const Point ends[]{line.from, line.to};
        stroke_path(ends, line.stroke, false);
    }

    void operator()(const Polyline& line) {
        if (draws(line.stroke)) stroke_path(line.points, line.stroke, false);
    }

    void operator()(const Polygon& polygon) {
        trace(polygon.points);
        // Stars are not convex; triangles are the usual case.
        if (polygon.fill.a > 0 && polygon.points.size() > 4) {
            draw_.PathFillConcave(packed(polygon.fill));
        } else if (polygon.fill.a > 0) {
            draw_.PathFillConvex(packed(polygon.fill));
        }
        draw_.PathClear();
        if (draws(polygon.stroke)) stroke_path(polygon.points, polygon.stroke, true);
    }

    void operator()(const Circle& circle) {
        if (circle.radius < 0.5F) return; // less than a pixel
        const int segments = segments_for(circle.radius + circle.stroke.width / 2, 1);
        if (circle.fill.a > 0) fill_disk(circle.center, circle.radius, circle.fill, segments);
        if (!draws(circle.stroke)) return;
        if (circle.hatched) {
            paint_lines(hatch_circle(circle.center, circle.radius, hatch_pitch(circle.stroke)), circle.stroke);
        } else if (circle.stroke.dash <= 0) {
            trace_circle(circle.center, circle.radius - 0.5F, segments); // as ImGui's own circles
            outlines::path(draw_, packed(circle.stroke.color), circle.stroke.width, ImDrawFlags_Closed);
        } else {
            stroke_path(around(circle.center, circle.radius, 0, 1), even(circle.stroke, kTurn * circle.radius), false);
        }
    }

    void operator()(const Arc& arc) {
        if (!draws(arc.stroke) || arc.to <= arc.from) return;
        const std::vector<Point> path = around(arc.center, arc.radius, arc.from, arc.to);
        stroke_path(path, arc.stroke, false);
        if (arc.to - arc.from >= 0.9999F) return;
        // Round ends.
        const float half = arc.stroke.width / 2;
        for (const Point end : {path.front(), path.back()}) {
            fill_disk(end, half, arc.stroke.color, segments_for(half, 1));
        }
    }

    void operator()(const Box& box) {
        const ImVec2 min = moved({box.rect.x, box.rect.y});
        const ImVec2 max = moved({box.rect.right(), box.rect.bottom()});
        if (box.fill.a > 0) draw_.AddRectFilled(min, max, packed(box.fill), box.rounding);
        if (!draws(box.stroke)) return;
        if (box.hatched) {
            paint_lines(hatch_box(box.rect, hatch_pitch(box.stroke)), box.stroke);
        } else if (box.stroke.dash <= 0) {
            outlines::rect(draw_, min, max, packed(box.stroke.color), box.rounding, box.stroke.width);
        } else {
            const std::vector<Point> outline = box_outline(box.rect, box.rounding);
            stroke_path(outline, box.stroke, true);
        }
    }

    void operator()(const Text& text) {
        ImFont* font = font_of(text.weight);
        if (font == nullptr || text.text.empty()) return;
        const float width = text.align == Align::Left ? 0 : text_width(text.text, text.size, text.weight);
        const float shift = text.align == Align::Center ? width / 2 : width;
        const ImVec2 at = moved({text.at.x - shift, text.at.y - fonts::kAscent * text.size});
        // Whole pixels keep letters sharp.
        draw_.AddText(font, fonts::imgui_size(text.size), ImVec2(std::round(at.x), std::round(at.y)),
                      packed(text.color), text.text.data(), text.text.data() + text.text.size());
    }

  private:
    ImVec2 moved(Point p) const { return {p.x + offset_.x, p.y + offset_.y}; }

    ImFont* font_of(Weight weight) const {
        switch (weight) {
            case Weight::Regular: return fonts_.regular;
            case Weight::SemiBold: return fonts_.semibold;
            case Weight::Bold: return fonts_.bold;
        }
        return fonts_.regular;
    }

    void trace(std::span<const Point> points) {
        draw_.PathClear();
        for (const Point p : points)
            draw_.PathLineTo(moved(p));
    }

    void trace_circle(Point center, float radius, int segments) {
        draw_.PathClear();
        for_each_turn({radius, 0}, 1, segments, [&](Point arm) { draw_.PathLineTo(moved(center + arm)); });
    }

    void fill_disk(Point center, float radius, Color color, int segments) {
        trace_circle(center, radius, segments);
        draw_.PathFillConvex(packed(color));
    }

    void stroke_path(std::span<const Point> points, const Stroke& stroke, bool closed) {
        if (stroke.dash <= 0) {
            trace(points);
            outlines::path(draw_, packed(stroke.color), stroke.width, closed ? ImDrawFlags_Closed : ImDrawFlags_None);
            return;
        }
        for_each_dash(points, closed, stroke.dash, stroke.gap, [&](std::span<const Point> dash) {
            trace(dash);
            outlines::path(draw_, packed(stroke.color), stroke.width);
        });
    }

    // A whole number of dashes, so that a circle closes without a stump.
    static Stroke even(Stroke stroke, float length) {
        const float count = std::max(1.0F, std::round(length / (stroke.dash + stroke.gap)));
        const float scale = length / count / (stroke.dash + stroke.gap);
        stroke.dash *= scale;
        stroke.gap *= scale;
        return stroke;
    }

    static std::vector<Point> around(Point center, float radius, float from, float to) {
        const int segments = segments_for(radius, to - from);
        std::vector<Point> path;
        path.reserve(static_cast<std::size_t>(segments) + 1);
        const Point first{radius * std::sin(kTurn * from), -radius * std::cos(kTurn * from)};
        for_each_turn(first, to - from, segments, [&](Point arm) { path.push_back(center + arm); });
        path.push_back(center + Point{radius * std::sin(kTurn * to), -radius * std::cos(kTurn * to)});
        return path;
    }

    void paint_lines(const std::vector<Line>& lines, const Stroke& stroke) {
        for (const Line& line : lines) {
            draw_.AddLine(moved(line.from), moved(line.to), packed(stroke.color), stroke.width);
        }
    }

    ImDrawList& draw_;
    const PaintFonts& fonts_;
    Point offset_;
};

} // namespace

void paint(const Scene& scene, ImDrawList& draw, const PaintFonts& fonts, Point offset) {
    Painter painter(draw, fonts, offset);
    for (const Shape& shape : scene.shapes)
        std::visit(painter, shape);
}

} // namespace render
