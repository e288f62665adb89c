#include "render/stage/client_ways.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "render/pen.h"

namespace render {

namespace {

constexpr float kDot = 0.6F; // em that a message reaches to its sides

struct Disc {
    Point center;
    float radius = 0;
};

Point on_circle(Point center, float radius, int step, int steps) {
    const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(step) / static_cast<float>(steps);
    return center + Point{std::cos(angle), std::sin(angle)} * radius;
}

float distance_to_line(Point a, Point b, Point p) {
    const Point along = b - a;
    const float length = std::max(along.x * along.x + along.y * along.y, 1e-6F);
    const float part = std::clamp(((p.x - a.x) * along.x + (p.y - a.y) * along.y) / length, 0.0F, 1.0F);
    return distance(p, a + along * part);
}

// What a message goes around, and the places where it may turn.
struct Obstacles {
    std::vector<Rect> boxes;
    std::vector<Disc> discs;
    std::vector<Point> corners;

    bool clear(Point a, Point b) const {
        return std::none_of(boxes.begin(), boxes.end(), [&](const Rect& box) { return runs_through(box, a, b); }) &&
               std::none_of(discs.begin(), discs.end(),
                            [&](const Disc& disc) { return distance_to_line(a, b, disc.center) < disc.radius; });
    }

    void add(Rect box, float reach) {
        box = {box.x - reach, box.y - reach, box.width + 2 * reach, box.height + 2 * reach};
        boxes.push_back(box);
        for (const float x : {box.x - 1, box.right() + 1}) {
            for (const float y : {box.y - 1, box.bottom() + 1})
                corners.push_back({x, y});
        }
    }

    void add(Disc disc) {
        constexpr int kCorners = 8;
        discs.push_back(disc);
        for (int i = 0; i < kCorners; ++i)
            corners.push_back(on_circle(disc.center, 1.09F * disc.radius + 1, i, kCorners));
    }
};

Obstacles obstacles_for(Point client, raft::NodeId node, const Surroundings& surroundings, const StagePlaces& places,
                        const std::vector<ClientPlace>& clients, float reach) {
    Obstacles obstacles;
    const Rect& area = surroundings.area;
    if (surroundings.caption.width > 0) obstacles.add(surroundings.caption, reach);
    for (std::size_t i = 0; i < places.nodes.size(); ++i) {
        obstacles.add(shown_label(places, places.nodes[i]), reach);
        const bool is_target = i == node;
        // It arrives at the ring, and not through the node.
        if (is_target) obstacles.discs.push_back({places.nodes[i].center, places.outside()});
        if (!is_target) obstacles.add(Disc{places.nodes[i].center, places.outside() + reach});
    }
    for (const ClientPlace& place : clients) {
        const Rect box = client_box(places, place.center);
        if (place.center != client) obstacles.add(box, 0.75F * reach);
        // Below its circle are its words.
        if (place.center == client)
            obstacles.boxes.push_back(grown(words_of_client(places, place.center), 0.5F * reach));
    }
    const float inside = 0.5F * places.em;
    std::erase_if(obstacles.corners, [&](Point p) {
        return p.x < area.x + inside || p.y < area.y + inside || p.x > area.right() - inside ||
               p.y > area.bottom() - inside || !obstacles.clear(p, p);
    });
    return obstacles;
}

// Dijkstra's algorithm with a look ahead: from the last of `points` to any of the first `ends` of them.
std::vector<Point> shortest(const std::vector<Point>& points, std::size_t ends, Point goal, const Obstacles& around) {
    constexpr float kFar = std::numeric_limits<float>::max();
    std::vector<float> so_far(points.size(), kFar);
    std::vector<std::size_t> before(points.size(), points.size());
    std::vector<bool> done(points.size(), false);
    so_far.back() = 0;
    while (true) {
        std::size_t here = points.size();
        float least = kFar;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (done[i] || so_far[i] == kFar || so_far[i] + distance(points[i], goal) >= least) continue;
            least = so_far[i] + distance(points[i], goal);
            here = i;
        }
        if (here == points.size()) return {};
        done[here] = true;
        if (here < ends) {
            std::vector<Point> way;
            for (std::size_t at = here; at < points.size(); at = before[at])
                way.push_back(points[at]);
            std::reverse(way.begin(), way.end());
            return way;
        }
        for (std::size_t next = 0; next < points.size(); ++next) {
            const float length = so_far[here] + distance(points[here], points[next]);
            if (done[next] || length >= so_far[next] || !around.clear(points[here], points[next])) continue;
            so_far[next] = length;
            before[next] = here;
        }
    }
}

} // namespace

ClientWay::ClientWay(std::vector<Point> points) : points_(std::move(points)) {
    for (std::size_t i = 1; i < points_.size(); ++i)
        length_ += distance(points_[i - 1], points_[i]);
}

ClientWay::Spot ClientWay::spot(float part) const {
    float left = std::clamp(part, 0.0F, 1.0F) * length_;
    for (std::size_t i = 1; i < points_.size(); ++i) {
        const float piece = distance(points_[i - 1], points_[i]);
        const Point heading = direction(points_[i - 1], points_[i]);
        if (left <= piece || i + 1 == points_.size()) {
            return {points_[i - 1] + heading * left, heading, left, piece - left};
        }
        left -= piece;
    }
    return {};
}

ClientWay way_to_node(Point client, raft::NodeId node, const Surroundings& surroundings, const StagePlaces& places,
                      const std::vector<ClientPlace>& clients) {
    constexpr int kEnds = 16;
    const Point center = places.nodes[node].center;
    const float start = client_radius(places) + kDot * places.em;
    const float end = places.outside() + 1;
    const Point towards = direction(client, center);
    std::vector<Point> way;
    // Where it is narrow, closer to what it goes around.
    for (const float reach : {kDot, 0.45F, 0.3F, 0.2F, 0.08F}) {
        const Obstacles around = obstacles_for(client, node, surroundings, places, clients, reach * places.em);
        std::vector<Point> points;
        for (int i = 0; i < kEnds; ++i) {
            const Point p = on_circle(center, end, i, kEnds);
            if (around.clear(p, p)) points.push_back(p);
        }
        const std::size_t ends = points.size();
        points.insert(points.end(), around.corners.begin(), around.corners.end());
        points.push_back(client - Point{start, 0});
        way = shortest(points, ends, center, around);
        if (way.size() >= 2) return ClientWay(std::move(way));
    }
    way = {client + towards * start, center - towards * end};
    return ClientWay(std::move(way));
}

} // namespace render
