#include <algorithm>

#include "raft/core/laws.h"

namespace raft {
namespace {

// The log, with the place at which it first differs from what it was.
struct LogChange {
    const ObservedStep& step;
    Index changed;

    const Log& before() const { return step.before.log; }
    const Log& after() const { return step.after.log; }
    bool none() const { return before().last_index() == after().last_index() && changed > after().last_index(); }

    // By whom may it change at all?
    std::string_view author() const {
        if (none()) return {};
        const Node& node = step.after;
        if (step.received<AppendEntries>() != nullptr) return {};
        const auto* request = step.received<ClientRequest>();
        if (request == nullptr) return "the log changed though nobody asked for it";
        const Entry entry{node.current_term, request->command, request->client, request->request};
        if (after().last_index() != before().last_index() + 1 || changed != after().last_index() ||
            after().at(changed) != entry) {
            return "a request is not appended as one entry of the current term";
        }
        return {};
    }

    // AppendEntries 2 to 4.
    std::string_view merge() const {
        const auto* request = step.received<AppendEntries>();
        if (request == nullptr) return {};
        if (!step.accepts_entries()) return none() ? "" : "entries are taken that do not fit the log or the term";
        const auto entries = request->entries.entries();
        const Index end = request->prev_log_index + entries.size();
        if (changed <= request->prev_log_index || after().last_index() < end) return "entries are missing";
        Index index = request->prev_log_index;
        for (const Entry& entry : entries) {
            if (after().at(++index) != entry) return "an entry is not the leader's";
        }
        // What stands behind the leader's entries goes only if one of them conflicts with what stood there.
        const bool conflicts = changed <= std::min(end, before().last_index());
        const Index last = conflicts ? end : std::max(end, before().last_index());
        return after().last_index() == last ? "" : "entries that agree with the leader's are removed, or others kept";
    }

    std::string_view terms() const {
        for (Index index = changed; index <= after().last_index(); ++index) {
            if (after().term_at(index) < after().term_at(index - 1)) return "the terms of the log go down";
        }
        return after().last_term() <= step.after.current_term ? "" : "the log is of a later term than the node";
    }
};

} // namespace

std::string_view check_log(const ObservedStep& step) {
    const bool in_order = !any_off(kWhatKeepsOrder, step.before.options.switched_off);
    const LogChange log{step, first_difference(step.before.log, step.after.log)};
    if (step.leads_on() && log.changed <= step.before.log.last_index()) return "a leader's log did not only grow";
    if (in_order && log.changed <= step.before.commit_index) return "a committed entry is gone";
    if (const auto wrong = log.author(); !wrong.empty()) return wrong;
    if (in_order) {
        if (const auto wrong = log.merge(); !wrong.empty()) return wrong;
    }
    return in_order ? log.terms() : "";
}

} // namespace raft
