#include "raft/lesson/condition_json.h"

#include <algorithm>
#include <limits>

#include "raft/file/disks_json.h"
#include "raft/lesson/field_words.h"
#include "raft/lesson/tally.h"
#include "raft/sim/disk_check.h"

namespace lesson {
namespace {

using file::Field;
using file::Fields;

constexpr std::int64_t kMostEntries = 1'000'000;

constexpr std::array<Word<raft::Role>, 3> kRoles{{
    {"follower", raft::Role::Follower},
    {"candidate", raft::Role::Candidate},
    {"leader", raft::Role::Leader},
}};

constexpr std::array<Word<sim::Client::State>, 4> kClientStates{{
    {"waiting", sim::Client::State::Waiting},
    {"done", sim::Client::State::Done},
    {"failed", sim::Client::State::Failed},
    {"unknown", sim::Client::State::Unknown},
}};

constexpr std::array<Word<bool>, 2> kAgreement{{{"agree", true}, {"differ", false}}};

raft::Index read_index(const Field& field) {
    return static_cast<raft::Index>(field.integer(0, kMostEntries));
}

std::int64_t read_number(const Field& field) {
    return field.integer(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max());
}

raft::Entry read_entry(const Field& field) {
    const std::optional<raft::Entry> entry = file::parse_entry(field.text(file::kEntryForm));
    if (!entry) field.refuse(file::kEntryForm);
    return entry.value_or(raft::Entry{});
}

NodesAre::Log read_log(const Field& field) {
    NodesAre::Log log;
    const std::size_t count = field.list("a list of entries").size();
    for (std::size_t i = 0; i < count; ++i)
        log.entries.push_back(read_entry(field.element(i)));
    return log;
}

NodesAre::Holds read_holds(const Field& field) {
    const Fields fields(field);
    fields.allow({"index", "entry"});
    return {static_cast<raft::Index>(fields["index"].integer(1, kMostEntries)), read_entry(fields["entry"])};
}

raft::NodeId read_vote(const Field& field, int nodes) {
    if (std::holds_alternative<std::nullptr_t>(field.value()->value)) return raft::kNobody;
    return field.node(nodes);
}

Condition read_nodes_are(const Fields& fields, int nodes) {
    fields.allow({"nodes", "up", "paused", "role", "term", "voted_for", "value", "commit", "committed", "stored",
                  "uncommitted", "votes", "log", "holds"});
    NodesAre said{.group = read_group(fields["nodes"], nodes, true)};
    if (const Field up = fields["up"]; up.present()) said.up = up.boolean();
    if (const Field paused = fields["paused"]; paused.present()) said.paused = paused.boolean();
    if (const Field role = fields["role"]; role.present()) said.role = read_word(role, kRoles);
    if (const Field term = fields["term"]; term.present()) said.term = term.natural(0, sim::kLargestTerm);
    if (const Field vote = fields["voted_for"]; vote.present()) said.voted_for = read_vote(vote, nodes);
    if (const Field value = fields["value"]; value.present()) said.value = read_number(value);
    if (const Field commit = fields["commit"]; commit.present()) said.commit = read_index(commit);
    if (const Field committed = fields["committed"]; committed.present()) said.committed = read_index(committed);
    if (const Field stored = fields["stored"]; stored.present()) said.stored = read_index(stored);
    if (const Field open = fields["uncommitted"]; open.present()) said.uncommitted = read_index(open);
    if (const Field votes = fields["votes"]; votes.present()) {
        said.votes = static_cast<std::uint64_t>(votes.integer(0, raft::kMaxNodes));
    }
    if (const Field log = fields["log"]; log.present()) said.log = read_log(log);
    if (const Field holds = fields["holds"]; holds.present()) said.holds = read_holds(holds);
    return said;
}

// { "leader": "exists" }, "none", or a node.
Condition read_leader(const Fields& fields, int nodes) {
    fields.allow({"leader"});
    const Field field = fields["leader"];
    const std::string& text = field.text("exists, none or a node, " + file::node_names(nodes));
    if (text == "exists" || text == "none") {
        Condition exists = NodesAre{.group = {Group::Which::Leader, {}}, .up = true};
        if (text == "exists") return exists;
        return NotSo{{exists}};
    }
    raft::NodeSet node;
    node.insert(field.node(nodes));
    return AllOf{{NodesAre{.group = {Group::Which::Named, node}, .role = raft::Role::Leader}}};
}

template <raft::Role kRole>
Condition read_count(const Fields& fields, int) {
    constexpr std::string_view kKey = kRole == raft::Role::Leader ? "leaders" : "candidates";
    fields.allow({kKey});
    return Count{kRole, static_cast<int>(fields[kKey].integer(0, raft::kMaxNodes))};
}

Condition read_client(const Fields& fields, int) {
    fields.allow({"client", "state", "result"});
    ClientIs said{.client = static_cast<raft::ClientId>(fields["client"].integer(1, sim::kLargestClient)),
                  .state = read_word(fields["state"], kClientStates),
                  .result = {}};
    if (fields["result"].present()) said.result = read_number(fields["result"]);
    return said;
}

Condition read_logs(const Fields& fields, int nodes) {
    fields.allow({"logs", "nodes"});
    const bool agree = read_word(fields["logs"], kAgreement);
    const Field of = fields["nodes"];
    const LogsAgree said{of.present() ? read_group(of, nodes) : Group{Group::Which::All, {}}};
    if (agree) return said;
    return NotSo{{said}};
}

std::optional<int> read_how_often(const Field& field) {
    if (!field.present()) return std::nullopt;
    return static_cast<int>(field.integer(0, kMostEntries));
}

Condition read_under_way(const Fields& fields, int nodes) {
    fields.allow({"under_way", "count"});
    return UnderWay{read_message_pattern(fields["under_way"], nodes), read_how_often(fields["count"])};
}

Condition read_links(const Fields& fields, int nodes) {
    fields.allow({"links"});
    LinksAre said;
    const Field links = fields["links"];
    const std::size_t count = links.list("a list of groups such as [\"AB\", \"CDE\"]").size();
    for (std::size_t i = 0; i < count; ++i)
        said.groups.push_back(read_nodes(links.element(i), nodes));
    return said;
}

std::optional<raft::Rule> read_rule(const Field& field) {
    if (!field.present()) return std::nullopt;
    const std::string expected = "a rule's id such as \"" + std::string(raft::kRules.front().id) + '"';
    const auto rule = raft::find_rule(field.text(expected));
    if (!rule) field.refuse(expected);
    return rule;
}

Condition read_event(const Fields& fields, int nodes) {
    fields.allow({"event", "node", "peer", "index", "term", "rule", "held", "message", "client", "count"});
    Happened said;
    const Field name = fields["event"];
    said.name = name.text("the name of an event such as \"becomes_leader\"");
    if (!is_event_name(said.name)) name.refuse("the name of an event such as \"becomes_leader\"");
    if (const Field node = fields["node"]; node.present()) said.node = read_group(node, nodes);
    if (const Field peer = fields["peer"]; peer.present()) said.peer = peer.node(nodes);
    if (const Field index = fields["index"]; index.present()) said.index = read_index(index);
    if (const Field term = fields["term"]; term.present()) said.term = term.natural(0, sim::kLargestTerm);
    said.rule = read_rule(fields["rule"]);
    if (const Field held = fields["held"]; held.present()) said.held = held.boolean();
    if (const Field message = fields["message"]; message.present()) {
        said.message = read_message_pattern(message, nodes);
    }
    if (const Field client = fields["client"]; client.present()) {
        said.client = static_cast<raft::ClientId>(client.integer(1, sim::kLargestClient));
    }
    said.count = read_how_often(fields["count"]);
    return said;
}

std::vector<Condition> read_parts(const Field& field, int nodes) {
    std::vector<Condition> parts;
    const std::size_t count = field.list("a list of conditions").size();
    if (count == 0) field.refuse("one condition or more");
    for (std::size_t i = 0; i < count; ++i)
        parts.push_back(read_condition(field.element(i), nodes));
    return parts;
}

Condition read_all(const Fields& fields, int nodes) {
    fields.allow({"all"});
    return AllOf{read_parts(fields["all"], nodes)};
}

Condition read_any(const Fields& fields, int nodes) {
    fields.allow({"any"});
    return AnyOf{read_parts(fields["any"], nodes)};
}

Condition read_not(const Fields& fields, int nodes) {
    fields.allow({"not"});
    return NotSo{{read_condition(fields["not"], nodes)}};
}

// The key that says what a condition is about. "logs" and "under_way" come before "nodes" and others that they may have
// as well.
struct Form {
    std::string_view key;
    Condition (*read)(const Fields& fields, int nodes);
};

constexpr std::array kForms{
    Form{"all", read_all},
    Form{"any", read_any},
    Form{"not", read_not},
    Form{"event", read_event},
    Form{"logs", read_logs},
    Form{"under_way", read_under_way},
    Form{"links", read_links},
    Form{"leader", read_leader},
    Form{"leaders", read_count<raft::Role::Leader>},
    Form{"candidates", read_count<raft::Role::Candidate>},
    Form{"client", read_client},
    Form{"nodes", read_nodes_are},
};

} // namespace

Condition read_condition(const Field& field, int nodes) {
    const Fields fields(field);
    if (field.problem().found()) return NotSo{{Count{}}};
    const auto* form = std::ranges::find_if(kForms, [&](const Form& each) { return fields[each.key].present(); });
    if (form != kForms.end()) return form->read(fields, nodes);
    std::string names;
    for (const Form& each : kForms)
        names += std::string(names.empty() ? "" : ", ") + std::string(each.key);
    field.refuse("a condition, with one of " + names);
    return NotSo{{Count{}}};
}

} // namespace lesson
