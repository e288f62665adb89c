// How a node looks by what it is: one vocabulary for the stage and the timeline.
#pragma once

#include <cstdint>
#include <string_view>

#include "raft/sim/world.h"
#include "render/theme.h"

namespace render {

// A stopped process has no role any more.
enum class Look : std::uint8_t { Follower, Candidate, Leader, Stopped };

constexpr Look look_of(raft::Role role, bool up) {
    if (!up) return Look::Stopped;
    switch (role) {
        case raft::Role::Follower: return Look::Follower;
        case raft::Role::Candidate: return Look::Candidate;
        case raft::Role::Leader: return Look::Leader;
    }
    return Look::Follower;
}

inline Look look_of(const sim::Server& server) {
    return look_of(server.node.role, server.up);
}

struct LookColors {
    Color line;
    Color fill;
    Color text;
};
LookColors colors_of(const Theme& theme, Look look);

// The key of its name among the words.
std::string_view word_of(Look look);

} // namespace render
