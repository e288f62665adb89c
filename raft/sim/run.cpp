#include "raft/sim/run.h"

#include <algorithm>
#include <cassert>

namespace sim {
namespace {

// Budgets: the least used pages are dropped beyond the first, keyframes are thinned out beyond the second.
constexpr std::size_t kMostPageBytes = std::size_t{40} << 20U;
constexpr std::size_t kMostKeyframeBytes = std::size_t{24} << 20U;

// How much is played before looking at the budgets.
constexpr std::uint64_t kEventsAtOnce = 100'000;

// The first record of a page that is at `t` or later, or behind the last; with `after`, later than `t`.
std::size_t place_in(const Page& page, Time t, bool after) {
    const auto records = page.records();
    const auto place = after ? std::ranges::upper_bound(records, t, {}, &Record::at)
                             : std::ranges::lower_bound(records, t, {}, &Record::at);
    return static_cast<std::size_t>(place - records.begin());
}

constexpr std::size_t kAll = ~std::size_t{0};

// What a branch itself gives to the first `count` inputs of its line.
std::span<const TimedInput> own_among_first(std::size_t count, const Run::Branch& branch) {
    const std::span<const TimedInput> own = branch.inputs;
    return count > branch.inherited ? own.first(std::min(own.size(), count - branch.inherited)) : own.first(0);
}

} // namespace

Run::Run(const Config& config, std::vector<TimedInput> inputs) : config_(config) {
    begin(std::move(inputs));
}

BranchId Run::add(Branch branch) {
    if (!std::ranges::is_sorted(branch.inputs, {}, &TimedInput::at)) {
        std::ranges::stable_sort(branch.inputs, {}, &TimedInput::at);
    }
    branch.identity = Identity::make();
    branches_.push_back(std::make_unique<Branch>(std::move(branch)));
    return branches_.size() - 1;
}

BranchId Run::begin(std::vector<TimedInput> inputs, std::string name) {
    const BranchId id = add({.name = std::move(name), .parent = std::nullopt, .inputs = std::move(inputs)});
    opened(id);
    return id;
}

BranchId Run::fork(Place from, std::vector<TimedInput> inputs, std::string name) {
    return add({.name = std::move(name),
                .parent = from.branch,
                .leaves_at = from.at,
                .inherited = inputs_until(from),
                .inputs = std::move(inputs)});
}

Chronicle& Run::opened(BranchId id) {
    std::vector<BranchId> closed; // each begins in the one after it
    for (std::optional<BranchId> at = id; at && !branches_[*at]->chronicle;) {
        const Branch& branch = *branches_[*at];
        closed.push_back(*at);
        at = branch.parent ? std::optional(home_of({*branch.parent, branch.leaves_at})) : std::nullopt;
    }
    for (auto branch = closed.rbegin(); branch != closed.rend(); ++branch)
        open(*branch);
    return *branches_[id]->chronicle;
}

void Run::open(BranchId id) {
    Branch& branch = *branches_[id];
    if (branch.parent) {
        const Place leaves{*branch.parent, branch.leaves_at};
        at(leaves);
        const BranchId home = home_of(leaves);
        branch.chronicle.emplace(branches_[home]->chronicle->seek(line_of(home), leaves.at));
    } else {
        branch.chronicle.emplace(Cursor(config_));
    }
    // It may have inputs at the very moment at which it begins.
    branch.chronicle->play_on(line_of(id), branch.leaves_at, 1);
}

Line Run::line(BranchId id) const {
    std::vector<std::span<const TimedInput>> pieces; // the latest first
    std::size_t count = kAll;
    for (std::optional<BranchId> at = id; at && count > 0; at = branches_[*at]->parent) {
        const Branch& branch = *branches_[*at];
        pieces.push_back(own_among_first(count, branch));
        count = std::min(count, branch.inherited);
    }
    Line line;
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece)
        line.append(*piece);
    return line;
}

// Branches are gone through one after the other, nearly always.
const Line& Run::line_of(BranchId id) {
    if (looked_at_ && looked_at_->branch == id) return looked_at_->line;
    const Branch& branch = *branches_[id];
    if (looked_at_ && branch.parent == looked_at_->branch) {
        looked_at_->branch = id;
        looked_at_->line.keep_first(branch.inherited);
        looked_at_->line.append(branch.inputs);
    } else {
        looked_at_ = {id, line(id)};
    }
    return looked_at_->line;
}

