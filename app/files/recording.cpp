#include "app/files/recording.h"

namespace app {

std::optional<file::Scenario> Recording::last() const {
    if (file_.empty()) return std::nullopt;
    const auto text = read_whole_file(file_.string());
    if (!std::holds_alternative<std::string>(text)) return std::nullopt;
    auto read = file::read_scenario(std::get<std::string>(text));
    if (auto* scenario = std::get_if<file::Scenario>(&read)) return std::move(*scenario);
    return std::nullopt;
}

std::optional<FileProblem> Recording::keep(const file::Scenario& scenario) const {
    if (file_.empty()) return std::nullopt;
    std::error_code error;
    std::filesystem::create_directories(file_.parent_path(), error);
    if (error) return FileProblem{error.message()};
    return write_whole_file(file_.string(), file::write_scenario(scenario));
}

} // namespace app
