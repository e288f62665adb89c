// A run and all its futures: a tree of branches, each a line of inputs over the same beginning. Acting in the past,
// undo and redo, a lesson's "what if", and comparison are all about a place in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "raft/sim/chronicle.h"
#include "raft/sim/line.h"

namespace sim {

// Branches are numbered in the order in which they came to be; 0 is the one that the run was made from.
using BranchId = std::size_t;

struct Place {
    BranchId branch = 0;
    Time at = 0;

    friend bool operator==(const Place&, const Place&) = default;
};

// Tells lines of time apart: as long as somebody holds it, no other line has it. What a line's branch knows of the past
// never changes, so whatever was gathered up to some moment under an identity stays true.
class Identity {
  public:
    Identity() = default; // of no line

    friend bool operator==(const Identity& a, const Identity& b) { return a.token_ == b.token_; }

  private:
    friend class Run;
    static Identity make() {
        Identity identity;
        identity.token_ = std::make_shared<char>();
        return identity;
    }
    std::shared_ptr<char> token_;
};

// A stretch of records in one page.
struct Passage {
    const Page* page;
    std::size_t first;
    std::size_t last; // behind the last one
};

class Run {
  public:
    struct Branch {
        std::string name;
        std::optional<BranchId> parent; // nothing: it begins at time 0 by itself
        Time leaves_at = 0;             // it has in common with its parent all up to and including this moment
        std::size_t inherited = 0;      // how many inputs that are
        std::vector<TimedInput> inputs; // its own, in order of time
        Identity identity;
        std::optional<Chronicle> chronicle; // of its own stretch; nothing until somebody comes there
    };

    // Inputs are brought in order of time; at equal times they stay as given.
    explicit Run(const Config& config, std::vector<TimedInput> inputs = {});
    // There is one of it: a copy would go on under the same identities.
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;
    Run(Run&&) noexcept = default;
    Run& operator=(Run&&) noexcept = default;
    ~Run() = default;

    const Config& config() const { return config_; }

    // The tree.
    std::size_t branch_count() const { return branches_.size(); }
    const Branch& branch(BranchId id) const { return *branches_[id]; }
    Line line(BranchId id) const;
    const Identity& identity(BranchId id) const { return branches_[id]->identity; }

    // Another future from a place on: with all inputs up to and including that moment, and then these.
    BranchId fork(Place from, std::vector<TimedInput> inputs = {}, std::string name = {});
    // Another future that has nothing in common with the others but the beginning.
    BranchId begin(std::vector<TimedInput> inputs, std::string name = {});
    // The same line without its input number `input` and all that follow it.
    BranchId fork_before(BranchId branch, std::size_t input);
    // Forgets a branch, if it is the newest: then no other leaves it. Branch 0 stays.
    bool drop_newest(BranchId branch);

    // An input at a place: where nothing is known or planned after it, the branch goes on with it; else another future
    // begins. Returns the branch that has it. `also` hears what comes of it.
    BranchId record(Place place, const Input& input, Listener also = {});

    // How many inputs of the branch come after `t`.
    std::size_t inputs_after(Place place) const;

    // Time.
    // The world at a place, with all that was due by then and all inputs up to and including that moment. Plays on
    // where it is not known yet. The reference stays good until the next call of anything here that is not const.
    const World& at(Place place);
    const World& at(Time t) { return at(Place{0, t}); } // of branch 0
    // Plays on towards a place, until it is known or there were `most` events: is it?
    bool play_towards(Place place, std::uint64_t most, Listener also = {});
    // The furthest known moment of a branch.
    Time frontier(BranchId id) const;
    // Of the first event or input after a place (kNever: nothing will ever happen again), and of the last event before
    // it (0: there is none).
    Time next_event(Place place);
    Time previous_event(Place place);

    // The chronicle.
    // Sees to it that records of this stretch, as far as it is known, are there until the next call that is not const.
    void need(BranchId branch, Time from, Time to);
    // The same for at least `count` records up to and including a place: returns from when on they are there.
    Time need_before(Place place, std::size_t count);
    // Records from `from` to `to`, both included, in order. What is not known or was not asked for is left out.
    std::vector<Passage> passages(BranchId branch, Time from, Time to) const;
    // The last keyframe that was left at or before a place that is known: to begin a picture of a stretch with.
    const Cursor& keyframe_before(Place place) const;

    // Keyframes that were left along a line before its frontier, the first of them at its beginning. Each is the whole
    // of its moment, with all inputs of that: what at() gives.
    std::vector<const Cursor*> keyframes(BranchId branch) const;

    // Bytes held, about.
    std::size_t memory() const;
    // Events that were played so far, for the first time or again. Looking at the chronicle plays none.
    std::uint64_t events_played() const;

  private:
    BranchId add(Branch branch);
    // The same as line(); stays good until the next call.
    const Line& line_of(BranchId id);
    // How many inputs of a line take effect up to and including a place.
    std::size_t inputs_until(Place place) const;
    // The chronicle of a branch, begun where it leaves its parent.
    Chronicle& opened(BranchId id);
    // Begins it, where that of the branch in which it begins is there.
    void open(BranchId id);
    // The branch in whose own stretch a place lies: the nearest one that was there before that moment.
    BranchId home_of(Place place) const;
    // By which places one comes to a place that is not known yet, since a line is played from its beginning on.
    std::vector<Place> stages_to(Place place) const;
    // Sees to it that the records of a segment are there.
    void need_page(BranchId id, std::size_t segment);
    void thin_out_within_budget();
    void drop_pages_within_budget();

    Config config_;
    std::vector<std::unique_ptr<Branch>> branches_;
    // The place that was looked at last, where that is not a frontier.
    struct View {
        BranchId branch;
        Cursor cursor;
    };
    std::optional<View> view_;
    // The line that was looked at last.
    struct LookedAt {
        BranchId branch;
        Line line;
    };
    std::optional<LookedAt> looked_at_;
    std::uint64_t uses_ = 1; // calls that asked for records; a page that nobody asked for was used in call 0
    std::uint64_t events_seen_again_ = 0;
};

// Calls `act(page, record, number)` with each record of a stretch.
template <class Act>
void for_each_record(const std::vector<Passage>& passages, Act act) {
    for (const Passage& passage : passages) {
        for (std::size_t i = passage.first; i < passage.last; ++i)
            act(*passage.page, passage.page->records()[i], passage.page->number_of(i));
    }
}

} // namespace sim
