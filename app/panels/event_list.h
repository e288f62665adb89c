// The newest events as cards: what happened, why, and by which rule.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "app/action.h"
#include "app/look.h"
#include "app/words/sentence.h"

namespace app {

// Remembers how high each card is: to measure words is most of what they cost.
class EventCards {
  public:
    // `events` with the oldest first; the newest is shown on top. What has a number in one reading (see EventFeed) is
    // always the same sentence. Above them, `here`: what is not among the events, but is where one stands.
    void show(const Look& look, std::span<const Sentence> events, std::uint64_t reading, std::span<const Sentence> here,
              Actions& actions);

  private:
    // Heights of its parts.
    struct Card {
        std::uint64_t number = 0; // of the event
        float title = 0;
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
    };

    void show_here(const Look& look, std::span<const Sentence> here) const;
    void lay_out(const Look& look, float width, std::uint64_t reading, sim::Time latest);
    void measure(const Look& look, std::span<const Sentence> events);
    Card measured(const Look& look, const Sentence& event) const;
    void draw(const Look& look, const Sentence& event, const Card& card, ImVec2 corner,
              std::optional<render::Color> ground) const;

    Layout layout_;
    std::vector<Card> cards_; // of the events that were shown last
};

} // namespace app
