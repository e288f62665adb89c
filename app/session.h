// One run under somebody's hands: its futures, the place that is shown, and how time passes. No window, no files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/action.h"
#include "app/playback_speed.h"
#include "app/safety_watch.h"
#include "app/words/notice.h"
#include "raft/file/scenario.h"
#include "raft/sim/run.h"

namespace app {

class Session {
  public:
    // Starts playing at once.
    explicit Session(const file::Scenario& scenario);

    const std::string& name() const { return name_; }
    sim::Time now() const { return now_; }
    sim::Place place() const { return {shown_, now_}; }
    bool playing() const { return playing_; }
    double speed() const { return speed_; }

    const sim::Run& run() const { return run_; }
    sim::Run& run() { return run_; } // to look at its past; its futures are this session's business
    const sim::Identity& identity() const { return run_.identity(shown_); }
    const SafetyWatch& safety() const { return safety_; }

    // The world at now(); the reference is good until the session changes.
    const sim::World& world() { return run_.at(place()); }

    // The furthest moment that is known or scripted; never before now().
    sim::Time end() const;
    bool has_input_after(sim::Time t) const;

    // What went wrong or is worth saying, if anything.
    std::optional<Notice> apply(const SessionAction& action);

    // What became worth saying while time passed.
    std::optional<Notice> take_news() { return std::exchange(news_, std::nullopt); }

    // Lets `seconds` of real time pass.
    void tick(double seconds);

    // On the way to a moment that is far ahead: where it will end. Any other act ends it.
    std::optional<sim::Time> goal() const { return goal_; }
    // From what was known at its beginning.
    struct Way {
        sim::Time from = 0;
        sim::Time to = 0;
    };
    std::optional<Way> way() const { return goal_ ? std::optional(Way{way_from_, *goal_}) : std::nullopt; }
    // Has everything been seen to that can be seen to while time stands still?
    bool settled() const { return !goal_ && safety_.complete(); }

    // Puts another run under these hands, paused at a moment of it; of the one before, which is returned, nothing stays
    // but the speed.
    sim::Run put(std::string name, sim::Run run, sim::Time at);
    // Shows another place of this run; what was done before cannot be undone from there.
    void show(sim::Place place);

    // Time that passes stops there, and the run is then paused. Nothing: it goes on and on.
    void stop_at(std::optional<sim::Time> stop) { stop_ = stop; }
    void set_playing(bool playing) { playing_ = playing; }

    // What stands on the line that is shown, from this input on, is the person's own doing, of an earlier day: it can
    // be undone.
    void own_inputs(std::size_t first = 0);

    // Acts of the person, in order.
    bool can_undo() const { return done_ > 0; }
    bool can_redo() const { return done_ < acts_.size(); }
    // How many inputs the newest act cut off; 0 if there is nothing to bring back.
    std::size_t cut_off() const;
    // Was anything done, be it undone again?
    bool acted() const { return !acts_.empty(); }

    // Where a future was left that is not shown; where it leaves its parent if nobody was there.
    sim::Time left_at(sim::BranchId branch) const;

    // Changes with every act of the person, undone and redone ones included.
    std::uint64_t version() const { return version_; }

    // What a file has to hold so that the run can be seen again.
    file::Scenario scenario() const;

  private:
    // Something that the person did: inputs, by which a branch went on or another one began, or going to another
    // branch.
    struct Act {
        sim::Place before;
        sim::BranchId after = 0;
        std::size_t input = 0;   // the index of its first one in the line of `after`
        std::size_t cut_off = 0; // inputs that came later on the line before
        bool began_branch() const { return before.branch != after; }
    };

    std::optional<Notice> take(const Do& action);
    void take(const ShowFuture& future);
    void turn_to(sim::BranchId branch);
    void bring_future_back();
    void show_after(std::size_t acts);
    void go_to(sim::Time at);
    void play_towards_goal();
    bool play_on(sim::Time until);
    void compare_with_recording();

    std::string name_;
    sim::Run run_;
    sim::BranchId shown_ = 0;
    SafetyWatch safety_;
    std::optional<sim::Time> until_;
    std::optional<sim::Time> stop_;
    std::optional<sim::Time> goal_;
    sim::Time way_from_ = 0;
    sim::Time now_ = 0;
    double remainder_ = 0; // of a microsecond, so that the slowest speed does not stand still
    bool playing_ = true;
    double speed_ = kSpeedAtStart;

    // What a recording says of the branch that it shows, as far as it was not come to.
    sim::BranchId recorded_ = 0;
    std::vector<file::Checkpoint> checkpoints_;
    std::optional<Notice> news_;

    std::vector<Act> acts_;
    std::size_t done_ = 0;                     // those before it are in force, the others undone
    std::optional<sim::BranchId> without_act_; // a branch that only undo made, until something is done on it
    std::uint64_t version_ = 1;
    std::map<sim::BranchId, sim::Time> left_at_;
};

} // namespace app
