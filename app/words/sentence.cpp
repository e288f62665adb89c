#include "app/words/sentence.h"

#include <algorithm>
#include <array>
#include <string_view>

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
}};

// A message with entries, all of which the log has.
bool has_them_already(const raft::NodeEvent& event) {
    for (const raft::FactValue& fact : event.by.why()) {
        if (fact.fact() == Fact::PrevIndex) return fact.value() < event.index;
    }
    return false;
}

// One vote, one server: some languages say that in another way than several.
bool counts_one(const raft::Judgement& judgement) {
    return std::ranges::any_of(judgement.why(), [](const raft::FactValue& fact) {
        return (fact.fact() == Fact::Votes || fact.fact() == Fact::Stored) && fact.value() == 1;
    });
}

// "A B".
std::string names_of(raft::NodeSet set) {
    std::string names;
    for (raft::NodeId node = 0; node < raft::kMaxNodes; ++node) {
        if (!set.contains(node)) continue;
        if (!names.empty()) names += ' ';
        names += raft::name_of(node);
    }
    return names;
}

void tell_deed(Sentence& told, const sim::Page& page, const sim::Record& record, int nodes, const Words& words) {
    const raft::NodeEvent event = page.deed_of(record);
    const Manner manner = kManners[static_cast<std::size_t>(event.kind)];
    told.tone = manner.tone;
    const bool several = event.kind == NodeEventKind::AppendsEntries && event.first < event.index;
    std::string key = several ? "event.appends_several_entries" : event_key(event.kind);
    if (event.kind == NodeEventKind::RedirectsClient && event.peer == raft::kNobody) key = "event.knows_no_leader";
    if (event.kind == NodeEventKind::AcceptsHeartbeat && has_them_already(event)) key = "event.has_the_entries";
    told.title = words.fill(key, {{"node", node_name(told.node, words)},
                                  {"peer", node_name(event.peer, words)},
                                  {"term", std::to_string(event.term)},
                                  {"index", std::to_string(event.index)},
                                  {"first", std::to_string(event.first)},
                                  {"op", event.entry.term == 0 ? std::string() : command_text(event.entry.command)},
                                  {"result", std::to_string(event.result)}});
    told.detail = judgement_text(event.by, page.stores_of(record), nodes, words) + ignored_text(event.ignored, words);
    told.citation = citation_of(event.by.rule, words);
    if (event.refused_by) {
        told.detail = words.get(refusal_key(*event.refused_by));
        told.citation = citation_of(*event.refused_by, words);
    }
}

void tell_message(Sentence& told, const sim::Record& record, const Words& words) {
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
    told.title = words.fill("event.disk_written", {{"node", node_name(told.node, words)},
                                                   {"term", std::to_string(record.term)},
                                                   {"index", std::to_string(record.last)}});
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

void tell_input(Sentence& told, const sim::Input& input, int nodes, const Words& words) {
    told.tone = std::holds_alternative<sim::Request>(input) ? Tone::Client : Tone::Trouble;
    told.title = input_text(input, nodes, words);
}

} // namespace

std::string judgement_key(raft::Rule rule, bool held) {
    return "why." + std::string(raft::info(rule).id) + (held ? ".held" : ".failed");
}

std::string refusal_key(raft::Rule rule) {
    return "refusal." + std::string(raft::info(rule).id);
}

std::string event_key(NodeEventKind kind) {
    return "event." + std::string(raft::name_of(kind));
}

std::string judgement_text(const raft::Judgement& judgement, raft::NodeSet stores, int nodes, const Words& words) {
    const std::string key = judgement_key(judgement.rule, judgement.held);
    std::string text(words.get(counts_one(judgement) && words.contains(key + ".one") ? key + ".one" : key));
    const auto put = [&text](std::string_view name, const std::string& value) {
        const std::string place = "{" + std::string(name) + "}";
        for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size())) {
            text.replace(at, place.size(), value);
        }
    };
    for (const raft::FactValue& fact : judgement.why()) {
        put(raft::name_of(fact.fact()), names_a_node(fact.fact())
                                            ? node_name(static_cast<raft::NodeId>(fact.value()), words)
                                            : std::to_string(fact.value()));
        if (fact.fact() == Fact::CurrentTerm) put("next_term", std::to_string(fact.value() + 1));
        if (fact.fact() == Fact::LastApplied) put("next_index", std::to_string(fact.value() + 1));
        if (fact.fact() == Fact::EntryIndex) put("who_stores", names_of(stores));
    }
    put("nodes", std::to_string(nodes));
    return text;
}

std::string ignored_text(raft::RuleSet ignored, const Words& words) {
    std::string text;
    for (std::size_t rule = 0; rule < raft::kRuleCount; ++rule) {
        if (!ignored.contains(static_cast<raft::Rule>(rule))) continue;
        text += words.fill("why.ignored", {{"rule", citation_of(static_cast<raft::Rule>(rule), words)}});
    }
    return text;
}

std::string citation_of(raft::Rule rule, const Words& words) {
    constexpr std::array<std::string_view, 7> kBoxes{"box.all_servers", "box.followers",    "box.candidates",
                                                     "box.leaders",     "box.request_vote", "box.append_entries",
                                                     "box.clients"};
    const raft::RuleInfo& info = raft::info(rule);
    std::string text(words.get(kBoxes[static_cast<std::size_t>(info.box)]));
    if (info.number != 0) text += " " + std::to_string(info.number);
    return text + " · §" + std::string(info.section);
}

bool is_small(const sim::Page& page, const sim::Record& record) {
    switch (record.kind) {
        case sim::Record::Kind::Deed: return kManners[record.what].small;
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
        case sim::Record::Kind::Message: tell_message(told, record, words); break;
        case sim::Record::Kind::Timer: tell_timer(told, record, words); break;
        case sim::Record::Kind::Disk: tell_disk(told, record, words); break;
        case sim::Record::Kind::Client: tell_client(told, page.client_of(record), words); break;
        case sim::Record::Kind::Taken: tell_input(told, page.input_of(record), nodes, words); break;
    }
    return told;
}

} // namespace app
