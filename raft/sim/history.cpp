#include "raft/sim/history.h"

#include <algorithm>
#include <cassert>

namespace sim {
namespace {

// A keyframe is left after so many events: replaying them takes well under a frame.
constexpr std::uint64_t kEventsBetweenKeyframes = 4096;

// How far to play before looking whether a keyframe is due.
constexpr Time kStride = 50 * kMillisecond;

} // namespace

History::History(const Config& config, std::vector<TimedInput> inputs) : config_(config), inputs_(std::move(inputs)) {
    std::ranges::stable_sort(inputs_, {}, &TimedInput::at);
    cursor_.world = make_world(config_);
    keyframes_.push_back(std::make_shared<const Moment>(cursor_));
}

const World& History::at(Time t) {
    assert(t >= 0);
    const Moment& keyframe = keyframe_before(t);
    if (t < cursor_.world.now || keyframe.world.now > cursor_.world.now) cursor_ = keyframe;
    while (true) {
        play(cursor_, std::min(t, cursor_.world.now + kStride), {});
        if (cursor_.world.events - keyframes_.back()->world.events >= kEventsBetweenKeyframes &&
            cursor_.world.now > keyframes_.back()->world.now) {
            keyframes_.push_back(std::make_shared<const Moment>(cursor_));
        }
        if (cursor_.world.now == t) break;
    }
    frontier_ = std::max(frontier_, t);
    return cursor_.world;
}

std::vector<TimedInput> History::record(Time now, const Input& input) {
    at(now);
    const auto cut = inputs_.begin() + static_cast<std::ptrdiff_t>(cursor_.next_input);
    std::vector<TimedInput> set_aside(cut, inputs_.end());
    inputs_.erase(cut, inputs_.end());
    while (keyframes_.back()->world.now > now)
        keyframes_.pop_back();

    inputs_.push_back({now, input});
    frontier_ = now;
    ++version_;
    play(cursor_, now, {});
    return set_aside;
}

Time History::next_event(Time t) {
    const World& world = at(t);
    const Time next_input = cursor_.next_input < inputs_.size() ? inputs_[cursor_.next_input].at : kNever;
    return std::min(next_due(world), next_input);
}

Time History::previous_event(Time t) {
    if (t <= 0) return 0;
    Time last = -1;
    const auto note = [&last](const World&, const TraceEvent& event) { last = event.at; };
    const Listener remember(note, raft::Telling::Events);
    Time until = t - 1;
    for (auto keyframe = keyframes_.rbegin(); keyframe != keyframes_.rend() && last < 0; ++keyframe) {
        if ((*keyframe)->world.now > until) continue;
        Moment moment = **keyframe;
        play(moment, until, remember);
        until = (*keyframe)->world.now;
    }
    return std::max<Time>(last, 0);
}

void History::replay(Time from, Time to, Listener listener) const {
    assert(0 <= from && from <= to);
    Moment moment = keyframe_before(from);
    if (from > 0) play(moment, from, {});
    play(moment, to, listener);
}

World History::look_at(Time t) const {
    Moment moment = keyframe_before(t);
    play(moment, t, {});
    return moment.world;
}

std::size_t History::memory() const {
    std::size_t bytes = inputs_.capacity() * sizeof(TimedInput);
    raft::LogMemory logs;
    for (const auto& keyframe : keyframes_) {
        const World& world = keyframe->world;
        bytes += sizeof(Moment) + world.servers.capacity() * sizeof(Server) +
                 world.clients.capacity() * sizeof(Client) + world.network.in_flight_count() * sizeof(InFlight);
        for (const Server& server : world.servers) {
            bytes += server.node.machine.sessions.capacity() * sizeof(raft::Session);
            logs.add(server.node.log);
            logs.add(server.disk.log);
        }
    }
    return bytes + logs.bytes();
}

void History::play(Moment& moment, Time t, Listener listener) const {
    for (; moment.next_input < inputs_.size() && inputs_[moment.next_input].at <= t; ++moment.next_input) {
        const TimedInput& input = inputs_[moment.next_input];
        advance(moment.world, input.at, listener);
        apply(moment.world, input.input, listener);
    }
    advance(moment.world, t, listener);
}

const History::Moment& History::keyframe_before(Time t) const {
    const auto after =
        std::ranges::upper_bound(keyframes_, t, {}, [](const auto& keyframe) { return keyframe->world.now; });
    assert(after != keyframes_.begin());
    return **std::prev(after);
}

} // namespace sim
