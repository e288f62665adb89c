#include "app/words/sentence.h"

#include <array>
#include <string_view>

#include "app/words/facts.h"
#include "app/words/phrase.h"

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
    {Tone::Quiet, true},      // IgnoresStaleReply
    {Tone::Quiet, true},      // IgnoresLateVote
}};

bool names_a_node(Fact fact) {
    return fact == Fact::VotedFor || fact == Fact::Candidate || fact == Fact::Leader;
}

// Who stores the entry, as the leader knows it: "A B".
std::string who_stores(const sim::World& world, raft::NodeId leader, raft::Index index) {
    std::string names;
    const raft::Node& node = world.servers[leader].node;
    for (raft::NodeId peer = 0; peer < node.options.nodes; ++peer) {
        if (node.match_index[peer] < index) continue;
        if (!names.empty()) names += ' ';
        names += raft::name_of(peer);
    }
    return names;
}

// The command of the entry that the event is about, where it can still be seen.
std::string command_of(const sim::World& world, raft::NodeId node, const raft::NodeEvent& event) {
    if (event.entry.term != 0) return command_text(event.entry.command);
    const raft::Log& log = world.servers[node].node.log;
    return event.index >= 1 && event.index <= log.last_index() ? command_text(log.at(event.index).command) : "";
}

void tell(Sentence& told, const sim::World& world, const sim::NodeActed& acted, const Words& words) {
    const raft::NodeEvent& event = acted.event;
    const Manner manner = kManners[static_cast<std::size_t>(event.kind)];
    told.tone = manner.tone;
    told.small = manner.small;
    const bool several = event.kind == NodeEventKind::AppendsEntries && event.first < event.index;
    const std::string key = several ? "event.appends_several_entries" : event_key(event.kind);
    told.title = words.fill(key, {{"node", node_name(told.node, words)},
                                  {"peer", node_name(event.peer, words)},
                                  {"term", std::to_string(event.term)},
                                  {"index", std::to_string(event.index)},
                                  {"first", std::to_string(event.first)},
                                  {"op", command_of(world, told.node, event)},
                                  {"result", std::to_string(event.result)}});
    told.detail = judgement_text(world, event.by, told.node, words);
    told.citation = citation_of(event.by.rule, words);
    if (event.refused_by) {
        told.detail = words.get(refusal_key(*event.refused_by));
        told.citation = citation_of(*event.refused_by, words);
    }
}

void tell(Sentence& told, const sim::World&, const sim::MessageEvent& event, const Words& words) {
    constexpr std::array<std::string_view, 3> kKeys{"event.message_sent", "event.message_delivered",
                                                    "event.message_lost"};
    told.small = true;
    const bool lost = event.kind == sim::MessageEvent::Kind::Lost;
    told.tone = lost ? Tone::Trouble : Tone::Quiet;
    if (event.message == nullptr) return;
    const auto end = [&](raft::NodeId node) {
        return node == raft::kClientSide ? std::string(words.get("app.client")) : node_name(node, words);
    };
    told.title = words.fill(
        kKeys[static_cast<std::size_t>(event.kind)],
        {{"type", type_name(event.message->body)}, {"from", end(event.message->from)}, {"to", end(event.message->to)}});
}

void tell(Sentence& told, const sim::World&, const sim::TimerFiredEvent& event, const Words& words) {
    const bool election = event.timer == raft::Timer::Election;
    told.small = true;
    told.tone = election ? Tone::Candidate : Tone::Leader;
    const std::string key = std::string(election ? "event.election_timer" : "event.heartbeat_timer") +
                            (event.by_hand ? "_by_hand" : "_fires");
    told.title = words.fill(key, {{"node", node_name(told.node, words)}});
}

void tell(Sentence& told, const sim::World&, const sim::ClientEvent& event, const Words& words) {
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

void tell(Sentence& told, const sim::World& world, const sim::InputTaken& taken, const Words& words) {
    const bool request = std::holds_alternative<sim::Request>(taken.input);
    told.tone = request ? Tone::Client : Tone::Trouble;
    told.small = request; // the client's own event says it as well
    told.title = input_text(taken.input, world.node_count(), words);
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

std::string judgement_text(const sim::World& world, const raft::Judgement& judgement, raft::NodeId node,
                           const Words& words) {
    std::string text(words.get(judgement_key(judgement.rule, judgement.held)));
    const auto put = [&text](std::string_view name, const std::string& value) {
        const std::string place = "{" + std::string(name) + "}";
        for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size())) {
            text.replace(at, place.size(), value);
        }
    };
    for (const raft::FactValue& fact : judgement.why) {
        put(raft::name_of(fact.fact), names_a_node(fact.fact) ? node_name(static_cast<raft::NodeId>(fact.value), words)
                                                              : std::to_string(fact.value));
        if (fact.fact == Fact::CurrentTerm) put("next_term", std::to_string(fact.value + 1));
        if (fact.fact == Fact::LastApplied) put("next_index", std::to_string(fact.value + 1));
        if (fact.fact == Fact::EntryIndex) put("who_stores", who_stores(world, node, fact.value));
    }
    put("nodes", std::to_string(world.node_count()));
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

Sentence sentence_of(const sim::World& world, const sim::TraceEvent& event, const Words& words) {
    Sentence told{.at = event.at, .number = event.number, .node = event.node};
    std::visit([&](const auto& what) { tell(told, world, what, words); }, event.what);
    return told;
}

} // namespace app