// Found near the end of the line, nearly always: no need for all of it.
std::size_t Run::inputs_until(Place place) const {
    std::size_t count = kAll;
    for (std::optional<BranchId> at = place.branch; at && count > 0; at = branches_[*at]->parent) {
        const Branch& branch = *branches_[*at];
        const auto own = own_among_first(count, branch);
        if (!own.empty() && own.front().at <= place.at) {
            const auto after = std::ranges::upper_bound(own, place.at, {}, &TimedInput::at);
            return branch.inherited + static_cast<std::size_t>(after - own.begin());
        }
        count = std::min(count, branch.inherited);
    }
    return 0;
}

BranchId Run::home_of(Place place) const {
    BranchId id = place.branch;
    while (branches_[id]->parent && place.at < branches_[id]->leaves_at)
        id = *branches_[id]->parent;
    return id;
}

BranchId Run::fork_before(BranchId branch, std::size_t input) {
    const Line& all = line_of(branch);
    assert(input < all.size());
    const Time at = all[input].at;
    // Those of the same moment that come before it: the new branch leaves just before, and has them as its own.
    const std::size_t shared = all.count_until(at - 1);
    std::vector<TimedInput> own;
    for (std::size_t i = shared; i < input; ++i)
        own.push_back(all[i]);
    if (at > 0) return fork({branch, at - 1}, std::move(own));
    return begin(std::move(own));
}

bool Run::drop_newest(BranchId branch) {
    const bool is_newest = branch > 0 && branch + 1 == branches_.size();
    if (!is_newest) return false;
    if (view_ && view_->branch == branch) view_.reset();
    branches_.pop_back();
    looked_at_.reset();
    return true;
}

BranchId Run::record(Place place, const Input& input, Listener also) {
    at(place);
    const auto leaves_after = [&](const std::unique_ptr<Branch>& other) {
        return other->parent == place.branch && other->leaves_at >= place.at;
    };
    const bool goes_on =
        place.at == frontier(place.branch) && inputs_after(place) == 0 && std::ranges::none_of(branches_, leaves_after);
    const BranchId id = goes_on ? place.branch : fork(place);
    Chronicle& chronicle = opened(id);
    branches_[id]->inputs.push_back({place.at, input});
    looked_at_.reset(); // what it looks at may have moved
    chronicle.take(input, also);
    chronicle.play_on(line_of(id), place.at, 1, also);
    return id;
}

std::size_t Run::inputs_after(Place place) const {
    const Branch& branch = *branches_[place.branch];
    return branch.inherited + branch.inputs.size() - inputs_until(place);
}

// What a branch that nobody came to knows is what its parent knows of their common past.
Time Run::frontier(BranchId id) const {
    Time known = kNever;
    const Branch* branch = branches_[id].get();
    for (; !branch->chronicle; branch = branches_[*branch->parent].get())
        known = std::min(known, branch->leaves_at);
    return std::min(known, branch->chronicle->frontier());
}

std::vector<Place> Run::stages_to(Place place) const {
    std::vector<Place> stages; // the last first
    for (bool known = false; !known;) {
        const Branch& branch = *branches_[place.branch];
        known = branch.chronicle.has_value();
        const bool goes_there = known ? place.at > branch.chronicle->frontier() : place.at >= branch.leaves_at;
        if (goes_there) stages.push_back(place);
        if (!known) place = {*branch.parent, std::min(place.at, branch.leaves_at)};
    }
    std::ranges::reverse(stages);
    return stages;
}

bool Run::play_towards(Place place, std::uint64_t most, Listener also) {
    if (place.at <= frontier(place.branch)) return true;
    std::uint64_t played = 0;
    for (const Place& stage : stages_to(place)) {
        Chronicle& chronicle = opened(stage.branch);
        const std::uint64_t before = chronicle.tip().world().events;
        const bool reached = chronicle.play_on(line_of(stage.branch), stage.at, most - played, also);
        played += chronicle.tip().world().events - before;
        if (!reached || played >= most) break;
    }
    thin_out_within_budget();
    drop_pages_within_budget();
    return place.at <= frontier(place.branch);
}

