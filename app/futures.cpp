#include "app/futures.h"

#include <algorithm>

#include "app/words/phrase.h"

namespace app {

std::string future_name(const sim::Run& run, sim::BranchId id, const render::Words& words) {
    const sim::Run::Branch& branch = run.branch(id);
    if (!branch.name.empty()) return branch.name;
    if (id == 0) return std::string(words.get("menu.first_future"));
    if (branch.inputs.empty()) return words.fill("menu.future_without", {{"time", seconds_text(branch.leaves_at)}});
    const sim::TimedInput& first = branch.inputs.front();
    const std::string time = seconds_text(first.at);
    const std::string what = input_text(first.input, run.config().options.nodes, words);
    const std::size_t more = branch.inputs.size() - 1;
    if (more == 0) return words.fill("menu.future", {{"time", time}, {"what", what}});
    return words.fill("menu.future_more", {{"time", time}, {"what", what}, {"count", std::to_string(more)}});
}

namespace {

std::vector<sim::BranchId> others(const Session& session, bool of_lesson) {
    std::vector<sim::BranchId> branches;
    const sim::Run& run = session.run();
    for (sim::BranchId id = run.branch_count(); id-- > 0;) {
        if (id == session.place().branch) continue;
        const bool own = id == 0 ? !of_lesson : !run.branch(id).inputs.empty();
        if (own) branches.push_back(id);
    }
    return branches;
}

} // namespace

std::vector<OtherFuture> other_futures(const Session& session, bool of_lesson, const render::Words& words) {
    std::vector<OtherFuture> futures;
    for (const sim::BranchId id : others(session, of_lesson))
        futures.push_back({id, future_name(session.run(), id, words)});
    return futures;
}

std::optional<sim::BranchId> comparable(const Session& session) {
    // A lesson's own future is one to compare with; one in which nothing was done is as the one that it leaves.
    const std::vector<sim::BranchId> branches = others(session, false);
    for (auto parent = session.run().branch(session.place().branch).parent; parent;
         parent = session.run().branch(*parent).parent) {
        if (std::ranges::find(branches, *parent) != branches.end()) return parent;
    }
    return branches.empty() ? std::nullopt : std::optional(branches.front());
}

} // namespace app
