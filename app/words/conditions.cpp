#include "app/words/conditions.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "app/words/phrase.h"
#include "raft/core/rules.h"
#include "render/short_words.h"

namespace app {
namespace {

using render::Words;

constexpr std::size_t kNamedLinks = 2; // more of them are only counted

struct DirectedLink {
    raft::NodeId from;
    raft::NodeId to;
};

// Those of all links between nodes of which `wanted` is true.
template <class Wanted>
std::vector<DirectedLink> links_where(const sim::World& world, Wanted wanted) {
    std::vector<DirectedLink> links;
    for (int from = 0; from < world.node_count(); ++from) {
        for (int to = 0; to < world.node_count(); ++to) {
            const DirectedLink link{static_cast<raft::NodeId>(from), static_cast<raft::NodeId>(to)};
            if (from != to && wanted(link)) links.push_back(link);
        }
    }
    return links;
}

// "B → C", "B → C, C → B", "5 links".
std::string named(const std::vector<DirectedLink>& links, const Words& words) {
    if (links.size() > kNamedLinks) {
        return words.fill("conditions.links", {{"count", std::to_string(links.size())}});
    }
    std::string text;
    for (const DirectedLink& link : links) {
        if (!text.empty()) text += ", ";
        text += node_name(link.from, words) + " → " + node_name(link.to, words);
    }
    return text;
}

void tell_loss(const sim::World& world, const Words& words, std::vector<std::string>& told) {
    const sim::Network& network = world.network;
    const auto loss_of = [&](const DirectedLink& link) { return network.link(link.from, link.to).loss_percent; };
    const auto lossy = links_where(world, [&](const DirectedLink& link) { return loss_of(link) > 0; });
    const std::uint8_t of_clients = network.client_loss_percent;
    if (lossy.empty() && of_clients == 0) return;
    const int first = lossy.empty() ? 0 : loss_of(lossy.front());
    const int count = world.node_count() * (world.node_count() - 1);
    const bool alike = std::ranges::all_of(lossy, [&](const DirectedLink& link) { return loss_of(link) == first; });
    const auto percent = [](int value) {
        return std::pair<std::string, std::string>("percent", std::to_string(value));
    };
    if (std::ssize(lossy) == count && alike && (count == 0 || first == of_clients)) {
        told.push_back(words.fill("conditions.loss", {percent(of_clients)}));
        return;
    }
    if (!lossy.empty() && alike) {
        told.push_back(words.fill("conditions.loss_on", {percent(first), {"links", named(lossy, words)}}));
    } else if (!lossy.empty()) {
        told.push_back(words.fill("conditions.losses", {{"links", named(lossy, words)}}));
    }
    if (of_clients > 0) told.push_back(words.fill("conditions.loss_of_clients", {percent(of_clients)}));
}

void tell_timing(const sim::World& world, const Words& words, std::vector<std::string>& told) {
    const sim::Timing& timing = world.config.timing;
    const sim::Timing usual;
    const auto tell = [&](std::string_view key, const std::string& time) {
        told.push_back(words.fill(key, {{"time", time}}));
    };
    if (timing.election != usual.election) tell("conditions.election", render::milliseconds(timing.election));
    if (timing.heartbeat != usual.heartbeat) tell("conditions.heartbeat", render::milliseconds(timing.heartbeat));
    if (timing.latency != usual.latency) tell("conditions.latency", render::milliseconds(timing.latency));
    if (timing.disk > 0) tell("conditions.disk", render::milliseconds(timing.disk));
    const auto own = links_where(world, [&](const DirectedLink& link) {
        const sim::Range* range = world.network.latency(link.from, link.to);
        return range != nullptr && *range != timing.latency;
    });
    if (own.empty()) return;
    const sim::Range first = *world.network.latency(own.front().from, own.front().to);
    const bool alike = std::ranges::all_of(
        own, [&](const DirectedLink& link) { return *world.network.latency(link.from, link.to) == first; });
    if (alike) {
        told.push_back(
            words.fill("conditions.latency_on", {{"time", render::milliseconds(first)}, {"links", named(own, words)}}));
    } else {
        told.push_back(words.fill("conditions.latencies", {{"links", named(own, words)}}));
    }
}

} // namespace

bool has_own_latencies(const sim::World& world) {
    return !links_where(world, [&](const DirectedLink& link) {
                return world.network.latency(link.from, link.to) != nullptr;
            }).empty();
}

std::vector<std::string> conditions(const sim::World& world, const Words& words) {
    std::vector<std::string> told;
    for (const raft::RuleInfo& rule : raft::kRules) {
        if (!world.config.options.switched_off.contains(rule.rule)) continue;
        told.push_back(
            words.fill("conditions.rule_off", {{"rule", std::string(words.get("rule." + std::string(rule.id)))}}));
    }
    if (world.config.pace == sim::Pace::ByHand) {
        told.emplace_back(words.get("conditions.by_hand"));
    } else {
        tell_timing(world, words, told);
    }
    tell_loss(world, words, told);
    if (const int percent = world.network.duplicate_percent; percent > 0) {
        told.push_back(words.fill("conditions.duplicates", {{"percent", std::to_string(percent)}}));
    }
    return told;
}

} // namespace app
