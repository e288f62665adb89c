#include "app/files/scenario_file.h"

#include "app/files/whole_file.h"

namespace app {

std::variant<file::Scenario, file::Problem> load_scenario(const std::string& path) {
    const auto text = read_whole_file(path);
    if (const auto* problem = std::get_if<FileProblem>(&text)) return file::Problem{"reading", problem->what};
    return file::read_scenario(std::get<std::string>(text));
}

} // namespace app
