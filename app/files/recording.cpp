#include "app/files/recording.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "app/files/output_file.h"
#include "app/files/recording_text.h"

namespace app {

std::optional<file::Scenario> Recording::last() const {
    if (file_.empty()) return std::nullopt;
    const auto text = read_whole_file(file_.string());
    if (!std::holds_alternative<std::string>(text)) return std::nullopt;
    return read_recording(std::get<std::string>(text));
}

std::optional<FileProblem> Recording::keep(const file::Scenario& scenario) {
    if (file_.empty()) return std::nullopt;
    descriptor_ = Descriptor();
    std::error_code error;
    std::filesystem::create_directories(file_.parent_path(), error);
    if (error) return FileProblem{error.message()};
    auto opened = OutputFile::open(file_.string());
    if (const auto* what = std::get_if<std::string>(&opened)) return FileProblem{*what};
    auto& output = std::get<OutputFile>(opened);
    const RecordingText text = recording_text(scenario);
    output.write(text.text);
    written_ += text.text.size();
    Descriptor kept;
    if (const auto what = output.commit(&kept)) return FileProblem{*what};
    inputs_ = file::shown_inputs(scenario).size();
    if (!text.grows) return std::nullopt;
    descriptor_ = std::move(kept);
    size_ = text.text.size();
    until_at_ = text.until_at;
    nodes_ = scenario.config.options.nodes;
    closing_ = text.closing;
    return std::nullopt;
}

bool Recording::append(const sim::TimedInput& input, sim::Time until) {
    if (!descriptor_.open() || !is_still_there()) return false;
    const std::size_t at = size_ - closing_.size();
    const std::string text = appended_text(input, nodes_, closing_);
    // The end first: broken off between the two, the run only seems to go on a little after its last input.
    const bool kept =
        write_at(until_at_, until_text(until)) && write_at(at, text) && ::fdatasync(descriptor_.get()) == 0;
    if (kept) {
        size_ = at + text.size();
        ++inputs_;
        return true;
    }
    // A full disk may have taken a part: back to the brackets that stood there, which need no room.
    write_at(at, closing_);
    static_cast<void>(::ftruncate(descriptor_.get(), static_cast<off_t>(size_)));
    descriptor_ = Descriptor();
    return false;
}

// Another window keeps its recording under the same name, and each of them whole: the last act counts.
bool Recording::is_still_there() const {
    struct stat ours {};
    struct stat there {};
    return ::fstat(descriptor_.get(), &ours) == 0 && ::stat(file_.c_str(), &there) == 0 &&
           ours.st_dev == there.st_dev && ours.st_ino == there.st_ino &&
           static_cast<std::size_t>(ours.st_size) == size_;
}

bool Recording::write_at(std::size_t at, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::pwrite(descriptor_.get(), bytes.data(), bytes.size(), static_cast<off_t>(at));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        written_ += static_cast<std::uint64_t>(count);
        at += static_cast<std::size_t>(count);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

} // namespace app
