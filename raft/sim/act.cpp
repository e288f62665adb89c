#include "raft/sim/act.h"

#include <algorithm>
#include <array>
#include <variant>

namespace sim {
namespace {

using Kind = Act::Kind;
using Inputs = std::span<const Input>;

struct FamilyOf {
    Kind operator()(const Kill&) const { return Kind::Kill; }
    Kind operator()(const Restart&) const { return Kind::RunAgain; }
    Kind operator()(const Resume&) const { return Kind::RunAgain; }
    Kind operator()(const Pause&) const { return Kind::Pause; }
    Kind operator()(const FireTimer&) const { return Kind::FireTimers; }
    Kind operator()(const Cut&) const { return Kind::CutLinks; }
    Kind operator()(const Isolate&) const { return Kind::CutLinks; }
    Kind operator()(const Mend&) const { return Kind::MendLinks; }
    Kind operator()(const Deliver&) const { return Kind::Deliver; }
    Kind operator()(const Drop&) const { return Kind::Drop; }
    Kind operator()(const Delay&) const { return Kind::Delay; }
    Kind operator()(const Copy&) const { return Kind::Copy; }
    Kind operator()(const auto&) const { return Kind::OneInput; }
};

// Inputs of one family at one moment are one act. Nothing in common: OneInput.
Kind family_of(const Input& input) {
    return std::visit(FamilyOf{}, input);
}

bool is_of_hand(Kind family) {
    return family == Kind::FireTimers || family == Kind::Deliver || family == Kind::Drop || family == Kind::Copy;
}

template <class One>
std::size_t run_of(Inputs inputs, std::size_t from) {
    std::size_t end = from;
    while (end < inputs.size() && std::holds_alternative<One>(inputs[end]))
        ++end;
    return end - from;
}

// Timers that fire from there on, until one would fire again.
std::size_t run_of_timers(Inputs inputs, std::size_t from) {
    raft::NodeSet fired;
    std::size_t end = from;
    for (; end < inputs.size(); ++end) {
        const auto* fire = std::get_if<FireTimer>(&inputs[end]);
        const bool named = fire != nullptr && fire->node < raft::kMaxNodes;
        if (!named || fired.contains(fire->node)) break;
        fired.insert(fire->node);
    }
    return end - from;
}

// As sim::inputs_for brings it about: perhaps the leader is killed, several stand, and votes are delivered to others.
std::size_t size_of_split_vote(Inputs inputs) {
    const std::size_t kills = run_of<Kill>(inputs, 0);
    const std::size_t candidates = run_of_timers(inputs, kills);
    if (kills > 1 || candidates < 2) return 0;
    const std::size_t votes = run_of<Deliver>(inputs, kills + candidates);
    if (kills + votes == 0) return 0; // timers that fire, and no more
    return kills + candidates + std::min(votes, raft::kMaxNodes - candidates);
}

// As sim::inputs_for brings it about: a request comes to the leader where it has nothing new, its timer fires where it
// has not sent that, one copy is delivered, all others are dropped, and it is killed.
std::size_t size_of_kill_after_copy(Inputs inputs) {
    std::size_t at = 0;
    if (run_of<Request>(inputs, 0) == 1 && run_of<Deliver>(inputs, 1) > 0) at = 2;
    const auto* fire = at < inputs.size() ? std::get_if<FireTimer>(&inputs[at]) : nullptr;
    if (fire != nullptr) ++at;
    if (run_of<Deliver>(inputs, at) != 1) return 0;
    ++at;
    const std::size_t drops = run_of<Drop>(inputs, at);
    at += drops;
    const auto* kill = at < inputs.size() ? std::get_if<Kill>(&inputs[at]) : nullptr;
    const bool of_another = kill != nullptr && fire != nullptr && fire->node != kill->node;
    if (kill == nullptr || of_another || (fire == nullptr && drops == 0)) return 0;
    return at + 1;
}

struct NodesOf {
    raft::NodeSet& nodes;
    void operator()(const auto& input) const {
        if constexpr (requires { input.node; }) {
            if (input.node < raft::kMaxNodes) nodes.insert(input.node);
        }
    }
};

template <class One>
bool all(Inputs inputs) {
    return run_of<One>(inputs, 0) == inputs.size();
}

// Nodes all of whose links are among those that are mended: their act, if it mends no others.
raft::NodeSet rejoining(Inputs inputs, int nodes) {
    std::array<raft::NodeSet, raft::kMaxNodes> mended;
    for (const Input& input : inputs) {
        const auto& mend = std::get<Mend>(input);
        if (!mend.both || mend.from >= raft::kMaxNodes || mend.to >= raft::kMaxNodes) return {};
        mended.at(mend.from).insert(mend.to);
        mended.at(mend.to).insert(mend.from);
    }
    raft::NodeSet joined;
    for (NodeId node = 0; node < nodes; ++node) {
        if (mended.at(node).size() == nodes - 1) joined.insert(node);
    }
    const bool theirs_alone = std::ranges::all_of(inputs, [&](const Input& input) {
        const auto& mend = std::get<Mend>(input);
        return joined.contains(mend.from) || joined.contains(mend.to);
    });
    return theirs_alone ? joined : raft::NodeSet();
}

// A link that was cut by it still worked before it: who was parted by that talked to each other.
bool splits(Inputs inputs, const Groups& after) {
    return std::ranges::all_of(inputs, [&](const Input& input) {
        if (std::holds_alternative<Isolate>(input)) return true;
        const auto& cut = std::get<Cut>(input);
        const bool named = cut.from < raft::kMaxNodes && cut.to < raft::kMaxNodes;
        return named && after.of.at(cut.from) != after.of.at(cut.to);
    });
}

} // namespace

std::size_t size_of_act(Inputs inputs, Pace pace) {
    if (inputs.empty()) return 0;
    const bool by_hand = pace == Pace::ByHand;
    if (!by_hand) {
        if (const std::size_t size = size_of_split_vote(inputs)) return size;
        if (const std::size_t size = size_of_kill_after_copy(inputs)) return size;
    }
    const Kind family = family_of(inputs.front());
    if (family == Kind::OneInput || (by_hand && is_of_hand(family))) return 1;
    if (family == Kind::FireTimers) return std::max<std::size_t>(run_of_timers(inputs, 0), 1);
    std::size_t size = 1;
    while (size < inputs.size() && family_of(inputs[size]) == family)
        ++size;
    return size;
}

Act act_of(Inputs inputs, int nodes, const Groups& after) {
    Act act;
    if (inputs.size() < 2) return act;
    act.kind = family_of(inputs.front());
    if (size_of_split_vote(inputs) == inputs.size()) {
        act.kind = Kind::SplitVote;
        inputs = inputs.subspan(run_of<Kill>(inputs, 0));
    } else if (size_of_kill_after_copy(inputs) == inputs.size()) {
        act.kind = Kind::KillAfterFirstCopy;
        inputs = inputs.last(1);
    } else if (act.kind == Kind::RunAgain) {
        act.kind = all<Restart>(inputs) ? Kind::Restart : all<Resume>(inputs) ? Kind::Resume : Kind::RunAgain;
    } else if (act.kind == Kind::MendLinks) {
        act.nodes = rejoining(inputs, nodes);
        if (act.nodes.size() > 0) act.kind = Kind::Rejoin;
        return act;
    } else if (act.kind == Kind::CutLinks && splits(inputs, after)) {
        act.kind = Kind::Splits;
        return act;
    }
    for (const Input& input : inputs)
        std::visit(NodesOf{act.nodes}, input);
    return act;
}

} // namespace sim
