// One run under somebody's hands: its history, the moment that is shown, and how time passes. No window, no files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "app/action.h"
#include "app/playback_speed.h"
#include "app/words/notice.h"
#include "raft/file/scenario.h"
#include "raft/sim/history.h"

namespace app {

class Session {
  public:
    // Starts playing at once.
    explicit Session(const file::Scenario& scenario);

    const std::string& name() const { return name_; }
    sim::Time now() const { return now_; }
    bool playing() const { return playing_; }
    double speed() const { return speed_; }
    const sim::History& history() const { return history_; }

    // The world at now(); the reference is good until the session changes.
    const sim::World& world() { return history_.at(now_); }

    // The furthest moment that is known or scripted; never before now().
    sim::Time end() const;
    bool has_input_after(sim::Time t) const;

    // What went wrong or is worth saying, if anything.
    std::optional<Notice> apply(const SessionAction& action);

    // Lets `seconds` of real time pass.
    void tick(double seconds);

    // Puts another run under these hands, paused at a moment of it; of the one before nothing stays but the speed.
    void put(std::string name, sim::History history, sim::Time at);

    // Counts the runs that were put here.
    std::uint64_t run() const { return run_; }

    // Time that passes stops there, and the run is then paused. Nothing: it goes on and on.
    void stop_at(std::optional<sim::Time> stop) { stop_ = stop; }
    void set_playing(bool playing) { playing_ = playing; }

    // How many inputs the last input in the past cut off; 0 if there is nothing to bring back.
    std::size_t cut_off() const { return cut_off_; }

    // What a file has to hold so that the run can be seen again.
    file::Scenario scenario() const;

  private:
    std::optional<Notice> take(const Do& action);
    void bring_future_back();
    void go_to(sim::Time at);

    std::string name_;
    sim::History history_;
    std::optional<sim::Time> until_;
    std::optional<sim::Time> stop_;
    sim::Time now_ = 0;
    double remainder_ = 0; // of a microsecond, so that the slowest speed does not stand still
    bool playing_ = true;
    std::uint64_t run_ = 0;
    double speed_ = kSpeedAtStart;

    std::optional<sim::History> before_cut_;
    std::size_t cut_off_ = 0;
};

} // namespace app
