#include "app/files/whole_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "app/files/descriptor.h"
#include "app/files/output_file.h"

namespace app {
namespace {

FileProblem problem_of(int error) {
    if (error == ENOENT || error == ENOTDIR) return {"no such file, expected one that exists"};
    if (error == EACCES || error == EPERM) return {"permission denied, expected a file that may be read"};
    if (error == EISDIR) return {"is a directory, expected a file"};
    return {fmt::format("{}, expected a file that can be read", std::generic_category().message(error))};
}

FileProblem too_large(std::size_t most) {
    return {fmt::format("is too large, expected at most {} MiB", most >> 20U)};
}

} // namespace

std::variant<std::string, FileProblem> read_whole_file(const std::string& path, std::size_t most) {
    const Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    struct stat status {};
    if (file.get() < 0 || ::fstat(file.get(), &status) != 0) return problem_of(errno);
    if (S_ISDIR(status.st_mode)) return problem_of(EISDIR);
    // Told before reading; pipes have no size and are counted on the way.
    if (S_ISREG(status.st_mode) && static_cast<std::size_t>(status.st_size) > most) return too_large(most);

    std::string bytes;
    if (S_ISREG(status.st_mode)) bytes.reserve(static_cast<std::size_t>(status.st_size));
    std::array<char, 1U << 16U> chunk{};
    while (true) {
        const ssize_t count = ::read(file.get(), chunk.data(), chunk.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return problem_of(errno);
        if (count == 0) return bytes;
        bytes.append(chunk.data(), static_cast<std::size_t>(count));
        if (bytes.size() > most) return too_large(most);
    }
}

std::optional<FileProblem> write_whole_file(const std::string& path, std::string_view bytes) {
    auto opened = OutputFile::open(path);
    if (const auto* what = std::get_if<std::string>(&opened)) return FileProblem{*what};
    auto& file = std::get<OutputFile>(opened);
    file.write(bytes);
    if (const auto what = file.commit()) return FileProblem{*what};
    return std::nullopt;
}

} // namespace app
