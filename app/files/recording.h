// The run is kept on disk, whole after every input, so that killing the program loses nothing. One more input at the
// end costs what it takes to write that input, however long the recording is; any other change writes the file anew.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include "app/files/descriptor.h"
#include "app/files/whole_file.h"
#include "raft/file/scenario.h"

namespace app {

class Recording {
  public:
    // An empty path keeps nothing.
    explicit Recording(std::filesystem::path file) : file_(std::move(file)) {}

    // What the last session left; nothing if there is none or it cannot be read.
    std::optional<file::Scenario> last() const;

    // Makes the folder where it is missing. After a problem the file is as it was.
    std::optional<FileProblem> keep(const file::Scenario& scenario);

    // Adds one input, not earlier than those that are kept, to what keep() was told last. False where that cannot be
    // done, such as on a full disk or where somebody else has put a file in this one's place: then its inputs
    // are as they were, and keep() is the way.
    bool append(const sim::TimedInput& input, sim::Time until);

    // How many inputs of what is shown it was told to keep and did.
    std::size_t inputs() const { return inputs_; }

    const std::filesystem::path& file() const { return file_; }

    // All bytes ever handed to the disk.
    std::uint64_t written() const { return written_; }

  private:
    bool is_still_there() const;
    bool write_at(std::size_t at, std::string_view bytes);

    std::filesystem::path file_;
    Descriptor descriptor_; // of the file as keep() made it; closed where nothing can be appended
    std::size_t size_ = 0;
    std::size_t until_at_ = 0;
    std::size_t inputs_ = 0;
    int nodes_ = 0;
    std::string_view closing_; // of the file
    std::uint64_t written_ = 0;
};

} // namespace app
