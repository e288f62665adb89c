#include "raft/lesson/field_words.h"

#include <algorithm>

#include "raft/core/message_fields.h"

namespace lesson {
namespace {

// The messages' own names.
constexpr auto kMessageTypes = [] {
    std::array<Word<MessageType>, raft::kBodyNames.size()> words{};
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i] = {raft::kBodyNames[i], static_cast<MessageType>(i)};
    return words;
}();

constexpr std::array<Word<Group::Which>, 4> kGroups{{
    {"leader", Group::Which::Leader},
    {"running", Group::Which::Running},
    {"all", Group::Which::All},
    {"majority", Group::Which::Majority},
}};

// Nothing if the text holds anything but different nodes of the cluster.
std::optional<raft::NodeSet> parse_nodes(std::string_view names, int nodes) {
    raft::NodeSet set;
    for (const char name : names) {
        if (name < 'A' || name >= 'A' + nodes) return std::nullopt;
        const auto node = static_cast<raft::NodeId>(name - 'A');
        if (set.contains(node)) return std::nullopt;
        set.insert(node);
    }
    if (set.size() == 0) return std::nullopt;
    return set;
}

} // namespace

std::string read_name(const file::Field& field, std::span<const std::string_view> names) {
    std::string list;
    for (const std::string_view name : names)
        list += (list.empty() ? "" : ", ") + std::string(name);
    const std::string expected = "one of " + list;
    const std::string& text = field.text(expected);
    if (std::ranges::find(names, text) == names.end()) field.refuse(expected);
    return text;
}

Group read_group(const file::Field& field, int nodes, bool majority) {
    const std::string expected = std::string("leader, running, all") + (majority ? ", majority" : "") +
                                 " or the names of nodes such as \"AB\", from " + file::node_names(nodes);
    const std::string& text = field.text(expected);
    const auto* group = std::ranges::find(kGroups, text, &Word<Group::Which>::word);
    if (group != kGroups.end() && (majority || group->value != Group::Which::Majority)) return {group->value, {}};
    const auto named = parse_nodes(text, nodes);
    if (!named) field.refuse(expected);
    return {Group::Which::Named, named.value_or(raft::NodeSet{})};
}

raft::NodeSet read_nodes(const file::Field& field, int nodes) {
    const std::string expected = "the names of nodes such as \"AB\", from " + file::node_names(nodes);
    const auto named = parse_nodes(field.text(expected), nodes);
    if (!named) field.refuse(expected);
    return named.value_or(raft::NodeSet{});
}

Texts read_texts(const file::Field& field, const std::vector<std::string>& languages) {
    Texts texts;
    const file::Fields fields(field);
    const auto* members = field.present() ? std::get_if<file::JsonValue::Object>(&field.value()->value) : nullptr;
    if (members == nullptr) return texts;
    for (const file::JsonMember& member : *members) {
        if (std::ranges::find(languages, member.key) != languages.end()) continue;
        field.problem().add(field.path() + '.' + file::shown(member.key),
                            "unknown key, expected one of the lesson's languages");
    }
    for (const std::string& language : languages) {
        if (fields[language].present()) texts.add(language, fields[language].text("a text"));
    }
    if (texts.empty()) field.problem().add(field.path(), "has no text, expected one in each language of the lesson");
    return texts;
}

MessagePattern read_message_pattern(const file::Field& field, int nodes) {
    MessagePattern pattern;
    const file::Fields fields(field);
    fields.allow({"type", "from", "to", "client", "entries", "granted"});
    if (fields["type"].present()) pattern.type = read_word(fields["type"], kMessageTypes);
    if (fields["from"].present()) pattern.from = read_group(fields["from"], nodes);
    if (fields["to"].present()) pattern.to = read_group(fields["to"], nodes);
    if (fields["client"].present()) {
        pattern.client = static_cast<raft::ClientId>(fields["client"].integer(1, sim::kLargestClient));
    }
    if (fields["entries"].present()) pattern.entries = fields["entries"].boolean();
    if (fields["granted"].present()) pattern.granted = fields["granted"].boolean();
    return pattern;
}

} // namespace lesson
