// Where on the stage messages are lost that are sent over a cut link: at the wall of a partition, else halfway. There
// the link is crossed as long as the partition lasts.
#pragma once

#include <array>
#include <vector>

#include "render/stage/node_places.h"
#include "render/stage/partition.h"

namespace render {

class CutPlaces {
  public:
    CutPlaces();
    CutPlaces(const StagePlaces& places, const Groups& groups, const std::vector<std::vector<Point>>& walls);

    // Of the way from one node to the other.
    float part(raft::NodeId from, raft::NodeId to) const { return parts_[from][to]; }

  private:
    std::array<std::array<float, raft::kMaxNodes>, raft::kMaxNodes> parts_;
};

} // namespace render
