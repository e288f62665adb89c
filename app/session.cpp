#include "app/session.h"

#include <algorithm>
#include <cmath>

#include "app/overloaded.h"
#include "raft/file/fingerprint.h"
#include "raft/file/milliseconds.h"
#include "raft/sim/act.h"

namespace app {
namespace {

// So much is played in one frame at the most; whoever is further ahead comes there in several.
constexpr std::uint64_t kEventsAtOnce = 40'000;

// Enough to find the stretch of a recording in which it differs.
constexpr std::size_t kMostCheckpoints = 16;

sim::Run run_of(const file::Scenario& scenario) {
    sim::Run run(scenario.config, scenario.inputs);
    for (const file::ScenarioBranch& branch : scenario.branches) {
        if (branch.parent) {
            run.fork({*branch.parent, branch.at}, branch.inputs, branch.name);
        } else {
            run.begin(branch.inputs, branch.name);
        }
    }
    return run;
}

} // namespace

Session::Session(const file::Scenario& scenario)
    : name_(scenario.name),
      run_(run_of(scenario)),
      shown_(scenario.shown),
      until_(scenario.until),
      recorded_(scenario.shown),
      checkpoints_(scenario.checkpoints) {
    safety_.watch(run_, shown_);
}

sim::Time Session::end() const {
    // Of no other future; but what is shown without an act of that line is that line before the act.
    const bool before_act = without_act_ == shown_ && done_ < acts_.size() && acts_[done_].after == recorded_;
    const sim::Time said = shown_ == recorded_ || before_act ? until_.value_or(0) : 0;
    sim::Time end = std::max({now_, run_.frontier(shown_), said});
    const sim::Line line = run_.line(shown_);
    return line.empty() ? end : std::max(end, line.back().at);
}

bool Session::has_input_after(sim::Time t) const {
    const sim::Line line = run_.line(shown_);
    return !line.empty() && line.back().at > t;
}

void Session::go_to(sim::Time at) {
    goal_ = std::clamp<sim::Time>(at, 0, sim::kLatest);
    way_from_ = std::min(*goal_, run_.frontier(shown_));
    remainder_ = 0;
    play_towards_goal();
}

void Session::play_towards_goal() {
    const bool reached = play_on(*goal_);
    now_ = reached ? *goal_ : run_.frontier(shown_);
    if (reached) goal_.reset();
}

bool Session::play_on(sim::Time until) {
    const bool reached = run_.play_towards({shown_, until}, kEventsAtOnce, safety_.listener(run_));
    safety_.heard(run_);
    compare_with_recording();
    return reached;
}

// The same version on any machine plays a recording as it was; another version may not, and then says so.
void Session::compare_with_recording() {
    while (shown_ == recorded_ && !checkpoints_.empty() && checkpoints_.front().at <= run_.frontier(shown_)) {
        const file::Checkpoint expected = checkpoints_.front();
        checkpoints_.erase(checkpoints_.begin());
        if (file::fingerprint(run_.at({shown_, expected.at})) == expected.world) continue;
        checkpoints_.clear();
        news_ = Notice{
            .trouble = true, .key = "app.plays_differently", .values = {{"ms", file::write_milliseconds(expected.at)}}};
    }
}

std::optional<Notice> Session::apply(const SessionAction& action) {
    goal_.reset();
    std::optional<Notice> notice;
    std::visit(Overloaded{
                   [&](PlayOrPause) { playing_ = !playing_; },
                   [&](StepToNextEvent) {
                       playing_ = false;
                       const sim::Time next = run_.next_event(place());
                       if (next <= sim::kLatest) go_to(next);
                   },
                   [&](StepToPreviousEvent) {
                       playing_ = false;
                       go_to(run_.previous_event(place()));
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
                   [&](const ShowFuture& future) { take(future); },
                   [&](StopHere) {},
                   [&](Undo) {
                       if (can_undo()) show_after(done_ - 1);
                   },
                   [&](Redo) {
                       if (can_redo()) show_after(done_ + 1);
                   },
               },
               action);
    return notice;
}

std::optional<Notice> Session::take(const Do& action) {
    const auto impossible = [&](const sim::Input& input) { return !sim::valid(world(), input); };
    if (std::ranges::any_of(action.inputs, impossible)) {
        return Notice{.trouble = true, .key = "error.impossible_input", .values = {}};
    }
    const sim::Place before = place();
    const std::size_t cut = run_.inputs_after(before);
    const bool past = before.at < run_.frontier(shown_);
    std::optional<std::size_t> first;
    for (const sim::Input& input : action.inputs) {
        if (!sim::changes(world(), input)) continue;
        const sim::Listener watching = past ? sim::Listener() : safety_.listener(run_);
        turn_to(run_.record(place(), input, watching));
        safety_.watch(run_, shown_);
        safety_.heard(run_);
        if (!first) first = run_.line(shown_).size() - 1;
    }
    if (!first) return std::nullopt;

    acts_.resize(done_);
    acts_.push_back({before, shown_, *first, cut});
    done_ = acts_.size();
    without_act_.reset();
    ++version_;
    if (cut == 0) return std::nullopt;
    // Who never went further leaves what was planned; the past is changed only where there was a later time.
    const std::string left = past ? "app.future_cut" : "app.plan_left";
    return Notice{.key = cut == 1 ? left + "_one" : left,
                  .values = {{"count", std::to_string(cut)}},
                  .offers = Notice::Offer::CutFuture};
}

// It can be undone like any act.
void Session::take(const ShowFuture& future) {
    if (future.branch == shown_ || future.branch >= run_.branch_count()) return;
    acts_.resize(done_);
    acts_.push_back({.before = place(), .after = future.branch});
    done_ = acts_.size();
    without_act_.reset();
    playing_ = false;
    ++version_;
    turn_to(future.branch);
    safety_.watch(run_, shown_);
    go_to(left_at(shown_));
}

void Session::turn_to(sim::BranchId branch) {
    left_at_[shown_] = now_;
    shown_ = branch;
}

sim::Time Session::left_at(sim::BranchId branch) const {
    const auto left = left_at_.find(branch);
    return left != left_at_.end() ? left->second : run_.branch(branch).leaves_at;
}

void Session::own_inputs(std::size_t first) {
    acts_.clear();
    const std::vector<sim::TimedInput> line = run_.line(shown_).to_vector();
    for (std::size_t i = first; i < line.size();) {
        acts_.push_back({{shown_, line[i].at}, shown_, i, 0});
        std::vector<sim::Input> of_moment;
        for (std::size_t next = i; next < line.size() && line[next].at == line[i].at; ++next)
            of_moment.push_back(line[next].input);
        i += sim::size_of_act(of_moment, run_.config().pace);
    }
    done_ = acts_.size();
}

std::size_t Session::cut_off() const {
    return done_ > 0 ? acts_[done_ - 1].cut_off : 0;
}

// The line before the newest act that began another future, as far as it went there.
void Session::bring_future_back() {
    for (std::size_t act = done_; act > 0; --act) {
        if (acts_[act - 1].began_branch()) return show_after(act - 1);
    }
}

// Every act is a step to another place of the tree, so undoing it is a step back.
void Session::show_after(std::size_t acts) {
    left_at_[shown_] = now_;
    if (without_act_ && run_.drop_newest(*without_act_)) left_at_.erase(*without_act_);
    without_act_.reset();
    if (acts == acts_.size()) {
        shown_ = acts_.back().after;
    } else if (acts_[acts].began_branch()) {
        shown_ = acts_[acts].before.branch;
    } else {
        shown_ = run_.fork_before(acts_[acts].after, acts_[acts].input);
        without_act_ = shown_;
    }
    const Act& moment = acts < done_ ? acts_[acts] : acts_[acts - 1];
    done_ = acts;
    playing_ = false;
    ++version_;
    safety_.watch(run_, shown_);
    go_to(moment.before.at);
}

void Session::tick(double seconds) {
    safety_.catch_up(run_);
    if (goal_) return play_towards_goal();
    if (!playing_ || seconds <= 0) return;
    const double passed = seconds * speed_ * static_cast<double>(sim::kSecond) + remainder_;
    const double whole = std::floor(passed);
    remainder_ = passed - whole;
    const auto step = static_cast<sim::Time>(std::min(whole, static_cast<double>(sim::kLatest)));
    const sim::Time last = stop_ && *stop_ >= now_ ? *stop_ : sim::kLatest;
    const sim::Time until = std::min(now_ + step, last);
    // Where more happens than a frame can bear, time passes more slowly.
    now_ = play_on(until) ? until : run_.frontier(shown_);
    if (now_ == last) playing_ = false;
}

sim::Run Session::put(std::string name, sim::Run run, sim::Time at) {
    name_ = std::move(name);
    sim::Run before = std::exchange(run_, std::move(run));
    until_.reset();
    checkpoints_.clear();
    show({0, at});
    left_at_.clear();
    return before;
}

void Session::show(sim::Place place) {
    turn_to(place.branch);
    stop_.reset();
    acts_.clear();
    done_ = 0;
    without_act_.reset();
    playing_ = false;
    safety_.watch(run_, shown_);
    run_.at(place);
    go_to(place.at);
}

file::Scenario Session::scenario() const {
    file::Scenario scenario{.name = name_, .config = run_.config(), .inputs = run_.branch(0).inputs, .until = end()};
    for (sim::BranchId id = 1; id < run_.branch_count(); ++id) {
        const sim::Run::Branch& branch = run_.branch(id);
        scenario.branches.push_back({branch.name, branch.parent, branch.leaves_at, branch.inputs});
    }
    scenario.shown = shown_;
    const auto keyframes = run_.keyframes(shown_);
    const std::size_t step = keyframes.size() / kMostCheckpoints + 1;
    for (std::size_t i = step; i < keyframes.size(); i += step)
        scenario.checkpoints.push_back({keyframes[i]->now(), file::fingerprint(keyframes[i]->world())});
    return scenario;
}

} // namespace app
