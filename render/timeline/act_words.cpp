#include <string>
#include <string_view>

#include "raft/sim/act.h"
#include "render/short_words.h"
#include "render/stage/partition.h"
#include "render/timeline/marks.h"

namespace render {

std::string act_words(std::span<const sim::Input> inputs, int nodes, const sim::Groups& after, const Words& words) {
    using Kind = sim::Act::Kind;
    const sim::Act act = sim::act_of(inputs, nodes, after);
    std::string names;
    for (raft::NodeId node = 0; node < raft::kMaxNodes; ++node) {
        if (act.nodes.contains(node)) names += (names.empty() ? "" : " ") + node_name(node);
    }
    const auto of_nodes = [&](std::string_view key) { return words.fill(key, {{"node", names}}); };
    const auto counted = [&](std::string_view key) {
        return words.fill(key, {{"count", std::to_string(inputs.size())}});
    };
    switch (act.kind) {
        case Kind::OneInput: return input_words(inputs.front(), nodes, words);
        case Kind::Splits: return words.fill("timeline.partition", {{"groups", group_names(after, nodes)}});
        case Kind::CutLinks: return counted("timeline.cuts");
        case Kind::Rejoin: return of_nodes(act.nodes.size() == 1 ? "timeline.rejoin" : "timeline.rejoin_several");
        case Kind::MendLinks: return counted("timeline.mends");
        case Kind::Kill: return of_nodes("timeline.kill_several");
        case Kind::Restart: return of_nodes("timeline.restart_several");
        case Kind::Resume: return of_nodes("timeline.resume_several");
        case Kind::RunAgain: return of_nodes("timeline.run_again");
        case Kind::Pause: return of_nodes("timeline.pause_several");
        case Kind::FireTimers: return of_nodes("timeline.timeout_several");
        case Kind::Deliver: return counted("timeline.deliver_several");
        case Kind::Drop: return counted("timeline.drop_several");
        case Kind::Delay: return counted("timeline.delay_several");
        case Kind::Copy: return counted("timeline.copy_several");
        case Kind::SplitVote: return of_nodes("timeline.split_vote");
        case Kind::KillAfterFirstCopy: return of_nodes("timeline.kill_after_copy");
    }
    return {};
}

} // namespace render
