// Keeps the run that somebody has in hand: knows what its recording holds already, and so whether an act only adds to
// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>

#include "app/files/recording.h"
#include "app/session.h"

namespace app {

class KeptRun {
  public:
    // An empty path keeps nothing.
    explicit KeptRun(std::filesystem::path file) : recording_(std::move(file)) {}

    // What the last session left, if anything.
    std::optional<file::Scenario> last() const { return recording_.last(); }

    // To be called after every act. What went wrong, unless it was said the last time.
    std::optional<FileProblem> keep(const Session& session);

    // The next act is one of another run.
    void turn_to_another_run() { version_ = 0; }

    const Recording& recording() const { return recording_; }

  private:
    Recording recording_;
    sim::Identity line_;
    std::uint64_t version_ = 0; // no run has this one
    bool failed_ = false;
};

} // namespace app
