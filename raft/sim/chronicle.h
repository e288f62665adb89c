// What happened along one stretch of a line of time, written down once, as its furthest known moment moves on:
// keyframes from which any moment is played again exactly, and between them pages of records, which may be dropped and
// written anew.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "raft/sim/cursor.h"
#include "raft/sim/record.h"

namespace sim {

// From one keyframe to the next, or to the furthest known moment.
struct Segment {
    Cursor start;               // the keyframe: all that was due by then has happened
    Time until = 0;             // known up to and including this moment
    std::uint64_t events = 0;   // how many there were
    std::unique_ptr<Page> page; // nothing: dropped
    std::uint64_t used = 0;     // when it was last asked for, in calls
};

class Chronicle {
  public:
    // Begins where `start` is.
    explicit Chronicle(const Cursor& start);

    Time beginning() const { return segments_.front().start.now(); }

    // The furthest known moment, and the world there.
    Time frontier() const { return tip_.now(); }
    const Cursor& tip() const { return tip_; }

    // Plays on from the frontier to `until`, or until there were `most` events: is it reached? `also` hears everything,
    // too.
    bool play_on(const Line& inputs, Time until, std::uint64_t most, Listener also = {});

    // An input at the frontier.
    void take(const Input& input, Listener also = {});

    // The moment `t`, from the beginning to the frontier, played again from the keyframe before it.
    Cursor seek(const Line& inputs, Time t) const;
    // The keyframe before or at `t`.
    const Cursor& keyframe_before(Time t) const;

    // Segments in order of time; each begins where the one before it ends.
    const std::vector<Segment>& segments() const { return segments_; }
    // The first segment that may hold anything at or after `t`.
    std::size_t first_segment_at(Time t) const;

    // Writes the page of this segment anew if it was dropped, and marks it as used.
    void need(std::size_t segment, const Line& inputs, std::uint64_t used);
    // Not that of the newest segment, which is being written.
    void drop_page(std::size_t segment);

    // Bytes held by pages, and by keyframes beside their logs, about.
    std::size_t page_bytes() const;
    std::size_t keyframe_bytes() const { return keyframe_bytes_; }

    // Half as many keyframes, now and from here on, where there are some to leave out.
    void thin_out();

    // Events that were played here to see them again.
    std::uint64_t events_replayed() const { return events_replayed_; }

  private:
    void begin_segment();

    std::vector<Segment> segments_;
    Cursor tip_;
    std::uint64_t spacing_;
    std::size_t keyframe_bytes_ = 0;
    std::size_t finished_page_bytes_ = 0; // of all pages but the newest
    mutable std::uint64_t events_replayed_ = 0;
};

} // namespace sim
