// The newest events as cards: what happened, why, and by which rule.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "app/action.h"
#include "app/look.h"
#include "app/words/sentence.h"

namespace app {

// Remembers how high each card is: to measure words is most of what they cost.
class EventCards {
  public:
    struct List {
        std::span<const Sentence> events; // with the oldest first; the newest is shown on top
        std::uint64_t reading = 0;      // what has a number in one reading (see EventFeed) is always the same sentence
        std::span<const Sentence> here; // above them: what is not among the events, but is where one stands
        const std::set<std::uint64_t>& unfolded; // numbers of those that show what they consist of
    };
    void show(const Look& look, const List& list, Actions& actions);

  private:
    // Heights of its parts.
    struct Card {
        std::uint64_t number = 0; // of the event
        float title = 0;
        float fold = 0;  // the row with which its parts are shown and put away
        float parts = 0; // those, where they show
        float detail = 0;
        float citation = 0;
        float whole = 0;
    };
    // What the cards have in common, and what the heights depend on.
    struct Layout {
        float width = 0;
        float em = 0;
        std::uint64_t reading = 0;
        float time_width = 0;
        float padding = 0;
        float text_x = 0; // from the left edge
        float title_width = 0;
        float detail_width = 0;
        std::set<std::uint64_t> unfolded = {};
    };

    void show_here(const Look& look, std::span<const Sentence> here) const;
    void lay_out(const Look& look, float width, const List& list);
    void fold_button(const Look& look, const Sentence& event, const Card& card, ImVec2 corner, Actions& actions);
    void measure(const Look& look, std::span<const Sentence> events);
    Card measured(const Look& look, const Sentence& event) const;
    void draw(const Look& look, const Sentence& event, const Card& card, ImVec2 corner,
              std::optional<render::Color> ground) const;

    Layout layout_;
    std::vector<Card> cards_; // of the events that were shown last
};

} // namespace app
