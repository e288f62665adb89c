// The run is kept on disk, whole after every input, so that killing the program loses nothing.
#pragma once

#include <filesystem>
#include <optional>

#include "app/files/whole_file.h"
#include "raft/file/scenario.h"

namespace app {

class Recording {
  public:
    // An empty path keeps nothing.
    explicit Recording(std::filesystem::path file) : file_(std::move(file)) {}

    // What the last session left; nothing if there is none or it cannot be read.
    std::optional<file::Scenario> last() const;

    // Makes the folder where it is missing.
    std::optional<FileProblem> keep(const file::Scenario& scenario) const;

    const std::filesystem::path& file() const { return file_; }

  private:
    std::filesystem::path file_;
};

} // namespace app
