#include "app/safety_watch.h"

#include <algorithm>

namespace app {
namespace {

// So much of a run is looked at in far less than a frame.
constexpr sim::Time kStretch = 20 * sim::kSecond;

std::ptrdiff_t inputs_until(const std::vector<sim::TimedInput>& inputs, sim::Time until) {
    return std::ranges::upper_bound(inputs, until, {}, &sim::TimedInput::at) - inputs.begin();
}

} // namespace

bool SafetyWatch::still_fits(const sim::History& history) const {
    if (!monitor_) return false;
    const auto count = inputs_until(history.inputs(), until_);
    return count == inputs_until(inputs_, until_) &&
           std::equal(inputs_.begin(), inputs_.begin() + count, history.inputs().begin());
}

void SafetyWatch::begin(const sim::History& history) {
    monitor_.emplace(sim::make_world(history.config()));
    until_ = 0;
}

void SafetyWatch::follow(const sim::History& history, sim::Time now) {
    now_ = now;
    if (version_ != history.version()) {
        if (!still_fits(history)) begin(history);
        version_ = history.version();
        inputs_ = history.inputs();
    }
    // Always a moment behind the playhead: an input at the playhead then concerns only what is still to be looked at.
    const sim::Time goal = std::max<sim::Time>(0, now - 1);
    if (goal > until_) {
        const sim::Time to = std::min(goal, until_ + kStretch);
        history.replay(until_, to, {*monitor_, raft::Telling::Events});
        until_ = to;
    }
    complete_ = until_ >= goal;
}

const check::Violation* SafetyWatch::broken(check::Property property) const {
    if (!monitor_) return nullptr;
    for (const check::Violation& violation : monitor_->violations()) {
        if (violation.property == property && violation.at <= now_) return &violation;
    }
    return nullptr;
}

} // namespace app
