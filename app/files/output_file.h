// A file that appears whole or not at all: what is written goes to a nameless file in the same directory, which takes
// the name only when everything is on disk. Until then a file that had the name before stays as it was, and whatever
// ends the program leaves nothing behind. Two exceptions, since no call gives a nameless file a name that is taken:
// where a kill falls between that file's getting a name of its own and its taking the other's place, and where a file
// system knows no nameless files, `.raftarium-PID-N.tmp` stays beside it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "app/files/descriptor.h"

namespace app {

class OutputFile {
  public:
    // Ready to take bytes for `path`; or what is wrong and what was expected, as half a sentence. "-" and /dev/stdout
    // are standard output. What is there and is no ordinary file (a pipe, /dev/null) is written to directly.
    static std::variant<OutputFile, std::string> open(const std::string& path);

    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&& other) noexcept;
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    ~OutputFile();

    // Takes more bytes. The first failure is remembered; what follows it is ignored.
    void write(std::string_view bytes);

    // Did writing fail already? Whoever has much more to write may give up then.
    bool failed() const { return error_.has_value(); }

    // Everything to the disk, not under its name yet. What went wrong so far, if anything.
    std::optional<std::string> secure();

    // Everything to the disk and under its name. What went wrong, if anything; then nothing is left behind. `kept`
    // gets the file, still open for writing, where it is an ordinary one.
    std::optional<std::string> commit(Descriptor* kept = nullptr);

  private:
    OutputFile() = default;

    void flush();
    void close();
    bool open_beside();

    int fd_ = -1;
    bool direct_ = false; // no file of its own stands behind it: standard output, a pipe, a device
    std::string target_;  // the path with symbolic links followed
    std::string named_;   // the temporary file where the file system knows no nameless ones, else empty
    std::string buffer_;
    std::optional<std::string> error_;
};

// Does the path stand for standard output: "-", /dev/stdout?
bool is_standard_output(const std::string& path);

// Do two paths name the same ordinary file (there already, or both by the same new name), or both standard output?
bool same_file(const std::string& a, const std::string& b);

} // namespace app
