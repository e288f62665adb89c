#include "app/event_feed.h"

#include <algorithm>

namespace app {
namespace {

// How far ahead of the playhead events are gathered, so that it is done a few times a second at most.
constexpr sim::Time kAhead = 500 * sim::kMillisecond;
constexpr sim::Time kFirstLook = 2 * sim::kSecond;
constexpr sim::Time kFurthestLook = 60 * sim::kSecond;
// More than this and the oldest half is forgotten.
constexpr std::size_t kMost = 4000;

} // namespace

std::span<const Sentence> EventFeed::show(const sim::History& history, sim::Time now, const render::Words& words,
                                          std::string_view language, bool small_ones) {
    const bool same = version_ == history.version() && language_ == language && small_ones_ == small_ones;
    if (!same || now < from_ || now > to_ + kFirstLook) {
        version_ = history.version();
        language_ = language;
        small_ones_ = small_ones;
        gather_enough_before(history, now, words);
    }
    if (now > to_) gather(history, to_, now + kAhead, words);
    if (events_.size() > kMost) {
        events_.erase(events_.begin(), events_.begin() + kMost / 2);
        from_ = events_.front().at;
    }
    const auto end = std::ranges::upper_bound(events_, now, {}, &Sentence::at);
    // After a jump back to the start of what is kept there may be too few before it.
    if (end - events_.begin() < static_cast<std::ptrdiff_t>(kEnough) && from_ > 0 && now - from_ < kFirstLook) {
        gather_enough_before(history, now, words);
        return {events_.begin(), std::ranges::upper_bound(events_, now, {}, &Sentence::at)};
    }
    return {events_.begin(), end};
}

void EventFeed::gather_enough_before(const sim::History& history, sim::Time now, const render::Words& words) {
    for (sim::Time look = kFirstLook;; look *= 3) {
        events_.clear();
        from_ = std::max<sim::Time>(0, now - look);
        to_ = from_;
        gather(history, from_, now, words);
        if (events_.size() >= kEnough || from_ == 0 || look >= kFurthestLook) break;
    }
}

void EventFeed::gather(const sim::History& history, sim::Time from, sim::Time to, const render::Words& words) {
    history.replay(from, to, [&](const sim::World& world, const sim::TraceEvent& event) {
        if (!small_ones_ && std::holds_alternative<sim::MessageEvent>(event.what)) return;
        Sentence told = sentence_of(world, event, words);
        if (small_ones_ || !told.small) events_.push_back(std::move(told));
    });
    to_ = to;
}

} // namespace app
