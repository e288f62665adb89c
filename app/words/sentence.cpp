#include "app/words/sentence.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "app/words/phrase.h"
#include "raft/core/message_fields.h"

namespace app {
namespace {

using raft::Fact;
using raft::NodeEventKind;
using render::Words;

// How an event of a node is shown, in the order of NodeEventKind.
struct Manner {
    Tone tone;
    bool small;
};
constexpr std::array<Manner, raft::kNodeEventNames.size()> kManners{{
    {Tone::Candidate, false}, // StartsElection
    {Tone::Candidate, false}, // GrantsVote
    {Tone::Trouble, false},   // RefusesVote
    {Tone::Candidate, false}, // CountsVote
    {Tone::Trouble, false},   // CountsRefusal
    {Tone::Leader, false},    // BecomesLeader
    {Tone::Follower, false},  // AdoptsTerm
    {Tone::Follower, false},  // StepsDown
    {Tone::Leader, true},     // SendsHeartbeat
    {Tone::Leader, false},    // AppendsRequest
    {Tone::Client, false},    // RecognisesRetry
    {Tone::Client, false},    // RedirectsClient
    {Tone::Follower, true},   // AcceptsHeartbeat
    {Tone::Leader, false},    // AppendsEntries
    {Tone::Trouble, false},   // RejectsEntries
    {Tone::Trouble, false},   // RemovesConflict
    {Tone::Leader, true},     // MatchAdvances
    {Tone::Trouble, false},   // BacksUp
    {Tone::Trouble, false},   // KeepsUncommitted
    {Tone::Leader, false},    // Commits
    {Tone::Leader, false},    // LearnsCommit
    {Tone::Leader, true},     // Applies
    {Tone::Quiet, true},      // AppliesWithoutEffect
    {Tone::Quiet, true},      // IgnoresStaleReply
    {Tone::Quiet, true},      // IgnoresLateVote
    {Tone::Trouble, false},   // LeavesEntriesOut
    {Tone::Trouble, false},   // IgnoresRule
}};

// A message with entries, all of which the log has.
bool has_them_already(const raft::NodeEvent& event) {
    const auto previous = value_of(event.by, Fact::PrevIndex);
    return previous && *previous < event.index;
}

// What the node did, where the same deed is not always told in the same words.
std::string key_of(const raft::NodeEvent& event, int nodes, const Words& words) {
    std::string usual = event_key(event.kind);
    const bool several = event.first < event.index;
    switch (event.kind) {
        case NodeEventKind::GrantsVote: return event.again ? "event.grants_vote_again" : usual;
        case NodeEventKind::SendsHeartbeat: return nodes == 1 ? "event.sends_heartbeat_alone" : usual;
        case NodeEventKind::RecognisesRetry: return is_passed(event.by) ? "event.recognises_old_request" : usual;
        case NodeEventKind::RedirectsClient: return event.peer == raft::kNobody ? "event.knows_no_leader" : usual;
        case NodeEventKind::AcceptsHeartbeat: return has_them_already(event) ? "event.has_the_entries" : usual;
        case NodeEventKind::AppendsEntries: return several ? "event.appends_several_entries" : usual;
        case NodeEventKind::LeavesEntriesOut: return several ? "event.leaves_several_entries_out" : usual;
        case NodeEventKind::LearnsCommit: return several ? "event.learns_several_commits" : usual;
        case NodeEventKind::IgnoresRule: {
            const std::string of_rule = usual + "." + std::string(raft::info(event.by.rule).id);
            return words.contains(of_rule) ? of_rule : usual;
        }
        default: return usual;
    }
}

// Of a deed whose step waits for a slow disk: what of it is not so yet.
std::string_view waiting_key(NodeEventKind kind) {
    switch (kind) {
        case NodeEventKind::StartsElection:
        case NodeEventKind::GrantsVote:
        case NodeEventKind::AdoptsTerm:
        case NodeEventKind::AppendsRequest:
        case NodeEventKind::AppendsEntries:
        case NodeEventKind::RemovesConflict: return "why.not_on_disk";
        case NodeEventKind::RefusesVote:
        case NodeEventKind::BecomesLeader:
        case NodeEventKind::SendsHeartbeat:
        case NodeEventKind::RedirectsClient:
        case NodeEventKind::AcceptsHeartbeat:
        case NodeEventKind::LeavesEntriesOut:
        case NodeEventKind::RejectsEntries:
        case NodeEventKind::BacksUp: return "why.not_sent";
        default: return {};
    }
}

void tell_deed(Sentence& told, const sim::Page& page, const sim::Record& record, int nodes, const Words& words) {
    const raft::NodeEvent event = page.deed_of(record);
    told.tone = kManners[static_cast<std::size_t>(event.kind)].tone;
    told.title = words.fill(key_of(event, nodes, words),
                            {{"node", node_name(told.node, words)},
                             {"peer", node_name(event.peer, words)},
                             {"term", std::to_string(event.term)},
                             {"index", std::to_string(event.index)},
                             {"first", std::to_string(event.first)},
                             {"op", event.entry.term == 0 ? std::string() : command_text(event.entry.command)},
                             {"result", std::to_string(event.result)}});
    told.citation = citation_of(event.by.rule, words);
    if (event.kind == NodeEventKind::IgnoresRule) { // and its title says that the rule is off
        told.detail = ignored_judgement_text(event.by, page.stores_of(record), nodes, words);
        return;
    }
    // A candidate stands again by a rule of the candidates (§5.2).
    if (event.kind == NodeEventKind::StartsElection && value_of(event.by, Fact::Votes)) {
        told.citation = std::string(words.get("box.candidates")) + " · §5.2";
    }
    told.detail = judgement_text(event.by, page.stores_of(record), nodes, words);
    if (event.refused_by) {
        told.detail = words.get(refusal_key(*event.refused_by));
        told.citation = citation_of(*event.refused_by, words);
    }
    told.detail += ignored_text(event.ignored, words);
    if (record.waits() && !waiting_key(event.kind).empty()) told.detail += words.get(waiting_key(event.kind));
}

void tell_message(Sentence& told, const sim::Page& page, const sim::Record& record, const Words& words) {
    constexpr std::array<std::string_view, 3> kKeys{"event.message_sent", "event.message_delivered",
                                                    "event.message_lost"};
    told.tone = record.is(sim::MessageEvent::Kind::Lost) ? Tone::Trouble : Tone::Quiet;
    const auto end = [&](raft::NodeId node) {
        return node == raft::kClientSide ? std::string(words.get("app.client")) : node_name(node, words);
    };
    const bool sent = record.is(sim::MessageEvent::Kind::Sent);
    told.title = words.fill(kKeys[record.what], {{"type", std::string(raft::kBodyNames[record.body])},
                                                 {"from", end(sent ? record.node : record.peer)},
                                                 {"to", end(sent ? record.peer : record.node)}});
    if (!record.is(sim::MessageEvent::Kind::Lost)) return;
    constexpr std::array<std::string_view, 5> kBy{"", "lost.cut", "lost.chance", "lost.stopped", "lost.hand"};
    const auto by = static_cast<std::size_t>(page.lost_by(record));
    if (by != 0) told.detail = words.fill(kBy[by], {{"to", end(record.node)}});
}

void tell_timer(Sentence& told, const sim::Record& record, const Words& words) {
    const bool election = static_cast<raft::Timer>(record.what) == raft::Timer::Election;
    told.tone = election ? Tone::Candidate : Tone::Leader;
    const bool by_hand = record.is(sim::Record::kByHand);
    const std::string_view key = election ? (by_hand ? "event.election_timer_by_hand" : "event.election_timer_fires")
                                          : (by_hand ? "event.heartbeat_timer_by_hand" : "event.heartbeat_timer_fires");
    told.title = words.fill(key, {{"node", node_name(told.node, words)}});
}

void tell_disk(Sentence& told, const sim::Record& record, const Words& words) {
    told.tone = Tone::Quiet;
    const std::string vote = record.peer == raft::kNobody
                                 ? std::string(words.get("disk.no_vote"))
                                 : words.fill("disk.vote", {{"peer", node_name(record.peer, words)}});
    const std::string log = record.last == 0 ? std::string(words.get("disk.no_log"))
                                             : words.fill("disk.log", {{"index", std::to_string(record.last)}});
    told.title = words.fill(
        "event.disk_written",
        {{"node", node_name(told.node, words)}, {"term", std::to_string(record.term)}, {"vote", vote}, {"log", log}});
}

std::string entries_text(raft::Index first, raft::Index last, const Words& words) {
    return words.fill(first == last ? "undone.entry" : "undone.entries",
                      {{"first", std::to_string(first)}, {"last", std::to_string(last)}});
}

// What a process took with it that its slow disk had not written yet; nothing: empty.
std::string undone_text(const sim::Undone& undone, const Words& words) {
    std::vector<std::string> parts;
    if (undone.term != 0) parts.push_back(words.fill("undone.term", {{"term", std::to_string(undone.term)}}));
    if (undone.voted_for != raft::kNobody) {
        parts.push_back(words.fill("undone.vote", {{"peer", node_name(undone.voted_for, words)}}));
    }
    if (undone.last != 0) parts.push_back(entries_text(undone.first, undone.last, words));
    std::string text;
    const auto add = [&](const std::string& more) {
        text += std::string(text.empty() ? "" : words.get("undone.and")) + more;
    };
    for (const std::string& part : parts)
        add(part);
    if (!text.empty()) text = words.fill("undone.not_on_disk", {{"what", text}});
    if (undone.back_last != 0) {
        text += text.empty() ? "" : words.get("undone.then");
        text += words.fill("undone.back", {{"what", entries_text(undone.back_first, undone.back_last, words)}});
    }
    if (undone.messages != 0) {
        text += text.empty() ? "" : words.get("undone.then");
        text += words.fill(undone.messages == 1 ? "undone.message" : "undone.messages",
                           {{"count", std::to_string(undone.messages)}});
    }
    return text;
}

void tell_client(Sentence& told, const sim::ClientEvent& event, const Words& words) {
    constexpr std::array<std::string_view, 6> kKeys{"event.client_asks",       "event.client_retries",
                                                    "event.client_redirected", "event.client_done",
                                                    "event.client_failed",     "event.client_unknown"};
    const bool answered = event.kind < sim::ClientEvent::Kind::Failed;
    told.tone = answered ? Tone::Client : Tone::Trouble;
    told.title = words.fill(kKeys[static_cast<std::size_t>(event.kind)], {{"client", std::to_string(event.client)},
                                                                          {"node", node_name(event.node, words)},
                                                                          {"op", command_text(event.command)},
                                                                          {"result", std::to_string(event.result)}});
}

void tell_input(Sentence& told, const sim::Page& page, const sim::Record& record, int nodes, const Words& words) {
    const sim::Input& input = page.input_of(record);
    told.tone = std::holds_alternative<sim::Request>(input) ? Tone::Client : Tone::Trouble;
    told.title = input_text(input, nodes, words);
    told.detail = undone_text(page.undone_of(record), words);
}

// Does the rule apply as often as heartbeats come and go?
bool is_of_each_heartbeat(raft::Rule rule) {
    switch (rule) {
        case raft::Rule::HeartbeatWhenDue:
        case raft::Rule::CommitWhatLeaderCommitted:
        case raft::Rule::MatchWhatIsAcknowledged:
        case raft::Rule::BackUpOnMismatch:
        case raft::Rule::RemoveConflicts: return true;
        default: return false;
    }
}

} // namespace

std::string refusal_key(raft::Rule rule) {
    return "refusal." + std::string(raft::info(rule).id);
}

std::string event_key(NodeEventKind kind) {
    return "event." + std::string(raft::name_of(kind));
}

bool is_small(const sim::Page& page, const sim::Record& record) {
    switch (record.kind) {
        case sim::Record::Kind::Deed:
            return kManners[record.what].small ||
                   (record.is(NodeEventKind::IgnoresRule) && is_of_each_heartbeat(record.rule));
        case sim::Record::Kind::Message:
        case sim::Record::Kind::Timer:
        case sim::Record::Kind::Disk: return true;
        case sim::Record::Kind::Client: return false;
        // The client's own event says it as well.
        case sim::Record::Kind::Taken: return std::holds_alternative<sim::Request>(page.input_of(record));
    }
    return false;
}

Sentence sentence_of(const sim::Page& page, const sim::Record& record, int nodes, const Words& words) {
    Sentence told{.at = record.at, .number = page.number_of(record), .node = record.node};
    switch (record.kind) {
        case sim::Record::Kind::Deed: tell_deed(told, page, record, nodes, words); break;
        case sim::Record::Kind::Message: tell_message(told, page, record, words); break;
        case sim::Record::Kind::Timer: tell_timer(told, record, words); break;
        case sim::Record::Kind::Disk: tell_disk(told, record, words); break;
        case sim::Record::Kind::Client: tell_client(told, page.client_of(record), words); break;
        case sim::Record::Kind::Taken: tell_input(told, page, record, nodes, words); break;
    }
    return told;
}

} // namespace app
