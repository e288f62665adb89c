#include "app/words/act_text.h"

#include <string>
#include <string_view>

#include "app/words/phrase.h"
#include "render/stage/partition.h"

namespace app {
namespace {

using Kind = sim::Act::Kind;
using render::Words;

// "A", "A and B", "A, B and C".
std::string names_text(raft::NodeSet nodes, const Words& words) {
    std::string text;
    int left = nodes.size();
    for (raft::NodeId node = 0; node < raft::kMaxNodes; ++node) {
        if (!nodes.contains(node)) continue;
        text += node_name(node, words);
        --left;
        if (left > 0) text += words.get(left == 1 ? "act.and" : "act.comma");
    }
    return text;
}

std::string title_of(const sim::Act& act, std::size_t size, const sim::Groups& after, int nodes, const Words& words) {
    const bool one = act.nodes.size() == 1;
    const auto of_nodes = [&](std::string_view key) {
        return words.fill(key, {{"nodes", names_text(act.nodes, words)}});
    };
    const auto counted = [&](std::string_view key) { return words.fill(key, {{"count", std::to_string(size)}}); };
    switch (act.kind) {
        case Kind::OneInput: return {};
        case Kind::Splits: return words.fill("act.splits", {{"groups", render::group_names(after, nodes)}});
        case Kind::CutLinks: return counted("act.cuts");
        case Kind::Rejoin: return of_nodes(one ? "act.rejoins" : "act.rejoin");
        case Kind::MendLinks: return counted("act.mends");
        case Kind::Kill: return of_nodes("act.kill");
        case Kind::Restart: return of_nodes("act.restart");
        case Kind::Resume: return of_nodes("act.resume");
        case Kind::RunAgain: return of_nodes("act.run_again");
        case Kind::Pause: return of_nodes("act.pause");
        case Kind::FireTimers: return of_nodes("act.fire");
        case Kind::Deliver: return counted("act.deliver");
        case Kind::Drop: return counted("act.drop");
        case Kind::Delay: return counted("act.delay");
        case Kind::Copy: return counted("act.copy");
        case Kind::SplitVote: return of_nodes("act.split_vote");
        case Kind::KillAfterFirstCopy: return of_nodes("act.kill_after_copy");
    }
    return {};
}

Sentence sentence_of_act(std::span<const TakenInput> act, int nodes, const Words& words) {
    std::vector<sim::Input> inputs;
    Sentence told = act.front().told;
    told.detail.clear();
    told.tone = act.back().told.tone;
    told.node = raft::kNobody;
    for (const TakenInput& taken : act) {
        inputs.push_back(taken.input);
        told.parts.push_back(taken.told.title + (taken.told.detail.empty() ? "" : ": " + taken.told.detail));
    }
    const sim::Groups& after = act.back().groups;
    const sim::Act what = sim::act_of(inputs, nodes, after);
    for (raft::NodeId node = 0; node < nodes && what.nodes.size() == 1; ++node) {
        if (what.nodes.contains(node)) told.node = node;
    }
    told.title = title_of(what, act.size(), after, nodes, words);
    return told;
}

} // namespace

std::vector<Sentence> sentences_of_acts(std::span<const TakenInput> inputs, int nodes, sim::Pace pace,
                                        const Words& words) {
    std::vector<sim::Input> all;
    for (const TakenInput& taken : inputs)
        all.push_back(taken.input);
    const std::span<const sim::Input> rest(all);
    std::vector<Sentence> told;
    for (std::size_t from = 0; from < all.size();) {
        const std::size_t size = sim::size_of_act(rest.subspan(from), pace);
        if (size > 1) {
            told.push_back(sentence_of_act(inputs.subspan(from, size), nodes, words));
        } else if (inputs[from].listed) {
            told.push_back(inputs[from].told);
        }
        from += size;
    }
    return told;
}

} // namespace app