const World& Run::at(Place place) {
    assert(place.at >= 0 && place.branch < branches_.size());
    const BranchId home = home_of(place);
    while (!play_towards({home, place.at}, kEventsAtOnce)) {
    }
    const Chronicle& chronicle = opened(home);
    if (place.at == chronicle.frontier()) return chronicle.tip().world();

    const bool goes_on = view_ && view_->branch == home && view_->cursor.now() <= place.at &&
                         view_->cursor.now() >= chronicle.keyframe_before(place.at).now();
    const Line& inputs = line_of(home);
    if (goes_on) {
        const std::uint64_t before = view_->cursor.world().events;
        view_->cursor.play(inputs, place.at);
        events_seen_again_ += view_->cursor.world().events - before;
    } else {
        view_.emplace(View{home, chronicle.seek(inputs, place.at)});
    }
    return view_->cursor.world();
}

Time Run::next_event(Place place) {
    at(place);
    // Opened before looking, since it may have an input at the very moment at which it begins.
    const Cursor& tip = opened(stages_to({place.branch, kNever}).front().branch).tip();
    const Time known = frontier(place.branch);
    for (Time from = place.at + 1; from <= known;) {
        const Time to = std::min(known, from + (from - place.at)); // ever longer stretches
        need(place.branch, from, to);
        for (const Passage& passage : passages(place.branch, from, to)) {
            if (passage.first < passage.last) return passage.page->records()[passage.first].at;
        }
        from = to + 1;
    }
    return tip.next(line_of(place.branch));
}

Time Run::previous_event(Place place) {
    at(place);
    if (place.at <= 0) return 0;
    const Place before{place.branch, place.at - 1};
    const Time from = need_before(before, 1);
    const auto found = passages(place.branch, from, before.at);
    for (auto passage = found.rbegin(); passage != found.rend(); ++passage) {
        if (passage->first < passage->last) return passage->page->records()[passage->last - 1].at;
    }
    return 0;
}

// The whole line is looked at only where a page must be written anew.
void Run::need_page(BranchId id, std::size_t segment) {
    Chronicle& chronicle = *branches_[id]->chronicle;
    const bool is_there = chronicle.segments()[segment].page != nullptr;
    chronicle.need(segment, is_there ? Line() : line_of(id), uses_);
}

void Run::need(BranchId id, Time from, Time to) {
    ++uses_;
    std::optional<BranchId> branch = id;
    while (branch) {
        Branch& own = *branches_[*branch];
        if (own.chronicle) {
            const auto& segments = own.chronicle->segments();
            for (std::size_t i = own.chronicle->first_segment_at(from); i < segments.size(); ++i) {
                if (segments[i].start.now() > to) break;
                need_page(*branch, i);
            }
        }
        if (!own.parent || from > own.leaves_at) break;
        to = std::min(to, own.leaves_at);
        branch = own.parent;
    }
    drop_pages_within_budget();
}

Time Run::need_before(Place place, std::size_t count) {
    ++uses_;
    std::size_t found = 0;
    Time from = place.at;
    std::optional<BranchId> branch = place.branch;
    while (branch && found < count) {
        Branch& own = *branches_[*branch];
        if (own.chronicle) {
            const auto& segments = own.chronicle->segments();
            for (std::size_t i = segments.size(); i-- > 0 && found < count;) {
                if (segments[i].start.now() > place.at) continue;
                need_page(*branch, i);
                found += place_in(*segments[i].page, place.at, true);
                from = segments[i].start.now();
            }
        }
        place.at = std::min(place.at, own.leaves_at);
        branch = own.parent;
    }
    drop_pages_within_budget();
    return from;
}

