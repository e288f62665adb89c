#include "raft/file/config_json.h"

#include <algorithm>
#include <charconv>

#include "raft/file/command_text.h"
#include "raft/file/json_text.h"
#include "raft/file/timing_json.h"

namespace file {
namespace {

template <class Choice>
Choice read_choice(const Field& field, std::string_view first_name, Choice first, std::string_view second_name,
                   Choice second) {
    if (!field.present()) return first;
    const std::string expected = quoted(first_name) + " or " + quoted(second_name);
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

void read_log(const Field& field, raft::Log& log) {
    if (!field.present()) return;
    const std::size_t count = field.list("a list of entries").size();
    for (std::size_t i = 0; i < count; ++i) {
        const Field element = field.element(i);
        const std::optional<raft::Entry> entry = parse_entry(element.text(kEntryForm));
        if (!entry) return element.refuse(kEntryForm);
        if (entry->term < log.last_term()) return element.refuse("a term that is not below the one before");
        log.append(*entry);
    }
}

raft::Disk read_disk(const Field& field, int nodes) {
    raft::Disk disk;
    const Fields fields(field);
    fields.allow({"term", "voted_for", "log"});
    read_log(fields["log"], disk.log);
    const Field term = fields["term"];
    disk.current_term = term.present() ? term.natural(0) : disk.log.last_term();
    if (disk.current_term < disk.log.last_term()) term.refuse("at least the term of the log's last entry");
    const Field vote = fields["voted_for"];
    const bool nobody = !vote.present() || std::holds_alternative<std::nullptr_t>(vote.value()->value);
    if (!nobody) disk.voted_for = vote.node(nodes);
    return disk;
}

// Every node has a disk then, an empty one where the file says nothing.
std::vector<raft::Disk> read_disks(const Field& field, int nodes) {
    if (!field.present()) return {};
    const Fields fields(field);
    std::vector<raft::Disk> disks(static_cast<std::size_t>(nodes));
    const auto* members = std::get_if<JsonValue::Object>(&field.value()->value);
    if (members == nullptr) return {};
    for (const JsonMember& member : *members) {
        const bool known = member.key.size() == 1 && member.key[0] >= 'A' && member.key[0] < 'A' + nodes;
        if (!known) {
            field.problem().add(field.path() + '.' + shown(member.key), "unknown key, expected " + node_names(nodes));
            return {};
        }
        disks[static_cast<std::size_t>(member.key[0] - 'A')] = read_disk(fields[member.key], nodes);
    }
    return disks;
}

std::string write_log_texts(const raft::Log& log) {
    std::string text;
    for (const raft::Entry& entry : log.entries())
        text += (text.empty() ? "" : ", ") + quoted(write_entry_text(entry));
    return '[' + text + ']';
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
        parts.allow({"election_ms", "heartbeat_ms", "latency_ms"});
        config.timing = read_timing(parts).on(config.timing);
    }
    config.pace = read_choice(fields["pace"], "timed", sim::Pace::Timed, "hand", sim::Pace::ByHand);
    config.options.replicate =
        read_choice(fields["replicate"], "heartbeat", raft::Replicate::Heartbeat, "at_once", raft::Replicate::AtOnce);
    config.options.switched_off = read_rules(fields["rules_off"]);
    const Field disks = fields["disks"];
    config.disks = read_disks(disks, config.options.nodes);
    if (!disks.problem().found() && !sim::valid(config)) {
        disks.problem().add(disks.path(),
                            "two logs differ before an entry of the same index and term, expected logs "
                            "that one run could have left");
    }
    return config;
}

std::string write_rules(raft::RuleSet rules) {
    std::string text;
    for (const raft::RuleInfo& rule : raft::kRules) {
        if (rules.contains(rule.rule)) text += (text.empty() ? "" : ", ") + quoted(rule.id);
    }
    return '[' + text + ']';
}

std::string write_disks(const std::vector<raft::Disk>& disks) {
    std::string text;
    for (std::size_t i = 0; i < disks.size(); ++i) {
        const raft::Disk& disk = disks[i];
        const std::string name(1, raft::name_of(static_cast<raft::NodeId>(i)));
        text += (text.empty() ? "\n    " : ",\n    ") + quoted(name) +
                ": { \"term\": " + std::to_string(disk.current_term) +
                ", \"voted_for\": " + node_or_null(disk.voted_for) + ", \"log\": " + write_log_texts(disk.log) + " }";
    }
    return '{' + text + "\n  }";
}

std::string write_entry_text(const raft::Entry& entry) {
    return std::to_string(entry.term) + ": " + write_command(entry.command);
}

std::optional<raft::Entry> parse_entry(std::string_view text) {
    const std::size_t colon = text.find(": ");
    if (colon == std::string_view::npos) return std::nullopt;
    raft::Entry entry;
    const char* end = text.data() + colon;
    const auto [stop, error] = std::from_chars(text.data(), end, entry.term);
    const std::optional<raft::Command> command = parse_command(text.substr(colon + 2));
    if (error != std::errc{} || stop != end || entry.term == 0 || !command) return std::nullopt;
    entry.command = *command;
    return entry;
}

} // namespace file
