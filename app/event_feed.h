// The newest events before a moment, in words. Gathered from the history stretch by stretch and kept, so that a frame
// costs nothing while time runs on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/words/sentence.h"
#include "raft/sim/history.h"
#include "render/text.h"

namespace app {

class EventFeed {
  public:
    // The newest events up to and including `now`, oldest first: at least kEnough of them where the last minute of
    // simulated time holds so many. With `small_ones` also heartbeats and the like. `language` is the code of that of
    // `words`.
    std::span<const Sentence> show(const sim::History& history, sim::Time now, const render::Words& words,
                                   std::string_view language, bool small_ones);

    static constexpr std::size_t kEnough = 60;

  private:
    void gather(const sim::History& history, sim::Time from, sim::Time to, const render::Words& words);
    void gather_enough_before(const sim::History& history, sim::Time now, const render::Words& words);

    std::vector<Sentence> events_;
    sim::Time from_ = 0;
    sim::Time to_ = -1; // events_ are those in (from_, to_]
    std::uint64_t version_ = 0;
    std::string language_;
    bool small_ones_ = false;
};

} // namespace app
