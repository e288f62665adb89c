#include "raft/sim/parting.h"

#include <algorithm>
#include <vector>

namespace sim {
namespace {

constexpr Time kStretch = kSecond; // looked through at a time

struct Happened {
    Record record;
    std::uint64_t number = 0;
    Time due = 0; // of a message that is sent
    LostBy lost_by = LostBy::Nothing;
    ClientEvent client; // of a client's doing: what it asks for, and what comes of it
};

// What the cluster did in [from, to], without what somebody did to it.
std::vector<Happened> happened(Run& run, BranchId branch, Time from, Time to) {
    run.need(branch, from, to);
    std::vector<Happened> events;
    for_each_record(run.passages(branch, from, to), [&](const Page& page, const Record& record, std::uint64_t number) {
        if (record.kind == Record::Kind::Taken) return;
        Happened event{.record = record, .number = number, .client = {}};
        if (record.is(MessageEvent::Kind::Sent)) event.due = page.due_of(record);
        if (record.is(MessageEvent::Kind::Lost)) event.lost_by = page.lost_by(record);
        if (record.kind == Record::Kind::Client) event.client = page.client_of(record);
        events.push_back(event);
    });
    return events;
}

// What is told of it, whatever its number is. What an entry or a message holds follows from what clients asked for.
bool is_same(const Happened& one, const Happened& other) {
    const Record& a = one.record;
    const Record& b = other.record;
    return a.at == b.at && a.term == b.term && a.first == b.first && a.last == b.last && a.client == b.client &&
           a.kind == b.kind && a.what == b.what && a.node == b.node && a.peer == b.peer && a.rule == b.rule &&
           a.flags == b.flags && a.body == b.body && a.state == b.state && one.due == other.due &&
           one.lost_by == other.lost_by && one.client.request == other.client.request &&
           one.client.command == other.client.command && one.client.result == other.client.result;
}

std::optional<Parting> first_difference(const std::vector<Happened>& one, const std::vector<Happened>& other) {
    std::size_t same = 0;
    while (same < one.size() && same < other.size() && is_same(one[same], other[same]))
        ++same;
    if (same == one.size() && same == other.size()) return std::nullopt;
    const Time first = std::min(same < one.size() ? one[same].record.at : kNever,
                                same < other.size() ? other[same].record.at : kNever);
    const auto number_at = [&](const std::vector<Happened>& events) {
        const bool then = same < events.size() && events[same].record.at == first;
        return then ? std::optional(events[same].number) : std::nullopt;
    };
    return Parting{first, number_at(one), number_at(other)};
}

// The line of a branch up to time 0, as branches and how far each goes along with it.
struct Stretch {
    BranchId branch;
    Time until;
};
std::vector<Stretch> ancestry(const Run& run, BranchId branch) {
    std::vector<Stretch> line{{branch, kNever}};
    while (const std::optional<BranchId> parent = run.branch(line.back().branch).parent) {
        const Time leaves_at = run.branch(line.back().branch).leaves_at;
        line.push_back({*parent, std::min(line.back().until, leaves_at)});
    }
    return line;
}

} // namespace

Time common_until(const Run& run, BranchId here, BranchId there) {
    const std::vector<Stretch> others = ancestry(run, there);
    for (const Stretch& own : ancestry(run, here)) {
        const auto other = std::ranges::find(others, own.branch, &Stretch::branch);
        if (other != others.end()) return std::min(own.until, other->until);
    }
    return -1;
}

std::optional<Parting> PartingSearch::find(Run& run, BranchId here, BranchId there, Time until) {
    if (here_ != run.identity(here) || there_ != run.identity(there)) {
        here_ = run.identity(here);
        there_ = run.identity(there);
        found_.reset();
        const Time common = common_until(run, here, there);
        // At that very moment the one may have been told an input that the other was not.
        from_ = common == kNever ? kNever : std::max<Time>(common, 0);
    }
    const Time frontier = std::min(run.frontier(here), run.frontier(there));
    const Time known = std::min(until, frontier);
    while (!found_ && from_ <= known) {
        const Time to = std::min(known, from_ + kStretch);
        found_ = first_difference(happened(run, here, from_, to), happened(run, there, from_, to));
        if (found_) {
            from_ = found_->at;
        } else if (to < known) {
            from_ = to + 1;
        } else {
            from_ = to;
            break;
        }
    }
    const std::optional<Parting> found = found_ && found_->at <= until ? found_ : std::nullopt;
    // The known past stays as it is; at its end more may come at the same moment.
    if (found_ && found_->at >= frontier) found_.reset();
    return found;
}

} // namespace sim
