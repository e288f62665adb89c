#include "app/files/kept_run.h"

namespace app {

std::optional<FileProblem> KeptRun::keep(const Session& session) {
    const sim::History& history = session.history();
    const std::size_t count = history.inputs().size();
    // One change more and one input more: nothing was cut off.
    const bool grew = session.run() == run_ && history.version() == version_ + 1 && count == recording_.inputs() + 1;
    run_ = session.run();
    version_ = history.version();
    if (grew && recording_.append(history.inputs().back(), session.end())) return std::nullopt;

    auto problem = recording_.keep(session.scenario());
    // Once is enough to know.
    if (std::exchange(failed_, problem.has_value()) && problem) return std::nullopt;
    return problem;
}

} // namespace app
