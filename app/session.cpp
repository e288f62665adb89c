#include "app/session.h"

#include <algorithm>
#include <cmath>

#include "app/overloaded.h"

namespace app {

Session::Session(const file::Scenario& scenario)
    : name_(scenario.name), history_(scenario.config, scenario.inputs), until_(scenario.until) {}

sim::Time Session::end() const {
    sim::Time end = std::max({now_, history_.frontier(), until_.value_or(0)});
    if (!history_.inputs().empty()) end = std::max(end, history_.inputs().back().at);
    return end;
}

bool Session::has_input_after(sim::Time t) const {
    return !history_.inputs().empty() && history_.inputs().back().at > t;
}

void Session::go_to(sim::Time at) {
    now_ = std::clamp<sim::Time>(at, 0, sim::kLatest);
    remainder_ = 0;
}

std::optional<Notice> Session::apply(const SessionAction& action) {
    std::optional<Notice> notice;
    std::visit(Overloaded{
                   [&](PlayOrPause) { playing_ = !playing_; },
                   [&](StepToNextEvent) {
                       playing_ = false;
                       const sim::Time next = history_.next_event(now_);
                       if (next <= sim::kLatest) go_to(next);
                   },
                   [&](StepToPreviousEvent) {
                       playing_ = false;
                       go_to(history_.previous_event(now_));
                   },
                   [&](const GoTo& to) { go_to(to.at); },
                   [&](GoToStart) { go_to(0); },
                   [&](GoToEnd) {
                       playing_ = false;
                       go_to(end());
                   },
                   [&](const SetSpeed& set) { speed_ = clamp_speed(set.speed); },
                   [&](Faster) { speed_ = next_faster(speed_); },
                   [&](Slower) { speed_ = next_slower(speed_); },
                   [&](const Do& input) { notice = take(input); },
                   [&](BringFutureBack) { bring_future_back(); },
               },
               action);
    return notice;
}

std::optional<Notice> Session::take(const Do& action) {
    const sim::World& now = world();
    if (!sim::valid(now, action.input)) return Notice{.trouble = true, .key = "error.impossible_input", .values = {}};
    if (!sim::changes(now, action.input)) return std::nullopt;

    sim::History before = history_;
    const std::size_t cut = history_.record(now_, action.input).size();
    cut_off_ = cut;
    if (cut == 0) {
        before_cut_.reset();
        return std::nullopt;
    }
    before_cut_ = std::move(before);
    until_.reset(); // it spoke of a future that is no more
    return Notice{.key = cut == 1 ? "app.future_cut_one" : "app.future_cut",
                  .values = {{"count", std::to_string(cut)}},
                  .offers_future = true};
}

void Session::bring_future_back() {
    if (!before_cut_) return;
    history_ = std::move(*before_cut_);
    before_cut_.reset();
    cut_off_ = 0;
}

void Session::tick(double seconds) {
    if (!playing_ || seconds <= 0) return;
    const double passed = seconds * speed_ * static_cast<double>(sim::kSecond) + remainder_;
    const double whole = std::floor(passed);
    remainder_ = passed - whole;
    const auto step = static_cast<sim::Time>(std::min(whole, static_cast<double>(sim::kLatest)));
    const sim::Time last = stop_ && *stop_ >= now_ ? *stop_ : sim::kLatest;
    now_ = std::min(now_ + step, last);
    if (now_ == last) playing_ = false;
}

void Session::put(std::string name, sim::History history, sim::Time at) {
    ++run_;
    name_ = std::move(name);
    history_ = std::move(history);
    until_.reset();
    stop_.reset();
    before_cut_.reset();
    cut_off_ = 0;
    playing_ = false;
    go_to(at);
}

file::Scenario Session::scenario() const {
    return {.name = name_, .config = history_.config(), .inputs = history_.inputs(), .until = end()};
}

} // namespace app
