#include "app/words/phrase.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "app/overloaded.h"
#include "render/short_words.h"

namespace app {
namespace {

using render::Words;

std::string percent_text(int percent) {
    return std::to_string(percent);
}

// Which messages a fault is for: all, those of one sender, to one receiver, or both.
std::string reach_text(const std::optional<sim::NodeId>& from, const std::optional<sim::NodeId>& to,
                       const Words& words) {
    const std::string any(words.get("input.any_node"));
    if (!from && !to) return std::string(words.get("input.everywhere"));
    return (from ? node_name(*from, words) : any) + " → " + (to ? node_name(*to, words) : any);
}

std::string link_text(const auto& link, const Words& words) {
    return node_name(link.from, words) + (link.both ? " – " : " → ") + node_name(link.to, words);
}

} // namespace

std::string node_name(raft::NodeId node, const Words& words) {
    if (node < raft::kMaxNodes) return {raft::name_of(node)};
    return std::string(words.get("app.nobody"));
}

std::string names_of(raft::NodeSet set) {
    std::string names;
    for (raft::NodeId node = 0; node < raft::kMaxNodes; ++node) {
        if (!set.contains(node)) continue;
        if (!names.empty()) names += ' ';
        names += raft::name_of(node);
    }
    return names;
}

std::string command_text(const raft::Command& command) {
    switch (command.op) {
        case raft::Op::Set: return fmt::format("SET {}", command.number);
        case raft::Op::Add: return fmt::format("ADD {}", command.number);
        case raft::Op::Get: break;
    }
    return "GET";
}

std::string seconds_text(sim::Time time, int decimals) {
    return fmt::format("{:.{}f} s", static_cast<double>(time) / static_cast<double>(sim::kSecond), decimals);
}

std::string role_name(raft::Role role, const Words& words) {
    constexpr std::array<std::string_view, 3> kKeys{"role.follower", "role.candidate", "role.leader"};
    return std::string(words.get(kKeys[static_cast<std::size_t>(role)]));
}

std::string groups_text(const sim::Partition& partition, int nodes) {
    std::string text;
    std::array<bool, raft::kMaxNodes> told{};
    for (int first = 0; first < nodes; ++first) {
        if (told[static_cast<std::size_t>(first)]) continue;
        if (!text.empty()) text += " |";
        for (int node = first; node < nodes; ++node) {
            const auto i = static_cast<std::size_t>(node);
            if (partition.group[i] != partition.group[static_cast<std::size_t>(first)]) continue;
            told[i] = true;
            if (!text.empty()) text += ' ';
            text += raft::name_of(static_cast<raft::NodeId>(node));
        }
    }
    return text;
}

std::string input_text(const sim::Input& input, int nodes, const Words& words) {
    const auto of_node = [&](std::string_view key, raft::NodeId node) {
        return words.fill(key, {{"node", node_name(node, words)}});
    };
    const auto of_link = [&](std::string_view key, const auto& link) {
        return words.fill(key, {{"link", link_text(link, words)}});
    };
    return std::visit(
        Overloaded{
            [&](const sim::Kill& i) { return of_node("input.kill", i.node); },
            [&](const sim::Restart& i) { return of_node("input.restart", i.node); },
            [&](const sim::Pause& i) { return of_node("input.pause", i.node); },
            [&](const sim::Resume& i) { return of_node("input.resume", i.node); },
            [&](const sim::FireTimer& i) { return of_node("input.timeout", i.node); },
            [&](const sim::Cut& i) { return of_link("input.cut", i); },
            [&](const sim::Mend& i) { return of_link("input.mend", i); },
            [&](const sim::Partition& i) {
                return words.fill("input.partition", {{"groups", groups_text(i, nodes)}});
            },
            [&](const sim::Isolate& i) { return of_node("input.isolate", i.node); },
            [&](const sim::Heal&) { return std::string(words.get("input.heal")); },
            [&](const sim::Loss& i) {
                return words.fill("input.loss",
                                  {{"percent", percent_text(i.percent)}, {"where", reach_text(i.from, i.to, words)}});
            },
            [&](const sim::Latency& i) {
                return words.fill("input.latency", {{"range", render::milliseconds(i.range)},
                                                    {"where", reach_text(i.from, i.to, words)}});
            },
            [&](const sim::Duplicate& i) {
                return words.fill("input.duplicate", {{"percent", percent_text(i.percent)}});
            },
            [&](const sim::Deliver& i) {
                return words.fill("input.deliver", {{"id", std::to_string(i.message)}});
            },
            [&](const sim::Drop& i) {
                return words.fill("input.drop", {{"id", std::to_string(i.message)}});
            },
            [&](const sim::Delay& i) {
                return words.fill("input.delay",
                                  {{"id", std::to_string(i.message)}, {"time", render::milliseconds(i.by)}});
            },
            [&](const sim::Copy& i) {
                return words.fill("input.copy", {{"id", std::to_string(i.message)}});
            },
            [&](const sim::Request& i) {
                return words.fill("input.request",
                                  {{"client", std::to_string(i.client)},
                                   {"op", command_text(i.command)},
                                   {"to", i.to ? node_name(*i.to, words) : std::string(words.get("app.the_leader"))}});
            },
            [&](const sim::Retry& i) {
                return words.fill("input.retry", {{"client", std::to_string(i.client)}});
            },
            [&](const sim::SetTiming& i) {
                const std::string disk = i.timing.disk == 0 ? std::string(words.get("input.timing_no_disk"))
                                                            : render::milliseconds(i.timing.disk);
                return words.fill("input.timing", {{"election", render::milliseconds(i.timing.election)},
                                                   {"heartbeat", render::milliseconds(i.timing.heartbeat)},
                                                   {"latency", render::milliseconds(i.timing.latency)},
                                                   {"disk", disk}});
            },
        },
        input);
}

} // namespace app