std::vector<Passage> Run::passages(BranchId id, Time from, Time to) const {
    std::vector<Passage> found; // the latest first
    std::optional<BranchId> branch = id;
    std::uint64_t last_number = ~std::uint64_t{0};
    while (branch) {
        const Branch& own = *branches_[*branch];
        if (!own.chronicle) {
            to = std::min(to, own.leaves_at);
            branch = own.parent;
            continue;
        }
        const auto& segments = own.chronicle->segments();
        const std::size_t earliest = own.chronicle->first_segment_at(from);
        for (std::size_t i = segments.size(); i-- > earliest;) {
            if (segments[i].start.now() > to || segments[i].page == nullptr) continue;
            const Page& page = *segments[i].page;
            const std::size_t first = place_in(page, from, false);
            std::size_t last = place_in(page, to, true);
            if (last_number < page.number_of(last)) {
                last = last_number < page.first_number() ? 0 : std::min(last, last_number - page.first_number() + 1);
            }
            if (first < last) found.push_back({&page, first, last});
        }
        if (!own.parent || from > own.leaves_at) break;
        to = std::min(to, own.leaves_at);
        last_number = std::min(last_number, segments.front().start.world().events);
        branch = own.parent;
    }
    std::ranges::reverse(found);
    return found;
}

const Cursor& Run::keyframe_before(Place place) const {
    const Branch* branch = branches_[home_of(place)].get();
    while (!branch->chronicle)
        branch = branches_[*branch->parent].get();
    return branch->chronicle->keyframe_before(place.at);
}

std::vector<const Cursor*> Run::keyframes(BranchId id) const {
    std::vector<const Cursor*> found; // the latest first
    const Line inputs = line(id);
    const auto is_whole = [&](const Cursor& keyframe) {
        return keyframe.inputs_taken() == inputs.count_until(keyframe.now());
    };
    Time until = frontier(id);
    for (std::optional<BranchId> branch = id; branch; branch = branches_[*branch]->parent) {
        const Branch& own = *branches_[*branch];
        if (own.chronicle) {
            const auto& segments = own.chronicle->segments();
            for (auto segment = segments.rbegin(); segment != segments.rend(); ++segment) {
                if (segment->start.now() < until && is_whole(segment->start)) found.push_back(&segment->start);
            }
        }
        until = std::min(until, own.leaves_at);
    }
    std::ranges::reverse(found);
    return found;
}

std::size_t Run::memory() const {
    std::size_t bytes = 0;
    for (const auto& branch : branches_) {
        bytes += branch->inputs.capacity() * sizeof(TimedInput);
        if (branch->chronicle) bytes += branch->chronicle->page_bytes() + branch->chronicle->keyframe_bytes();
    }
    return bytes;
}

std::uint64_t Run::events_played() const {
    std::uint64_t events = events_seen_again_;
    for (const auto& branch : branches_) {
        if (!branch->chronicle) continue;
        const Chronicle& chronicle = *branch->chronicle;
        events += chronicle.events_replayed() + chronicle.tip().world().events -
                  chronicle.segments().front().start.world().events;
    }
    return events;
}

// Only as time moves on: whoever asked for records has them until then.
void Run::thin_out_within_budget() {
    std::size_t bytes = 0;
    for (const auto& branch : branches_)
        bytes += branch->chronicle ? branch->chronicle->keyframe_bytes() : 0;
    if (bytes <= kMostKeyframeBytes) return;
    for (const auto& branch : branches_) {
        if (branch->chronicle) branch->chronicle->thin_out();
    }
}

void Run::drop_pages_within_budget() {
    std::size_t pages = 0;
    for (const auto& branch : branches_)
        pages += branch->chronicle ? branch->chronicle->page_bytes() : 0;
    if (pages <= kMostPageBytes) return;

    struct Droppable {
        std::uint64_t used;
        Chronicle* chronicle;
        std::size_t segment;
        std::size_t bytes;
    };
    std::vector<Droppable> droppable;
    for (const auto& branch : branches_) {
        if (!branch->chronicle) continue;
        const auto& segments = branch->chronicle->segments();
        for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
            if (segments[i].page == nullptr || segments[i].used == uses_) continue;
            droppable.push_back({segments[i].used, &*branch->chronicle, i, segments[i].page->memory()});
        }
    }
    std::ranges::stable_sort(droppable, {}, &Droppable::used);
    for (const Droppable& one : droppable) {
        if (pages <= kMostPageBytes * 3 / 4) break;
        one.chronicle->drop_page(one.segment);
        pages -= one.bytes;
    }
}

} // namespace sim
