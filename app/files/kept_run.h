// Keeps the run that somebody has in hand: knows what its recording holds already, and so whether an act only adds to
// it. What the session before left there is offered, until somebody takes it or does not want it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>

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

    const Recording& recording() const { return recording_; }

  private:
    Recording recording_;
    std::optional<file::Scenario> offered_;
    sim::Identity line_;
    std::uint64_t version_ = 0; // of that line, when it was kept
    bool failed_ = false;
};

} // namespace app
