// The newest events before a moment, in words. Read from the chronicle as the moment moves on and kept, so that a frame
// costs nothing while nothing is new.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/words/act_text.h"
#include "app/words/sentence.h"
#include "raft/sim/run.h"
#include "render/text.h"

namespace app {

class EventFeed {
  public:
    // Reads what is new up to and including a place that is known. With `small_ones` also heartbeats and the like.
    // `language` is the code of that of `words`.
    void follow(sim::Run& run, sim::Place place, const render::Words& words, std::string_view language,
                bool small_ones);

    // What happened at the very moment of the place if none of it is listed: whoever steps there sees what they came
    // to.
    std::vector<Sentence> here(sim::Run& run, sim::Place place, const render::Words& words) const;

    // The newest events up to and including the place that was followed to, oldest first: at least kEnough of them
    // where there are so many.
    std::span<const Sentence> events() const { return {sentences_.data(), shown_}; }

    // Another number whenever all is read anew, so that the same event may be told in other words.
    std::uint64_t reading() const { return reading_; }

    static constexpr std::size_t kEnough = 60;

  private:
    void read_back(sim::Run& run, sim::Place place, const render::Words& words);
    void read_on(sim::Run& run, sim::Place place, const render::Words& words);
    void take_input(const sim::Page& page, const sim::Record& record, const render::Words& words, bool listed);
    void tell_acts(const render::Words& words);
    void forget_oldest();

    std::vector<Sentence> sentences_;
    std::vector<TakenInput> inputs_; // of the moment of the last one: they may be one act
    sim::Pace pace_ = sim::Pace::Timed;
    int nodes_ = 0;
    std::uint64_t reading_ = 0;
    std::size_t shown_ = 0;         // so many of them are up to the place
    sim::Time from_ = 0;            // all that happened from here on are there,
    sim::Time to_ = 0;              // up to and including here
    std::uint64_t last_number_ = 0; // of the event that was read last
    sim::Identity line_;
    std::string language_;
    bool small_ones_ = false;
};

} // namespace app
