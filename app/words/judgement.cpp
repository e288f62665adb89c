#include "app/words/judgement.h"

#include <array>

#include "app/words/phrase.h"

namespace app {
namespace {

using raft::Fact;
using render::Words;

// Some judgements are told in another way where there is one thing, or nothing, or where it came out so for another
// cause. Empty: as usual.
std::string_view variant_of(const raft::Judgement& judgement) {
    const auto is = [&](Fact fact, std::uint64_t value) { return value_of(judgement, fact) == value; };
    switch (judgement.rule) {
        case raft::Rule::ApplyWhatIsCommitted: return is(Fact::LastApplied, 0) ? ".none" : "";
        case raft::Rule::StartElectionOnTimeout: return value_of(judgement, Fact::Votes) ? ".again" : "";
        case raft::Rule::VoteOncePerTerm:
            return value_of(judgement, Fact::VotedFor) == value_of(judgement, Fact::Candidate) ? ".again" : "";
        case raft::Rule::CountOnlyCurrentVotes: return value_of(judgement, Fact::Candidate) ? ".earlier" : "";
        case raft::Rule::LeadWithMajority: return is(Fact::Votes, 1) ? ".one" : "";
        case raft::Rule::AppendOnlyAsLeader: return is(Fact::Leader, raft::kNobody) ? ".nobody" : "";
        case raft::Rule::AppendRequestOnce:
            if (value_of(judgement, Fact::EntryIndex)) return ".waiting";
            return is_passed(judgement) ? ".passed" : "";
        case raft::Rule::AppendOnlyIfPreviousMatches:
            if (judgement.held) return is(Fact::PrevIndex, 0) ? ".start" : "";
            if (!is(Fact::FoundTerm, 0)) return ".other_term";
            return is(Fact::LastIndex, 0) ? ".empty" : "";
        case raft::Rule::AppendMissing: // where the rule that looks at the entry before is off, that may be another
            if (is(Fact::PrevIndex, 0)) return ".start";
            return value_of(judgement, Fact::FoundTerm) == value_of(judgement, Fact::PrevTerm) ? "" : ".unmatched";
        case raft::Rule::BackUpOnMismatch: return is(Fact::LastIndex, 0) ? ".empty" : "";
        case raft::Rule::CommitOnlyOnMajority:
        case raft::Rule::CommitOnlyCurrentTerm:
            return is(Fact::Stored, 0) ? ".none" : is(Fact::Stored, 1) ? ".one" : "";
        default: return "";
    }
}

// "ends with entry 3 of term 2", "is empty".
std::string end_of_log(const raft::Judgement& judgement, Fact index, Fact term, const Words& words) {
    const std::uint64_t last = value_of(judgement, index).value_or(0);
    if (last == 0) return std::string(words.get("why.log_is_empty"));
    return words.fill("why.log_ends", {{"index", std::to_string(last)},
                                       {"term", std::to_string(value_of(judgement, term).value_or(0))}});
}

// The judgement's text with its facts.
std::string filled(std::string text, const raft::Judgement& judgement, raft::NodeSet stores, int nodes,
                   const Words& words) {
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
        if (fact.fact() == Fact::EntryIndex) put("who_stores", names_of(stores));
    }
    if (judgement.rule == raft::Rule::VoteOnlyIfUpToDate) {
        put("candidate_end", end_of_log(judgement, Fact::CandidateIndex, Fact::CandidateTerm, words));
        put("own_end", end_of_log(judgement, Fact::LastIndex, Fact::LastTerm, words));
    }
    put("nodes", std::to_string(nodes));
    return text;
}

} // namespace

std::optional<std::uint64_t> value_of(const raft::Judgement& judgement, Fact wanted) {
    for (const raft::FactValue& fact : judgement.why()) {
        if (fact.fact() == wanted) return fact.value();
    }
    return std::nullopt;
}

// A request that was not the client's newest any more when it arrived.
bool is_passed(const raft::Judgement& judgement) {
    return value_of(judgement, Fact::AppliedRequest) > value_of(judgement, Fact::Request);
}

std::string rule_key(raft::Rule rule) {
    return "rule." + std::string(raft::info(rule).id);
}

std::string judgement_key(raft::Rule rule, bool held) {
    return "why." + std::string(raft::info(rule).id) + (held ? ".held" : ".failed");
}

std::string judgement_text(const raft::Judgement& judgement, raft::NodeSet stores, int nodes, const Words& words) {
    const std::string key = judgement_key(judgement.rule, judgement.held);
    const std::string variant = key + std::string(variant_of(judgement));
    return filled(std::string(words.get(words.contains(variant) ? variant : key)), judgement, stores, nodes, words);
}

std::string ignored_text(raft::RuleSet ignored, const Words& words) {
    std::string text;
    for (std::size_t rule = 0; rule < raft::kRuleCount; ++rule) {
        if (!ignored.contains(static_cast<raft::Rule>(rule))) continue;
        const auto one = static_cast<raft::Rule>(rule);
        text += words.fill("why.ignored", {{"name", words.get(rule_key(one))}, {"rule", citation_of(one, words)}});
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

// Of a rule that was not kept to, and nothing came of it.
std::string ignored_judgement_text(const raft::Judgement& judgement, raft::NodeSet stores, int nodes,
                                   const Words& words) {
    const std::string key = judgement_key(judgement.rule, judgement.held);
    const std::string ignored = key + ".ignored";
    if (!words.contains(ignored)) return judgement_text(judgement, stores, nodes, words);
    return filled(std::string(words.get(ignored)), judgement, stores, nodes, words);
}

} // namespace app
