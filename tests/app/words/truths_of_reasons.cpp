// When the reason that a sentence gives is so.
#include <algorithm>
#include <sstream>
#include <tuple>

#include "tests/app/words/told.h"

namespace app_tests {
namespace {

using raft::Index;
using raft::Role;
using raft::Term;

bool of_message(const Said& said, const Values& values) {
    return said.message != nullptr && said.message->term == values.number("term");
}

// "ends with entry 3 of term 2", "is empty": index and term, 0 and 0.
std::optional<std::pair<Index, Term>> end_in(const std::string& text) {
    if (text == "is empty") return std::pair<Index, Term>{0, 0};
    const auto values = read_back("ends with entry {index} of term {term}", text);
    if (!values || values->number("index") == 0) return std::nullopt;
    return std::pair<Index, Term>{values->number("index"), values->number("term")};
}

// The ends of both logs are as said; then: is the candidate's at least as up to date?
std::optional<bool> compare_logs(const Said& said, const Values& values) {
    const auto* request = said.received<raft::RequestVote>();
    const auto theirs = end_in(values.text("candidate_end"));
    const auto own = end_in(values.text("own_end"));
    if (request == nullptr || !theirs || !own) return std::nullopt;
    const raft::Log& log = said.before.log;
    if (*theirs != std::pair(request->last_log_index, request->last_log_term)) return std::nullopt;
    if (*own != std::pair(log.last_index(), log.last_term())) return std::nullopt;
    return std::tuple(theirs->second, theirs->first) >= std::tuple(own->second, own->first);
}

bool matches_before(const Said& said, const Values& values) {
    const auto* request = said.received<raft::AppendEntries>();
    return request != nullptr && request->prev_log_index == values.number("prev_index") &&
           request->prev_log_term == values.number("prev_term") && values.number("prev_index") > 0 &&
           term_at(said.before.log, values.number("prev_index")) == values.number("prev_term");
}

bool begins_at_the_start(const Said& said, const Values&) {
    const auto* request = said.received<raft::AppendEntries>();
    return request != nullptr && request->prev_log_index == 0;
}

// Of the servers that are said to store the entry: so many, and whatever an acknowledgement told is or was on their
// disks, so that with all rules on it still is where the entry is of the leader's term.
bool stored_by(const Said& said, std::uint64_t count, Index index) {
    const raft::Node& leader = said.after();
    std::uint64_t known = 0;
    for (sim::NodeId node = 0; node < said.world.node_count(); ++node) {
        if (leader.match_index[node] < index) continue;
        ++known;
        if (!said.rules_are_on() || term_at(leader.log, index) != leader.current_term) continue;
        const raft::Log& disk = said.world.servers[node].disk.log;
        if (said.world.servers[node].disk.current_term == leader.current_term &&
            term_at(disk, index) != term_at(leader.log, index))
            return false;
    }
    return known == count;
}

bool majority_of_them(const Said& said, const Values& values) {
    return values.number("needed") == static_cast<std::uint64_t>(said.world.node_count() / 2 + 1);
}

bool of_term(const Said& said, const Values& values) {
    return term_at(said.after().log, values.number("index")) == values.number("entry_term");
}

bool names_those_who_store(const Said& said, const Values& values) {
    std::istringstream names(values.text("who_stores"));
    std::uint64_t count = 0;
    for (std::string name; names >> name; ++count) {
        if (name.size() != 1 || name[0] < 'A' || name[0] >= 'A' + said.world.node_count()) return false;
    }
    return count == values.number("stored") && values.number("stored") < values.number("needed");
}

const raft::ClientSession* session_of(const raft::Node& node, const Values& values) {
    return find_session(node.machine, static_cast<raft::ClientId>(values.number("client")));
}

bool asked(const Said& said, const Values& values) {
    const auto* request = said.received<raft::ClientRequest>();
    return request != nullptr && request->client == values.number("client") &&
           request->request == values.number("request");
}

bool carried_in(const raft::Log& log, Index index, const Values& values) {
    return index <= log.last_index() && log.at(index).client == values.number("client") &&
           log.at(index).request == values.number("request");
}

void add_elections(Truths& truths) {
    truths["why.start_election_on_timeout.held"] = [](const Said& said, const Values& values) {
        return said.message == nullptr && said.before.role == Role::Follower &&
               said.before.current_term == values.number("current_term") &&
               said.after().current_term == values.number("next_term") && said.after().voted_for == said.node;
    };
    truths["why.start_election_on_timeout.held.again"] = [](const Said& said, const Values& values) {
        return said.before.role == Role::Candidate && said.before.current_term == values.number("current_term") &&
               static_cast<std::uint64_t>(said.before.votes_granted.size()) == values.number("votes") &&
               majority_of_them(said, values) && said.after().current_term == values.number("next_term");
    };
    truths["why.start_election_on_timeout.held.ignored"] = [](const Said& said, const Values& values) {
        return said.message == nullptr && said.after().current_term == values.number("current_term");
    };
    truths["why.heartbeat_when_due.held"] = [](const Said& said, const Values& values) {
        return said.message == nullptr && said.after().role == Role::Leader &&
               said.after().current_term == values.number("current_term");
    };
    const Truth higher_term = [](const Said& said, const Values& values) {
        return of_message(said, values) && said.before.current_term == values.number("current_term") &&
               values.number("term") > values.number("current_term");
    };
    truths["why.step_down_on_higher_term.held"] = higher_term;
    truths["why.step_down_on_higher_term.held.ignored"] = higher_term;
    truths["why.follow_leader_of_this_term.held"] = [](const Said& said, const Values& values) {
        return of_message(said, values) && said.message->from == values.node("leader") &&
               said.received<raft::AppendEntries>() != nullptr;
    };
    truths["why.lead_with_majority.held"] = [](const Said& said, const Values& values) {
        return majority_of_them(said, values) && values.number("votes") >= values.number("needed");
    };
    truths["why.lead_with_majority.held.one"] = truths["why.lead_with_majority.held"];
    const Truth no_majority = [](const Said& said, const Values& values) {
        return majority_of_them(said, values) && values.number("votes") < values.number("needed");
    };
    truths["why.lead_with_majority.failed"] = no_majority;
    truths["why.lead_with_majority.failed.one"] = no_majority;
    truths["why.count_only_current_votes.held"] = [](const Said& said, const Values& values) {
        return said.before.role == Role::Candidate && said.message->term == values.number("current_term");
    };
    truths["why.count_only_current_votes.failed"] = [](const Said& said, const Values& values) {
        return of_message(said, values) &&
               !(said.before.role == Role::Candidate && said.before.current_term == values.number("term"));
    };
    truths["why.count_only_current_votes.failed.earlier"] = [](const Said& said, const Values& values) {
        return answers_an_earlier_election(said) && said.message->term == values.number("term");
    };
    for (const char* key :
         {"refusal.vote_once_per_term", "refusal.vote_only_if_up_to_date", "refusal.vote_only_in_current_term"}) {
        truths[key] = [](const Said& said, const Values&) {
            return !said.received<raft::RequestVoteReply>()->vote_granted;
        };
    }
}

void add_votes(Truths& truths) {
    truths["why.vote_once_per_term.failed"] = [](const Said& said, const Values& values) {
        return said.after().current_term == values.number("current_term") &&
               said.before.voted_for == values.node("voted_for") && values.node("voted_for") < raft::kMaxNodes;
    };
    truths["why.vote_only_if_up_to_date.held"] = [](const Said& said, const Values& values) {
        return compare_logs(said, values) == true;
    };
    truths["why.vote_only_if_up_to_date.failed"] = [](const Said& said, const Values& values) {
        return compare_logs(said, values) == false;
    };
    const Truth behind = [](const Said& said, const Values& values) {
        return of_message(said, values) && values.number("term") < values.number("current_term") &&
               said.after().current_term == values.number("current_term");
    };
    truths["why.vote_only_in_current_term.failed"] = behind;
    truths["why.append_only_from_current_term.failed"] = behind;
}

void add_replication(Truths& truths) {
    truths["why.append_only_if_previous_matches.held"] = matches_before;
    truths["why.append_only_if_previous_matches.held.start"] = begins_at_the_start;
    truths["why.append_missing.held"] = matches_before;
    truths["why.append_missing.held.start"] = begins_at_the_start;
    truths["why.append_missing.failed"] = matches_before;
    truths["why.append_missing.failed.start"] = begins_at_the_start;
    for (const char* key : {"why.append_missing.held.unmatched", "why.append_missing.failed.unmatched"}) {
        truths[key] = [](const Said& said, const Values& values) {
            return said.received<raft::AppendEntries>()->prev_log_index == values.number("prev_index") &&
                   term_at(said.before.log, values.number("prev_index")) != values.number("prev_term");
        };
    }
    truths["why.append_only_if_previous_matches.failed"] = [](const Said& said, const Values& values) {
        return said.before.log.last_index() == values.number("last_index") && values.number("last_index") > 0 &&
               values.number("last_index") < values.number("prev_index");
    };
    truths["why.append_only_if_previous_matches.failed.empty"] = [](const Said& said, const Values& values) {
        return said.before.log.last_index() == 0 && values.number("prev_index") > 0;
    };
    truths["why.append_only_if_previous_matches.failed.other_term"] = [](const Said& said, const Values& values) {
        return term_at(said.before.log, values.number("prev_index")) == values.number("found_term") &&
               said.received<raft::AppendEntries>()->prev_log_term == values.number("prev_term") &&
               values.number("found_term") != values.number("prev_term");
    };
    truths["why.remove_conflicts.held"] = [](const Said& said, const Values& values) {
        return term_at(said.before.log, values.number("index")) == values.number("found_term") &&
               values.number("found_term") != values.number("entry_term");
    };
    const Truth refused = [](const Said& said, const Values& values) {
        const auto* reply = said.received<raft::AppendEntriesReply>();
        return !reply->success && reply->prev_log_index == values.number("prev_index");
    };
    truths["why.back_up_on_mismatch.held"] = refused;
    truths["why.back_up_on_mismatch.held.empty"] = refused;
    truths["why.match_what_is_acknowledged.held"] = [](const Said& said, const Values& values) {
        return said.received<raft::AppendEntriesReply>()->success &&
               said.received<raft::AppendEntriesReply>()->match_index == values.number("match_index");
    };
    truths["why.count_only_current_replies.failed"] = [](const Said& said, const Values& values) {
        return of_message(said, values) &&
               !(said.before.role == Role::Leader && said.before.current_term == values.number("term"));
    };
}

void add_commitment(Truths& truths) {
    truths["why.commit_only_on_majority.failed"] = [](const Said& said, const Values& values) {
        return majority_of_them(said, values) && names_those_who_store(said, values);
    };
    const Truth counted = [](const Said& said, const Values& values) {
        return stored_by(said, values.number("stored"), values.number("index")) && of_term(said, values);
    };
    const Truth nobody = [](const Said& said, const Values& values) {
        return stored_by(said, 0, values.number("index")) && of_term(said, values);
    };
    for (const std::string held : {"held", "failed"}) {
        truths["why.commit_only_current_term." + held] = counted;
        truths["why.commit_only_current_term." + held + ".one"] = counted;
        truths["why.commit_only_current_term." + held + ".none"] = nobody;
    }
    const Truth leader_commit = [](const Said& said, const Values& values) {
        return said.received<raft::AppendEntries>()->leader_commit == values.number("leader_commit") &&
               said.before.commit_index == values.number("commit_index") &&
               values.number("leader_commit") > values.number("commit_index");
    };
    truths["why.commit_what_leader_committed.held"] = leader_commit;
    truths["why.commit_what_leader_committed.held.ignored"] = leader_commit;
    truths["why.apply_what_is_committed.held"] = [](const Said& said, const Values& values) {
        return said.after().commit_index == values.number("commit_index") &&
               said.before.last_applied <= values.number("last_applied") && values.number("last_applied") > 0;
    };
    truths["why.apply_what_is_committed.held.none"] = [](const Said& said, const Values& values) {
        return said.after().commit_index == values.number("commit_index") && said.before.last_applied == 0;
    };
}

void add_clients(Truths& truths) {
    truths["why.append_only_as_leader.failed"] = [](const Said& said, const Values& values) {
        return said.before.role != Role::Leader && said.before.leader == values.node("leader") &&
               values.node("leader") < raft::kMaxNodes;
    };
    truths["why.append_only_as_leader.failed.nobody"] = [](const Said& said, const Values&) {
        return said.before.role != Role::Leader && said.before.leader == raft::kNobody;
    };
    truths["why.append_request_once.held"] = [](const Said& said, const Values& values) {
        const raft::ClientSession* session = session_of(said.before, values);
        const raft::Log& log = said.before.log;
        for (Index index = 1; index <= log.last_index(); ++index) {
            if (log.term_at(index) == values.number("current_term") && carried_in(log, index, values)) return false;
        }
        return asked(said, values) && (session == nullptr || session->request < values.number("request"));
    };
    truths["why.append_request_once.failed"] = [](const Said& said, const Values& values) {
        const raft::ClientSession* session = session_of(said.before, values);
        return asked(said, values) && session != nullptr && session->request == values.number("request");
    };
    truths["why.append_request_once.failed.passed"] = [](const Said& said, const Values& values) {
        const raft::ClientSession* session = session_of(said.before, values);
        return asked(said, values) && session != nullptr && session->request == values.number("applied_request") &&
               session->request > values.number("request");
    };
    truths["why.append_request_once.failed.waiting"] = [](const Said& said, const Values& values) {
        return asked(said, values) && carried_in(said.before.log, values.number("index"), values) &&
               said.before.log.term_at(values.number("index")) == values.number("current_term");
    };
}

} // namespace

const Truths& truths_of_reasons() {
    static const Truths truths = [] {
        Truths all;
        add_elections(all);
        add_votes(all);
        add_replication(all);
        add_commitment(all);
        add_clients(all);
        return all;
    }();
    return truths;
}

} // namespace app_tests
