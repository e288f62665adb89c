#include "app/event_feed.h"

#include <algorithm>

namespace app {
namespace {

// More than this and the oldest half is forgotten.
constexpr std::size_t kMost = 4000;

// How many records to look back at, to begin with: most are small.
constexpr std::size_t kFirstLook = 2000;

// Of one moment, so many are told.
constexpr std::size_t kMostHere = 3;

} // namespace

void EventFeed::follow(sim::Run& run, sim::Place place, const render::Words& words, std::string_view language,
                       bool small_ones) {
    const bool same =
        line_ == run.identity(place.branch) && language_ == language && small_ones_ == small_ones && place.at >= from_;
    line_ = run.identity(place.branch);
    language_ = language;
    small_ones_ = small_ones;
    if (!same) {
        read_back(run, place, words);
    } else if (place.at >= to_) {
        read_on(run, place, words);
    }
    if (sentences_.size() > kMost) forget_oldest();
    const auto shown = [&] { return std::ranges::upper_bound(sentences_, place.at, {}, &Sentence::at); };
    shown_ = static_cast<std::size_t>(shown() - sentences_.begin());
    // Near the oldest that are kept there may be too few before it.
    if (shown_ >= kEnough || from_ == 0) return;
    read_back(run, place, words);
    shown_ = sentences_.size();
}

void EventFeed::read_back(sim::Run& run, sim::Place place, const render::Words& words) {
    ++reading_;
    for (std::size_t look = kFirstLook;; look *= 4) {
        sentences_.clear();
        inputs_.clear();
        from_ = to_ = run.need_before(place, look);
        last_number_ = 0;
        read_on(run, place, words);
        if (sentences_.size() >= kEnough || from_ == 0) break;
    }
}

void EventFeed::read_on(sim::Run& run, sim::Place place, const render::Words& words) {
    run.need(place.branch, to_, place.at);
    nodes_ = run.config().options.nodes;
    pace_ = run.config().pace;
    for_each_record(run.passages(place.branch, to_, place.at),
                    [&](const sim::Page& page, const sim::Record& record, std::uint64_t number) {
                        if (number <= last_number_) return;
                        last_number_ = number;
                        const bool listed = small_ones_ || !is_small(page, record);
                        if (record.kind == sim::Record::Kind::Taken) return take_input(page, record, words, listed);
                        if (listed) sentences_.push_back(sentence_of(page, record, nodes_, words));
                    });
    to_ = place.at;
}

void EventFeed::take_input(const sim::Page& page, const sim::Record& record, const render::Words& words, bool listed) {
    if (!inputs_.empty() && inputs_.front().told.at != record.at) inputs_.clear();
    TakenInput taken{.input = page.input_of(record),
                     .groups = page.groups_of(record),
                     .told = sentence_of(page, record, nodes_, words),
                     .listed = listed};
    if (listed) sentences_.push_back(taken.told);
    inputs_.push_back(std::move(taken));
    if (inputs_.size() > 1) tell_acts(words);
}

// Anew for this moment, for another input may change what the ones before it are.
void EventFeed::tell_acts(const render::Words& words) {
    std::vector<Sentence> told = sentences_of_acts(inputs_, nodes_, pace_, words);
    const std::uint64_t first = inputs_.front().told.number;
    const auto of_moment = std::ranges::lower_bound(sentences_, first, {}, &Sentence::number);
    const auto of_input = [&](const Sentence& one) {
        return std::ranges::binary_search(inputs_, one.number, {},
                                          [](const TakenInput& input) { return input.told.number; });
    };
    sentences_.erase(std::remove_if(of_moment, sentences_.end(), of_input), sentences_.end());
    const bool several = told.size() < inputs_.size();
    for (Sentence& one : told) {
        const auto at = std::ranges::upper_bound(sentences_, one.number, {}, &Sentence::number);
        sentences_.insert(at, std::move(one));
    }
    if (several) ++reading_;
}

std::vector<Sentence> EventFeed::here(sim::Run& run, sim::Place place, const render::Words& words) const {
    std::vector<Sentence> told;
    if (!events().empty() && events().back().at == place.at) return told;
    const sim::Time from = std::max<sim::Time>(0, place.at - 1);
    run.need(place.branch, from, place.at);
    const int nodes = run.config().options.nodes;
    for_each_record(run.passages(place.branch, from, place.at),
                    [&](const sim::Page& page, const sim::Record& record, std::uint64_t) {
                        if (record.at != place.at || told.size() == kMostHere) return;
                        told.push_back(sentence_of(page, record, nodes, words));
                    });
    return told;
}

void EventFeed::forget_oldest() {
    sentences_.erase(sentences_.begin(), sentences_.end() - kMost / 2);
    // Of the moment of the oldest that stays, others may be gone.
    from_ = sentences_.front().at + 1;
}

} // namespace app
