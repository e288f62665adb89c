#include "render/stage/role_looks.h"

namespace render {

LookColors colors_of(const Theme& theme, Look look) {
    switch (look) {
        case Look::Follower: return {theme.follower, theme.follower_fill, theme.follower_text};
        case Look::Candidate: return {theme.candidate, theme.candidate_fill, theme.candidate_text};
        case Look::Leader: return {theme.leader, theme.leader_fill, theme.leader_text};
        case Look::Stopped: return {theme.stopped, theme.stopped_fill, theme.muted_text};
    }
    return {};
}

std::string_view word_of(Look look) {
    switch (look) {
        case Look::Follower: return "role.follower";
        case Look::Candidate: return "role.candidate";
        case Look::Leader: return "role.leader";
        case Look::Stopped: return "role.stopped";
    }
    return "";
}

} // namespace render
