#include "app/files/kept_run.h"

namespace app {

KeptRun::KeptRun(std::filesystem::path file, bool offers) : recording_(std::move(file)) {
    if (offers) offered_ = recording_.last();
    earlier_ = earlier_runs(recording_.file());
}

std::optional<FileProblem> KeptRun::go_on(const Session& session) {
    // What it goes on with lies there still, unless another run has taken its place meanwhile.
    if (run_ == sim::Identity()) run_ = session.run().identity(0);
    return keep(session);
}

std::optional<FileProblem> KeptRun::close(const Session& session) {
    if (run_ != session.run().identity(0)) return std::nullopt;
    file::Scenario scenario = session.scenario();
    scenario.until = session.now();
    return recording_.keep(scenario);
}

void KeptRun::make_way_for(const sim::Run& run) {
    if (run_ == run.identity(0)) return;
    const auto last = run_ == sim::Identity() ? recording_.last() : std::nullopt;
    const bool worth = run_ == sim::Identity() ? last && !file::shown_inputs(*last).empty() : recording_.inputs() > 0;
    run_ = run.identity(0);
    if (!worth) return;
    set_aside(recording_.file());
    earlier_ = earlier_runs(recording_.file());
}

std::optional<FileProblem> KeptRun::keep(const Session& session) {
    make_way_for(session.run());
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
