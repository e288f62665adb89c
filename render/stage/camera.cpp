#include "render/stage/camera.h"

#include <algorithm>
#include <cmath>
#include <variant>

#include "render/pen.h"
#include "render/text_measure.h"

namespace render {

namespace {

constexpr float kMargin = 1.6F; // em around what is looked at
constexpr float kClosest = 2;
constexpr float kWorthIt = 1.2F; // for less, nothing is cut off at the edges

Rect around(Rect a, Rect b) {
    const float x = std::min(a.x, b.x);
    const float y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

// A node with all that is written beside it.
Rect whole_node(const StagePlaces& places, const NodePlace& place) {
    const float out = places.outside();
    return around({place.center.x - out, place.center.y - out, 2 * out, 2 * out}, shown_label(places, place));
}

Frame frame_on(raft::NodeSet nodes, const StagePlaces& places, Rect area) {
    Rect seen;
    bool any = false;
    for (std::size_t i = 0; i < places.nodes.size(); ++i) {
        if (!nodes.contains(static_cast<raft::NodeId>(i))) continue;
        const Rect node = whole_node(places, places.nodes[i]);
        seen = any ? around(seen, node) : node;
        any = true;
    }
    if (!any) return {area.center(), 1};
    const float margin = 2 * kMargin * places.em;
    const float fits = std::min(area.width / (seen.width + margin), area.height / (seen.height + margin));
    if (fits < kWorthIt) return {area.center(), 1};
    const float zoom = std::min(fits, kClosest);
    const Point half{0.5F * area.width / zoom, 0.5F * area.height / zoom};
    return {{std::clamp(seen.center().x, area.x + half.x, area.right() - half.x),
             std::clamp(seen.center().y, area.y + half.y, area.bottom() - half.y)},
            zoom};
}

// Moves and magnifies whatever a scene is made of.
class Lens {
  public:
    Lens(const Frame& frame, Rect area) : zoom_(frame.zoom), shift_(area.center() - frame.middle * frame.zoom) {}

    void operator()(Point& point) const { point = point * zoom_ + shift_; }
    void operator()(Rect& rect) const {
        Point corner{rect.x, rect.y};
        (*this)(corner);
        rect = {corner.x, corner.y, rect.width * zoom_, rect.height * zoom_};
    }
    void operator()(Stroke& stroke) const {
        stroke.width *= zoom_;
        stroke.dash *= zoom_;
        stroke.gap *= zoom_;
    }
    void operator()(Line& line) const {
        (*this)(line.from);
        (*this)(line.to);
        (*this)(line.stroke);
    }
    void operator()(Polyline& line) const {
        for (Point& point : line.points)
            (*this)(point);
        (*this)(line.stroke);
    }
    void operator()(Polygon& polygon) const {
        for (Point& point : polygon.points)
            (*this)(point);
        (*this)(polygon.stroke);
    }
    void operator()(Circle& circle) const {
        (*this)(circle.center);
        circle.radius *= zoom_;
        (*this)(circle.stroke);
    }
    void operator()(Arc& arc) const {
        (*this)(arc.center);
        arc.radius *= zoom_;
        (*this)(arc.stroke);
    }
    void operator()(Box& box) const {
        (*this)(box.rect);
        box.rounding *= zoom_;
        (*this)(box.stroke);
    }
    void operator()(Text& text) const {
        (*this)(text.at);
        text.size = crisp_size(text.size * zoom_);
    }
    void operator()(HitArea& area) const {
        (*this)(area.a);
        (*this)(area.b);
        area.reach *= zoom_;
        if (area.rect) (*this)(*area.rect);
    }

  private:
    float zoom_;
    Point shift_;
};

} // namespace

Frame frame_of(const Camera& camera, const StagePlaces& places, Rect area) {
    const Frame from = frame_on(camera.from, places, area);
    const Frame to = frame_on(camera.to, places, area);
    const float way = std::clamp(camera.way, 0.0F, 1.0F);
    const float eased = way * way * (3 - 2 * way);
    // By equal factors in equal times, as the eye takes it.
    const float zoom = from.zoom * std::pow(to.zoom / from.zoom, eased);
    return {between(from.middle, to.middle, eased), zoom};
}

void look_closer(Scene& scene, const Frame& frame) {
    const Lens lens(frame, scene.area);
    for (Shape& shape : scene.shapes)
        std::visit(lens, shape);
    for (HitArea& hit : scene.hits)
        lens(hit);
    for (Rect& pointed : scene.pointed)
        lens(pointed);
}

} // namespace render
