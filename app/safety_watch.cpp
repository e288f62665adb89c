#include "app/safety_watch.h"

namespace app {
namespace {

// So much of a run is looked at in a few milliseconds.
constexpr std::uint64_t kEventsAtOnce = 20'000;

} // namespace

void SafetyWatch::watch(const sim::Run& run, sim::BranchId branch) {
    if (line_ == run.identity(branch)) return;
    const sim::Run::Branch& now = run.branch(branch);
    const bool begins_here =
        !behind_ && now.parent && monitor_ && line_ == run.identity(*now.parent) && now.leaves_at == until_;
    branch_ = branch;
    line_ = run.identity(branch);
    if (!begins_here) begin(run);
}

void SafetyWatch::begin(const sim::Run& run) {
    behind_.emplace(run.config());
    monitor_.emplace(behind_->world());
    until_ = 0;
    if (run.frontier(branch_) == 0 && run.line(branch_).count_until(0) == 0) behind_.reset();
}

sim::Listener SafetyWatch::listener(const sim::Run& run) {
    // Somebody else may have played on in the meantime.
    if (!behind_ && until_ != run.frontier(branch_)) begin(run);
    if (behind_) return {};
    return {*monitor_, raft::Telling::Events};
}

void SafetyWatch::heard(const sim::Run& run) {
    if (!behind_) until_ = run.frontier(branch_);
}

void SafetyWatch::catch_up(const sim::Run& run) {
    if (!behind_) return;
    const sim::Time frontier = run.frontier(branch_);
    if (!behind_->play_some(run.line(branch_), frontier, kEventsAtOnce, {*monitor_, raft::Telling::Events})) return;
    behind_.reset();
    until_ = frontier;
}

const check::Violation* SafetyWatch::broken(check::Property property, sim::Time now) const {
    if (!monitor_) return nullptr;
    for (const check::Violation& violation : monitor_->violations()) {
        if (violation.property == property && violation.at <= now) return &violation;
    }
    return nullptr;
}

} // namespace app
