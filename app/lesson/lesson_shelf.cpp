#include "app/lesson/lesson_shelf.h"

#include <algorithm>
#include <utility>

#include "app/lesson/lesson_file.h"

namespace app {
namespace {

constexpr std::size_t kMostProgress = std::size_t{1} << 20U;

OfferedLesson offer(const std::filesystem::path& path, const lesson::Lesson& lesson) {
    OfferedLesson offered{.path = path.string(),
                          .name = path.stem().string(),
                          .title = lesson.title,
                          .about = lesson.about,
                          .chapters = {}};
    for (const lesson::Chapter& chapter : lesson.chapters)
        offered.chapters.push_back({chapter.id, chapter.title, chapter.beats.size()});
    return offered;
}

} // namespace

LessonShelf::LessonShelf(const std::filesystem::path& assets, std::filesystem::path progress_file)
    : file_(std::move(progress_file)) {
    for (const ShippedLesson& shipped : shipped_lessons(assets))
        offered_.push_back(offer(shipped.path, shipped.lesson));
    if (file_.empty()) return;
    const auto text = read_whole_file(file_.string(), kMostProgress);
    if (const auto* bytes = std::get_if<std::string>(&text)) progress_ = LessonProgress::read(*bytes);
}

std::string LessonShelf::name_of(const std::string& path) const {
    for (const OfferedLesson& lesson : offered_) {
        std::error_code error;
        if (std::filesystem::equivalent(lesson.path, path, error)) return lesson.name;
    }
    return path;
}

const OfferedLesson* LessonShelf::after(std::string_view name) const {
    const auto ours = std::ranges::find(offered_, name, &OfferedLesson::name);
    if (ours == offered_.end() || ours + 1 == offered_.end()) return nullptr;
    return &*(ours + 1);
}

std::size_t LessonShelf::left_at(std::string_view name, const lesson::CompiledLesson& lesson) const {
    const LessonPlace* place = progress_.find(name);
    return place == nullptr ? 0 : lesson.find_beat(place->beat).value_or(0);
}

std::optional<FileProblem> LessonShelf::keep(std::string_view name, const lesson::CompiledLesson& lesson,
                                             std::size_t beat) {
    if (!progress_.reach(name, lesson, beat) || file_.empty()) return std::nullopt;
    std::error_code error;
    std::filesystem::create_directories(file_.parent_path(), error);
    auto problem = error ? FileProblem{error.message()} : write_whole_file(file_.string(), progress_.write());
    // Once is enough to know.
    if (problem && std::exchange(failed_, true)) return std::nullopt;
    return problem;
}

} // namespace app
