#include "app/comparison.h"

#include <algorithm>

#include "app/futures.h"
#include "app/words/phrase.h"
#include "app/words/sentence.h"

namespace app {
namespace {

constexpr std::uint64_t kEventsAtOnce = 50'000; // of the other future in a frame

// What the event of that number was, in words; where there is none, that nothing happened then.
std::string told_at(sim::Run& run, sim::BranchId branch, sim::Time at, std::optional<std::uint64_t> number,
                    const render::Words& words) {
    if (!number) return std::string(words.get("compared.nothing_then"));
    run.need(branch, at, at);
    std::string title;
    const int nodes = run.config().options.nodes;
    const auto tell = [&](const sim::Page& page, const sim::Record& record, std::uint64_t found) {
        if (found != *number) return;
        title = sentence_of(page, record, nodes, words).title;
        // The same message may be lost in the one future alone.
        const bool lost = record.is(sim::MessageEvent::Kind::Sent) && record.is(sim::Record::kLost);
        if (lost) title = words.fill("compared.will_be_lost", {{"what", title}});
    };
    sim::for_each_record(run.passages(branch, at, at), tell);
    return title;
}

} // namespace

const Comparison& Comparing::with(Session& session, sim::BranchId other, const render::Words& words,
                                  std::string_view language) {
    sim::Run& run = session.run();
    const sim::Place place = session.place();
    const sim::Place beside{other, place.at};
    Read read{run.identity(place.branch), run.identity(other), place.at, session.version(), std::string(language)};
    if (read == read_ && comparison_.has_come) return comparison_;
    const bool has_come = run.play_towards(beside, kEventsAtOnce);
    comparison_.world = run.at({other, has_come ? place.at : std::min(place.at, run.frontier(other))});
    const sim::World here = run.at(place);
    comparison_.branch = other;
    comparison_.has_come = has_come;
    comparison_.here = future_name(run, place.branch, words);
    comparison_.there = future_name(run, other, words);
    comparison_.rows = has_come ? compared(here, comparison_.world, words) : std::vector<ComparedRow>{};
    comparison_.parting = search_.find(run, place.branch, other, place.at);
    comparison_.part_at.clear();
    if (const auto& parting = comparison_.parting) {
        comparison_.part_at = words.fill("compared.part_at", {{"time", seconds_text(parting->at)}});
        comparison_.parts_here = told_at(run, place.branch, parting->at, parting->here, words);
        comparison_.parts_there = told_at(run, other, parting->at, parting->there, words);
    }
    read_ = std::move(read);
    return comparison_;
}

} // namespace app
