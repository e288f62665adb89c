// Keeps the run that somebody has in hand: knows what its recording holds already, and so whether an act only adds to
// it. What the session before left there is offered, until somebody takes it or does not want it. A run never takes the
// place of another one: that one is set aside first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>

#include "app/files/earlier_runs.h"
#include "app/files/recording.h"
#include "app/session.h"

namespace app {

class KeptRun {
  public:
    // An empty path keeps nothing.
    KeptRun(std::filesystem::path file, bool offers);

    // The run of the session before; nullptr where there is none, or none is offered any more.
    const file::Scenario* offered() const { return offered_ ? &*offered_ : nullptr; }
    std::optional<file::Scenario> take_offered() { return std::exchange(offered_, std::nullopt); }

    // To be called after every act. What went wrong, unless it was said the last time.
    std::optional<FileProblem> keep(const Session& session);

    // To be called at the end: what is recorded of this run is kept as of the moment at which it was left.
    std::optional<FileProblem> close(const Session& session);

    // The session goes on with the run of the session before, which was taken.
    std::optional<FileProblem> go_on(const Session& session);

    // What was set aside, the newest first.
    const std::vector<EarlierRun>& earlier() const { return earlier_; }

    const Recording& recording() const { return recording_; }

  private:
    void make_way_for(const sim::Run& run);

    Recording recording_;
    std::vector<EarlierRun> earlier_;
    sim::Identity run_; // the first line of the run that is recorded; of none: the recording is of a session before
    std::optional<file::Scenario> offered_;
    sim::Identity line_;
    std::uint64_t version_ = 0; // of that line, when it was kept
    bool failed_ = false;
};

} // namespace app
