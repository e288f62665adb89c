#include "render/stage/tally_picture.h"

#include <algorithm>

#include "render/motion.h"

namespace render {

namespace {

bool is_counted(const StageCanvas& canvas, const sim::Server& server, raft::Index index) {
    const bool leads = server.up && server.node.role == raft::Role::Leader && canvas.view.shows.roles;
    if (!leads || canvas.world.node_count() < 2) return false;
    if (index > server.node.commit_index) return true;
    const sim::RecentCommit& commit = server.recent.commit;
    return commit.first <= index && index <= commit.last &&
           effect_progress(canvas.view, canvas.world.now, commit.at, kCommits) < 1;
}

int stored_by(const raft::Node& leader, int nodes, raft::Index index) {
    return static_cast<int>(std::count_if(leader.match_index.begin(), leader.match_index.begin() + nodes,
                                          [index](raft::Index match) { return match >= index; }));
}

} // namespace

void draw_tally(const StageCanvas& canvas, raft::NodeId node, raft::Index index, Rect box) {
    const sim::Server& server = canvas.world.servers[node];
    if (!is_counted(canvas, server, index)) return;
    const int nodes = canvas.world.node_count();
    const int stored = stored_by(server.node, nodes, index);
    const Theme& theme = canvas.theme;
    const float beside = canvas.em(0.18F);
    const float pitch = std::min(canvas.em(0.44F), (box.width - canvas.em(0.5F)) / static_cast<float>(nodes));
    const float radius = std::min(canvas.em(0.15F), 0.4F * pitch);
    const float width = pitch * static_cast<float>(nodes) + beside;
    const float height = canvas.em(0.5F);
    const Rect plate{box.center().x - width / 2, box.y - canvas.em(0.28F), width, height};
    canvas.scene.shapes.emplace_back(
        Box{.rect = plate, .rounding = height / 2, .fill = theme.surface, .stroke = {theme.text, canvas.em(0.05F)}});
    const Point first{plate.x + (beside + pitch) / 2, plate.center().y};
    for (int i = 0; i < nodes; ++i) {
        canvas.scene.shapes.emplace_back(Circle{.center = first + Point{pitch * static_cast<float>(i), 0},
                                                .radius = radius,
                                                .fill = i < stored ? theme.text : kNone,
                                                .stroke = {theme.text, canvas.em(0.05F)}});
    }
    const Point mark = first + Point{pitch * (static_cast<float>(raft::majority_of(nodes)) - 0.5F), 0};
    const Point reach{0, 0.65F * height};
    canvas.scene.shapes.emplace_back(Line{mark - reach, mark + reach, {theme.text, canvas.em(0.09F)}});
}

} // namespace render
