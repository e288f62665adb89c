#include "app/files/kept_run.h"

namespace app {

KeptRun::KeptRun(std::filesystem::path file, bool offers) : recording_(std::move(file)) {
    if (offers) offered_ = recording_.last();
}

std::optional<FileProblem> KeptRun::keep(const Session& session) {
    // One change more, and one input more on the same line: nothing was cut off.
    const sim::Line line = session.run().line(session.place().branch);
    const bool grew =
        session.identity() == line_ && session.version() == version_ + 1 && line.size() == recording_.inputs() + 1;
    line_ = session.identity();
    version_ = session.version();
    if (grew && recording_.append(line.back(), session.end())) return std::nullopt;

    auto problem = recording_.keep(session.scenario());
    // Once is enough to know.
    if (std::exchange(failed_, problem.has_value()) && problem) return std::nullopt;
    return problem;
}

} // namespace app
