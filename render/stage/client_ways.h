// The ways of messages between clients and nodes: there is no link, so each goes around whatever says something.
#pragma once

#include <vector>

#include "render/stage/client_picture.h"
#include "render/stage/node_places.h"

namespace render {

// A line with bends, from the client's circle to the node's ring.
class ClientWay {
  public:
    explicit ClientWay(std::vector<Point> points);

    struct Spot {
        Point at;
        Point heading;      // towards the node, length 1
        float straight = 0; // pixels since the last bend
        float rest = 0;     // to the next one
    };
    Spot spot(float part) const; // 0 at the client, 1 at the node
    float length() const { return length_; }

  private:
    std::vector<Point> points_;
    float length_ = 0;
};

struct Surroundings {
    Rect area;
    Rect caption; // of a partition; empty where there is none
};

// The shortest one that is clear of every label and every other node and client; a straight one where there is none.
ClientWay way_to_node(Point client, raft::NodeId node, const Surroundings& around, const StagePlaces& places,
                      const std::vector<ClientPlace>& clients);

} // namespace render
