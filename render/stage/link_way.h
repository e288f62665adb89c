// The way of a message between two nodes: along their link, and around another node that stands on it.
#pragma once

#include <optional>

#include "raft/core/message.h"
#include "render/stage/node_places.h"

namespace render {

struct LinkWay {
    Point from;
    Point to;
    Point bow; // how far its middle lies beside the straight line

    Point at(float part) const; // 0 at the sender's ring, 1 at the receiver's
    Point heading(float part) const;
};

// A little to the right of the link, so that messages that meet are both seen.
LinkWay link_way(raft::NodeId from, raft::NodeId to, const StagePlaces& places);

// The way of a message that is lost after `part` of its whole way. The cross of a cut link stands on the link itself,
// so a message that goes around a node ends on the link; nothing where it is on it anyhow, or a node stands there.
std::optional<LinkWay> way_to_cross(const LinkWay& whole, float part, raft::NodeId from, raft::NodeId to,
                                    const StagePlaces& places);

} // namespace render
