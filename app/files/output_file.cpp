#include "app/files/output_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace app {
namespace {

constexpr std::size_t kBufferSize = std::size_t{1} << 16U;
constexpr mode_t kNewFileMode = 0666; // less the user's umask
constexpr int kMostNames = 100;

std::string problem_of(int error) {
    if (error == ENOENT || error == ENOTDIR) return "no such directory, expected one that exists";
    if (error == EACCES || error == EPERM || error == EROFS) {
        return fmt::format("{}, expected a place that may be written", std::generic_category().message(error));
    }
    if (error == EISDIR) return "is a directory, expected a file name";
    if (error == EPIPE) return "nobody reads the other end, expected somebody to take all of it";
    return fmt::format("{}, expected a file that can be written", std::generic_category().message(error));
}

// A descriptor of this process under a file's name: to replace it by another file would miss whoever holds it.
bool is_descriptor(const std::string& path) {
    return path == "/dev/stderr" || path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/");
}

std::string directory_of(const std::string& target) {
    const std::string directory = std::filesystem::path(target).parent_path().string();
    return directory.empty() ? "." : directory;
}

// Where a path really leads. A new file has no links to follow but those in its directory, which do not matter.
std::string followed(const std::string& path) {
    std::error_code error;
    const auto real = std::filesystem::canonical(path, error);
    return error ? path : real.string();
}

// The path of a new file without detours.
std::filesystem::path settled(const std::string& path) {
    std::error_code error;
    return std::filesystem::weakly_canonical(std::filesystem::absolute(path, error), error);
}

// A name beside the target that nobody has; `take` tries one and says whether it was free.
template <class Take>
std::string take_free_name(const std::string& target, const Take& take) {
    for (int i = 0; i < kMostNames; ++i) {
        std::string name = fmt::format("{}/.raftarium-{}-{}.tmp", directory_of(target), ::getpid(), i);
        if (take(name.c_str())) return name;
        if (errno != EEXIST) break;
    }
    return {};
}

} // namespace

bool is_standard_output(const std::string& path) {
    return path == "-" || path == "/dev/stdout" || path == "/dev/fd/1" || path == "/proc/self/fd/1";
}

std::variant<OutputFile, std::string> OutputFile::open(const std::string& path) {
    if (path.empty()) return "the name is empty, expected a file name";
    OutputFile file;
    if (is_standard_output(path)) {
        file.direct_ = true;
        file.fd_ = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
        if (file.fd_ < 0) return problem_of(errno);
        return file;
    }

    struct stat status {};
    const bool exists = ::stat(path.c_str(), &status) == 0;
    if (!exists && errno != ENOENT) return problem_of(errno);
    if (!exists && path.back() == '/') return problem_of(EISDIR);
    if (exists && S_ISDIR(status.st_mode)) return problem_of(EISDIR);
    if (exists && (!S_ISREG(status.st_mode) || is_descriptor(path))) {
        file.direct_ = true;
        file.fd_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
        if (file.fd_ < 0) return problem_of(errno);
        return file;
    }

    // A new file in its place would get round its write protection.
    if (exists && ::access(path.c_str(), W_OK) != 0) return problem_of(errno);
    file.target_ = followed(path);
    if (!file.open_beside()) return problem_of(errno);
    if (exists) static_cast<void>(::fchmod(file.fd_, status.st_mode & 07777U)); // where that fails, the umask's will do
    return file;
}

bool OutputFile::open_beside() {
#ifdef O_TMPFILE
    if (::access("/proc/self/fd", X_OK) == 0) {
        fd_ = ::open(directory_of(target_).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, kNewFileMode);
        if (fd_ >= 0) return true;
    }
#endif
    named_ = take_free_name(target_, [this](const char* name) {
        fd_ = ::open(name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, kNewFileMode);
        return fd_ >= 0;
    });
    return fd_ >= 0;
}

OutputFile::OutputFile(OutputFile&& other) noexcept {
    *this = std::move(other);
}

OutputFile& OutputFile::operator=(OutputFile&& other) noexcept {
    std::swap(fd_, other.fd_);
    std::swap(direct_, other.direct_);
    std::swap(target_, other.target_);
    std::swap(named_, other.named_);
    std::swap(buffer_, other.buffer_);
    std::swap(error_, other.error_);
    return *this;
}

OutputFile::~OutputFile() {
    close();
}

void OutputFile::close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
    if (!named_.empty()) ::unlink(named_.c_str());
    named_.clear();
}

void OutputFile::write(std::string_view bytes) {
    buffer_.append(bytes);
    if (buffer_.size() >= kBufferSize) flush();
}

void OutputFile::flush() {
    std::string_view rest = buffer_;
    while (!error_ && !rest.empty()) {
        const ssize_t count = ::write(fd_, rest.data(), rest.size());
        if (count >= 0) {
            rest.remove_prefix(static_cast<std::size_t>(count));
        } else if (errno != EINTR) {
            error_ = problem_of(errno);
        }
    }
    buffer_.clear();
}

std::optional<std::string> OutputFile::secure() {
    flush();
    if (!error_ && !direct_ && ::fsync(fd_) != 0) error_ = problem_of(errno);
    return error_;
}

namespace {

// The name is on disk as well. Where that cannot be had the file is there all the same, so it is no failure to report.
void secure_name(const std::string& path) {
    const int directory = ::open(directory_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0) return;
    static_cast<void>(::fsync(directory));
    ::close(directory);
}

} // namespace

std::optional<std::string> OutputFile::commit(Descriptor* kept) {
    secure();
    if (!error_ && !direct_ && named_.empty()) {
        const std::string nameless = fmt::format("/proc/self/fd/{}", fd_);
        named_ = take_free_name(target_, [&](const char* name) {
            return ::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0;
        });
        if (named_.empty()) error_ = problem_of(errno);
    }
    if (!error_ && !direct_ && ::rename(named_.c_str(), target_.c_str()) != 0) error_ = problem_of(errno);
    if (!error_ && !direct_) secure_name(target_);
    if (!error_) named_.clear();
    if (!error_ && !direct_ && kept != nullptr) *kept = Descriptor(std::exchange(fd_, -1));
    // Some file systems tell a failed write only here.
    if (fd_ >= 0 && ::close(std::exchange(fd_, -1)) != 0 && direct_ && !error_) error_ = problem_of(errno);
    close();
    return error_;
}

bool same_file(const std::string& a, const std::string& b) {
    if (is_standard_output(a) || is_standard_output(b)) return is_standard_output(a) && is_standard_output(b);
    struct stat first {};
    struct stat second {};
    const bool first_exists = ::stat(a.c_str(), &first) == 0;
    const bool second_exists = ::stat(b.c_str(), &second) == 0;
    if (first_exists != second_exists) return false;
    if (first_exists) {
        return S_ISREG(first.st_mode) && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
    }
    return settled(a) == settled(b);
}

} // namespace app
