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
};

// What the cluster did in [from, to], without what somebody did to it.
std::vector<Happened> happened(Run& run, BranchId branch, Time from, Time to) {
    run.need(branch, from, to);
    std::vector<Happened> events;
    for_each_record(run.passages(branch, from, to), [&](const Page& page, const Record& record, std::uint64_t number) {
        const bool sent = record.is(MessageEvent::Kind::Sent);
        if (record.kind != Record::Kind::Taken) events.push_back({record, number, sent ? page.due_of(record) : 0});
    });
    return events;
}

// Whatever its number is and wherever its words are kept.
bool is_same(const Happened& one, const Happened& other) {
    const Record& a = one.record;
    const Record& b = other.record;
    return one.due == other.due && a.at == b.at && a.term == b.term && a.first == b.first && a.last == b.last &&
           a.client == b.client && a.kind == b.kind && a.what == b.what && a.node == b.node && a.peer == b.peer &&
           a.rule == b.rule && a.flags == b.flags && a.body == b.body && a.state == b.state;
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

const std::optional<Parting>& PartingSearch::find(Run& run, BranchId here, BranchId there, Time until) {
    if (here_ != run.identity(here) || there_ != run.identity(there)) {
        here_ = run.identity(here);
        there_ = run.identity(there);
        found_.reset();
        const Time common = common_until(run, here, there);
        // At that very moment the one may have been told an input that the other was not.
        from_ = common == kNever ? kNever : std::max<Time>(common, 0);
    }
    const Time known = std::min({until, run.frontier(here), run.frontier(there)});
    while (!found_ && from_ <= known) {
        const Time to = std::min(known, from_ + kStretch);
        const std::vector<Happened> one = happened(run, here, from_, to);
        const std::vector<Happened> other = happened(run, there, from_, to);
        std::size_t same = 0;
        while (same < one.size() && same < other.size() && is_same(one[same], other[same]))
            ++same;
        if (same < one.size() || same < other.size()) {
            const Time first = std::min(same < one.size() ? one[same].record.at : kNever,
                                        same < other.size() ? other[same].record.at : kNever);
            const auto number_at = [&](const std::vector<Happened>& events) {
                const bool then = same < events.size() && events[same].record.at == first;
                return then ? std::optional(events[same].number) : std::nullopt;
            };
            found_ = Parting{first, number_at(one), number_at(other)};
        }
        // The known past stays as it is; at its end more may come at the same moment.
        if (to == known) {
            from_ = to;
            break;
        }
        from_ = to + 1;
    }
    return found_;
}

} // namespace sim
