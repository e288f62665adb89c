#include "render/stage/timer_ring.h"

#include <algorithm>

#include "render/color.h"
#include "render/stage/role_looks.h"

namespace render {

namespace {

// What is left of the timer; nothing once it is due.
sim::Time time_left(const StageCanvas& canvas, const sim::Server& server) {
    return std::max<sim::Time>(server.timer_due - canvas.world.now, 0);
}

} // namespace

void draw_timer_ring(const StageCanvas& canvas, raft::NodeId node) {
    const sim::Server& server = canvas.world.servers[node];
    const Point center = canvas.place(node).center;
    const float radius = canvas.places.ring;
    const float width = canvas.places.ring_width();
    canvas.scene.shapes.emplace_back(Circle{center, radius, kNone, {canvas.theme.ring_track, width}});
    if (!server.up || server.timer_due == sim::kNever) return;

    // The largest timeout for everybody: then random timeouts visibly differ.
    const sim::Timing& timing = canvas.world.config.timing;
    const sim::Time whole = server.timer == raft::Timer::Heartbeat ? timing.heartbeat : timing.election.most;
    const double part =
        static_cast<double>(time_left(canvas, server)) / static_cast<double>(std::max<sim::Time>(whole, 1));
    if (part <= 0) return;
    const Color color = colors_of(canvas.theme, look_of(server)).line;
    canvas.scene.shapes.emplace_back(Arc{.center = center,
                                         .radius = radius,
                                         .from = 0,
                                         .to = static_cast<float>(std::min(part, 1.0)),
                                         .stroke = {faded(color, server.paused ? 0.4F : 1), width}});
}

std::string timer_words(const StageCanvas& canvas, raft::NodeId node) {
    const sim::Server& server = canvas.world.servers[node];
    const Words& words = canvas.words;
    if (!server.up) return std::string(words.get("stage.on_disk"));
    if (server.paused && server.backlog.empty()) return std::string(words.get("stage.paused"));
    if (server.paused) {
        return words.fill("stage.paused_backlog", {{"count", std::to_string(server.backlog.size())}});
    }
    const bool heartbeat = server.timer == raft::Timer::Heartbeat;
    if (server.timer_due == sim::kNever) {
        return std::string(words.get(heartbeat ? "stage.heartbeat_by_hand" : "stage.election_by_hand"));
    }
    const sim::Time ms = (time_left(canvas, server) + sim::kMillisecond / 2) / sim::kMillisecond;
    return words.fill(heartbeat ? "stage.heartbeat_in" : "stage.election_in", {{"ms", std::to_string(ms)}});
}

} // namespace render
