#include <algorithm>

#include "render/short_words.h"
#include "render/stage/partition.h"
#include "render/timeline/marks.h"

namespace render {

namespace {

class Speaker {
  public:
    Speaker(int nodes, const Words& words) : nodes_(nodes), words_(words) {}

    std::string operator()(const sim::Kill& i) const { return of_node("timeline.kill", i.node); }
    std::string operator()(const sim::Restart& i) const { return of_node("timeline.restart", i.node); }
    std::string operator()(const sim::Pause& i) const { return of_node("timeline.pause", i.node); }
    std::string operator()(const sim::Resume& i) const { return of_node("timeline.resume", i.node); }
    std::string operator()(const sim::FireTimer& i) const { return of_node("timeline.timeout", i.node); }
    std::string operator()(const sim::Isolate& i) const { return of_node("timeline.isolate", i.node); }
    std::string operator()(const sim::Cut& i) const {
        return of_link(i.both ? "timeline.cut" : "timeline.cut_one_way", i.from, i.to);
    }
    std::string operator()(const sim::Mend& i) const {
        return of_link(i.both ? "timeline.mend" : "timeline.mend_one_way", i.from, i.to);
    }
    std::string operator()(const sim::Partition& i) const {
        Groups groups;
        groups.count = 0;
        for (int node = 0; node < nodes_; ++node) {
            const auto at = static_cast<std::size_t>(node);
            const auto* const same = std::find(i.group.begin(), i.group.begin() + node, i.group[at]);
            const auto first = static_cast<std::size_t>(same - i.group.begin());
            groups.of[at] = first < at ? groups.of[first] : groups.count++;
        }
        return words_.fill("timeline.partition", {{"groups", group_names(groups, nodes_)}});
    }
    std::string operator()(const sim::Heal&) const { return std::string(words_.get("timeline.heal")); }
    std::string operator()(const sim::Loss& i) const {
        if (!i.from && !i.to) return percent("timeline.loss", i.percent);
        return words_.fill("timeline.loss_link", {{"link", way(i)}, {"percent", std::to_string(i.percent)}});
    }
    std::string operator()(const sim::Duplicate& i) const { return percent("timeline.duplicate", i.percent); }
    std::string operator()(const sim::Latency& i) const {
        if (i.from || i.to) {
            return words_.fill("timeline.latency_link", {{"link", way(i)}, {"range", milliseconds(i.range)}});
        }
        return words_.fill("timeline.latency", {{"range", milliseconds(i.range)}});
    }
    std::string operator()(const sim::Deliver&) const { return std::string(words_.get("timeline.deliver")); }
    std::string operator()(const sim::Delay& i) const {
        return words_.fill("timeline.delay", {{"time", milliseconds(i.by)}});
    }
    std::string operator()(const sim::Copy&) const { return std::string(words_.get("timeline.copy")); }
    std::string operator()(const sim::Drop&) const { return std::string(words_.get("timeline.drop")); }
    std::string operator()(const sim::Request& i) const {
        return words_.fill("timeline.request", {{"op", short_command(i.command)}});
    }
    std::string operator()(const sim::Retry&) const { return std::string(words_.get("timeline.retry")); }
    std::string operator()(const sim::SetTiming& i) const {
        return words_.fill("timeline.timing", {{"election", milliseconds(i.timing.election)},
                                               {"heartbeat", milliseconds(i.timing.heartbeat)},
                                               {"latency", milliseconds(i.timing.latency)}});
    }

  private:
    std::string of_node(std::string_view key, raft::NodeId node) const {
        return words_.fill(key, {{"node", node_name(node)}});
    }
    std::string of_link(std::string_view key, raft::NodeId from, raft::NodeId to) const {
        return words_.fill(key, {{"from", node_name(from)}, {"to", node_name(to)}});
    }
    // "A→B", or "A→" for all that A sends.
    static std::string way(const auto& input) {
        return (input.from ? node_name(*input.from) : std::string()) + "→" +
               (input.to ? node_name(*input.to) : std::string());
    }
    std::string percent(std::string_view key, int percent) const {
        return words_.fill(key, {{"percent", std::to_string(percent)}});
    }

    int nodes_;
    const Words& words_;
};

} // namespace

std::string input_words(const sim::Input& input, int nodes, const Words& words) {
    return std::visit(Speaker(nodes, words), input);
}

} // namespace render
