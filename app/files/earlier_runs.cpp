#include "app/files/earlier_runs.h"

#include <sys/stat.h>

#include <array>
#include <ctime>

namespace app {
namespace {

std::filesystem::path path_of(const std::filesystem::path& recording, int age) {
    if (age == 0) return recording;
    std::filesystem::path path = recording;
    return path.replace_extension("." + std::to_string(age) + recording.extension().string());
}

std::string local_time(std::time_t when) {
    std::tm parts{};
    std::array<char, 32> text{};
    if (::localtime_r(&when, &parts) == nullptr) return {};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &parts)};
}

} // namespace

std::vector<EarlierRun> earlier_runs(const std::filesystem::path& recording) {
    std::vector<EarlierRun> runs;
    for (int age = 1; age <= kMostEarlierRuns && !recording.empty(); ++age) {
        const std::string path = path_of(recording, age).string();
        struct stat status {};
        if (::stat(path.c_str(), &status) == 0) runs.push_back({path, local_time(status.st_mtime)});
    }
    return runs;
}

void set_aside(const std::filesystem::path& recording) {
    // Up to the first free place.
    int free = 1;
    std::error_code error;
    while (free < kMostEarlierRuns && std::filesystem::exists(path_of(recording, free), error))
        ++free;
    for (int age = free; age > 0; --age) {
        std::filesystem::rename(path_of(recording, age - 1), path_of(recording, age), error);
        if (error) return;
    }
}

} // namespace app
