#include "raft/file/config_json.h"

#include <nlohmann/json.hpp>

#include "raft/file/disks_json.h"
#include "raft/file/json_text.h"
#include "raft/file/timing_json.h"

namespace file {
namespace {

template <class Choice>
Choice read_choice(const Field& field, std::string_view first_name, Choice first, std::string_view second_name,
                   Choice second) {
    if (!field.present()) return first;
    const std::string expected = in_quotes(first_name) + " or " + in_quotes(second_name);
    const std::string& name = field.text(expected);
    if (name == first_name) return first;
    if (name != second_name) field.refuse(expected);
    return second;
}

raft::RuleSet read_rules(const Field& field) {
    raft::RuleSet rules;
    if (!field.present()) return rules;
    const std::size_t count = field.list("a list of rules").size();
    for (std::size_t i = 0; i < count; ++i) {
        const Field element = field.element(i);
        const std::string expected = "a rule's id such as \"" + std::string(raft::kRules.back().id) + '"';
        const std::optional<raft::Rule> rule = raft::find_rule(element.text(expected));
        if (!rule) element.refuse(expected);
        if (rule) rules.insert(*rule);
    }
    return rules;
}

} // namespace

sim::Config read_config(const Fields& fields) {
    sim::Config config;
    const Field nodes = fields["nodes"];
    const Field seed = fields["seed"];
    const Field timing = fields["timing"];
    if (nodes.present()) config.options.nodes = static_cast<std::uint8_t>(nodes.integer(1, raft::kMaxNodes));
    if (seed.present()) config.seed = seed.natural(0);
    if (timing.present()) {
        const Fields parts(timing);
        parts.allow(kTimingKeys);
        config.timing = read_timing(parts).on(config.timing);
    }
    config.pace = read_choice(fields["pace"], "timed", sim::Pace::Timed, "hand", sim::Pace::ByHand);
    config.options.replicate =
        read_choice(fields["replicate"], "heartbeat", raft::Replicate::Heartbeat, "at_once", raft::Replicate::AtOnce);
    config.options.switched_off = read_rules(fields["rules_off"]);
    read_disks(fields["disks"], config);
    return config;
}

Json rules_json(raft::RuleSet rules) {
    Json list = Json::array();
    for (const raft::RuleInfo& rule : raft::kRules) {
        if (rules.contains(rule.rule)) list.push_back(rule.id);
    }
    return list;
}

} // namespace file
