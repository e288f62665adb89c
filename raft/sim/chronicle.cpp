#include "raft/sim/chronicle.h"

#include <algorithm>
#include <cassert>

namespace sim {
namespace {

// A keyframe is left after so many events, to begin with: playing them again takes well under a frame.
constexpr std::uint64_t kSpacing = 4096;

// What a world takes beside its logs, which share nearly all with the logs of its neighbours.
std::size_t bytes_of(const World& world) {
    std::size_t bytes = sizeof(Segment) + world.servers.size() * sizeof(Server) +
                        world.clients.size() * sizeof(Client) + world.network.in_flight_count() * sizeof(InFlight) +
                        world.writes.size() * sizeof(DiskWrite);
    for (const DiskWrite& write : world.writes)
        bytes += write.held.size() * sizeof(DiskWrite::Held);
    for (const Server& server : world.servers) {
        bytes += server.backlog.size() * sizeof(Server::Backlog);
        bytes += server.node.machine.sessions.size() * sizeof(raft::ClientSession);
        bytes += server.node.owed.size() * sizeof(raft::Owed);
    }
    return bytes;
}

// Writes a page, and lets somebody else hear it, too.
struct Writer {
    Page& page;
    Listener also;

    void operator()(const World& world, const TraceEvent& event) const {
        page.write(world, event);
        if (also.telling() != raft::Telling::Nothing) also(world, event);
    }
};

} // namespace

Chronicle::Chronicle(const Cursor& start) : tip_(start), spacing_(kSpacing) {
    begin_segment();
}

void Chronicle::begin_segment() {
    auto page = std::make_unique<Page>(tip_.world().events + 1);
    if (!segments_.empty()) {
        Page& before = *segments_.back().page;
        before.shrink_to_fit();
        finished_page_bytes_ += before.memory();
        page->reserve_like(before);
    }
    segments_.push_back({tip_, tip_.now(), 0, std::move(page)});
    keyframe_bytes_ += bytes_of(tip_.world());
}

bool Chronicle::play_on(const Line& inputs, Time until, std::uint64_t most, Listener also) {
    const std::uint64_t before = tip_.world().events;
    bool reached = false;
    while (!reached) {
        Segment& segment = segments_.back();
        need(segments_.size() - 1, inputs, segment.used);
        Writer writer{*segment.page, also};
        const std::uint64_t room = segment.events < spacing_ ? spacing_ - segment.events : 1;
        reached = tip_.play_some(inputs, until, room, writer);
        segment.until = tip_.now();
        segment.events = segment.page->size();
        if (segment.events >= spacing_ && tip_.now() > segment.start.now()) begin_segment();
        if (tip_.world().events - before >= most) break;
    }
    return reached;
}

void Chronicle::take(const Input& input, Listener also) {
    Segment& segment = segments_.back();
    assert(segment.page != nullptr);
    Writer writer{*segment.page, also};
    tip_.take(input, writer);
    segment.events = segment.page->size();
}

const Cursor& Chronicle::keyframe_before(Time t) const {
    const auto after = std::ranges::upper_bound(segments_, t, {}, [](const Segment& s) { return s.start.now(); });
    assert(after != segments_.begin());
    return std::prev(after)->start;
}

Cursor Chronicle::seek(const Line& inputs, Time t) const {
    assert(t >= beginning() && t <= frontier());
    if (t == frontier()) return tip_;
    Cursor cursor = keyframe_before(t);
    const std::uint64_t before = cursor.world().events;
    cursor.play(inputs, t);
    events_replayed_ += cursor.world().events - before;
    return cursor;
}

std::size_t Chronicle::first_segment_at(Time t) const {
    const auto first = std::ranges::lower_bound(segments_, t, {}, &Segment::until);
    return static_cast<std::size_t>(first - segments_.begin());
}

void Chronicle::need(std::size_t index, const Line& inputs, std::uint64_t used) {
    Segment& segment = segments_[index];
    segment.used = used;
    if (segment.page != nullptr) return;
    segment.page = std::make_unique<Page>(segment.start.world().events + 1);
    Writer writer{*segment.page, {}};
    Cursor cursor = segment.start;
    // An input at the very moment at which the next segment begins belongs to that one.
    const bool last = index + 1 == segments_.size();
    const std::size_t taken = last ? tip_.inputs_taken() : segments_[index + 1].start.inputs_taken();
    cursor.play(inputs.first(taken), segment.until, writer);
    events_replayed_ += segment.events;
    assert(segment.page->size() == segment.events);
    if (last) return;
    segment.page->shrink_to_fit();
    finished_page_bytes_ += segment.page->memory();
}

void Chronicle::drop_page(std::size_t index) {
    assert(index + 1 < segments_.size());
    Segment& segment = segments_[index];
    if (segment.page == nullptr) return;
    finished_page_bytes_ -= segment.page->memory();
    segment.page.reset();
}

std::size_t Chronicle::page_bytes() const {
    const Segment& newest = segments_.back();
    return finished_page_bytes_ + (newest.page == nullptr ? 0 : newest.page->memory());
}

void Chronicle::thin_out() {
    if (segments_.size() < 3) return; // the first stays, and the last is being written
    spacing_ *= 2;
    keyframe_bytes_ = 0;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
        // The first stays, and the last goes on being written.
        const bool joins = i % 2 == 1 && i + 1 < segments_.size();
        if (joins) {
            drop_page(kept - 1);
            drop_page(i);
            Segment& before = segments_[kept - 1];
            before.until = segments_[i].until;
            before.events += segments_[i].events;
        } else {
            if (kept != i) segments_[kept] = std::move(segments_[i]);
            keyframe_bytes_ += bytes_of(segments_[kept].start.world());
            ++kept;
        }
    }
    segments_.erase(segments_.begin() + static_cast<std::ptrdiff_t>(kept), segments_.end());
}

} // namespace sim
