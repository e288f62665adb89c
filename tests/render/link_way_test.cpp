#include "render/stage/link_way.h"

#include <gtest/gtest.h>

#include <cmath>

namespace render {
namespace {

float distance(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

// From ring to ring, and never over a third node, however many there are.
TEST(LinkWayTest, goes_around_nodes_that_stand_on_the_link) {
    int bent = 0;
    for (int nodes = 2; nodes <= 9; ++nodes) {
        for (const Rect area : {Rect{0, 0, 900, 440}, Rect{0, 0, 1130, 690}, Rect{0, 0, 1900, 1000}}) {
            const StagePlaces places = place_nodes(nodes, area, area.height / 42);
            for (raft::NodeId from = 0; from < nodes; ++from) {
                for (raft::NodeId to = 0; to < nodes; ++to) {
                    if (from == to) continue;
                    const LinkWay way = link_way(from, to, places);
                    bent += way.bow == Point{} ? 0 : 1;
                    EXPECT_NEAR(distance(way.at(0), places.nodes[from].center), places.outside(), 1);
                    EXPECT_NEAR(distance(way.at(1), places.nodes[to].center), places.outside(), 1);
                    for (raft::NodeId other = 0; other < nodes; ++other) {
                        if (other == from || other == to) continue;
                        for (int i = 0; i <= 100; ++i) {
                            EXPECT_GT(distance(way.at(0.01F * static_cast<float>(i)), places.nodes[other].center),
                                      places.outside())
                                << nodes << " nodes, from " << int{from} << " to " << int{to};
                        }
                    }
                }
            }
            if (nodes > 5) continue;
            EXPECT_EQ(bent, 0) << "up to five nodes no link has a node on it";
        }
    }
    EXPECT_GT(bent, 0);
}

// The cross of a cut link stands on the straight link.
TEST(LinkWayTest, lost_message_that_goes_around_a_node_ends_at_the_cross) {
    int found = 0;
    for (int nodes = 6; nodes <= 9; ++nodes) {
        const StagePlaces places = place_nodes(nodes, {0, 0, 900, 440}, 10);
        for (raft::NodeId from = 0; from < nodes; ++from) {
            for (raft::NodeId to = 0; to < nodes; ++to) {
                if (from == to) continue;
                const LinkWay whole = link_way(from, to, places);
                for (const float part : {0.3F, 0.5F, 0.8F}) {
                    const auto way = way_to_cross(whole, part, from, to, places);
                    if (!way) continue;
                    ++found;
                    const Point cross{whole.from.x + part * (whole.to.x - whole.from.x),
                                      whole.from.y + part * (whole.to.y - whole.from.y)};
                    EXPECT_NEAR(distance(way->at(1), cross), 0, 0.5);
                    EXPECT_NEAR(distance(way->at(0), whole.at(0)), 0, 0.5);
                }
            }
        }
    }
    EXPECT_GT(found, 0);
}

} // namespace
} // namespace render
