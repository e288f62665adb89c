#include "raft/file/disks_json.h"

#include <charconv>
#include <nlohmann/json.hpp>

#include "raft/file/command_text.h"
#include "raft/file/disk_words.h"
#include "raft/file/json_text.h"
#include "raft/sim/disk_check.h"

namespace file {
namespace {

void read_log(const Field& field, raft::Log& log) {
    if (!field.present()) return;
    const std::size_t count = field.list("a list of entries").size();
    for (std::size_t i = 0; i < count; ++i) {
        const Field element = field.element(i);
        const std::optional<raft::Entry> entry = parse_entry(element.text(kEntryForm));
        if (!entry) return element.refuse(kEntryForm);
        log.append(*entry);
    }
}

// Says whether the vote is known.
bool read_disk(const Field& field, int nodes, raft::Disk& disk) {
    const Fields fields(field);
    fields.allow({"term", "voted_for", "log"});
    read_log(fields["log"], disk.log);
    const Field term = fields["term"];
    disk.current_term = term.present() ? term.natural(0, sim::kLargestTerm) : disk.log.last_term();
    const Field vote = fields["voted_for"];
    if (!vote.present()) return false;
    if (!std::holds_alternative<std::nullptr_t>(vote.value()->value)) disk.voted_for = vote.node(nodes);
    return true;
}

} // namespace

// Every node has a disk then, an empty one where the file says nothing.
void read_disks(const Field& field, sim::Config& config) {
    if (!field.present()) return;
    const int nodes = config.options.nodes;
    const Fields fields(field);
    const auto* members = std::get_if<JsonValue::Object>(&field.value()->value);
    if (members == nullptr) return;
    config.disks.resize(static_cast<std::size_t>(nodes));
    raft::NodeSet known_votes;
    for (const JsonMember& member : *members) {
        const bool known = member.key.size() == 1 && member.key[0] >= 'A' && member.key[0] < 'A' + nodes;
        if (!known) {
            return field.problem().add(field.path() + '.' + shown(member.key),
                                       "unknown key, expected " + node_names(nodes));
        }
        const auto node = static_cast<raft::NodeId>(member.key[0] - 'A');
        if (read_disk(fields[member.key], nodes, config.disks[node])) known_votes.insert(node);
    }
    if (field.problem().found()) return;
    if (const auto problem = sim::complete_votes(config, known_votes)) refuse_disks(fields, config, *problem);
}

std::string write_disks(const std::vector<raft::Disk>& disks) {
    std::string text;
    for (std::size_t i = 0; i < disks.size(); ++i) {
        const raft::Disk& disk = disks[i];
        Json log = Json::array();
        for (const raft::Entry& entry : disk.log.entries())
            log.push_back(write_entry_text(entry));
        const Json object{{"term", disk.current_term}, {"voted_for", node_json(disk.voted_for)}, {"log", log}};
        const std::string name(1, raft::name_of(static_cast<raft::NodeId>(i)));
        text += (text.empty() ? "\n    " : ",\n    ") + in_quotes(name) + ": " + one_line(object);
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
    if (error != std::errc{} || stop != end || !command) return std::nullopt;
    if (entry.term == 0 || entry.term > sim::kLargestTerm) return std::nullopt;
    entry.command = *command;
    return entry;
}

} // namespace file
