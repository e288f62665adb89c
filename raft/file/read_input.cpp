#include <algorithm>
#include <array>
#include <limits>

#include "raft/file/command_text.h"
#include "raft/file/input_json.h"
#include "raft/sim/input_fields.h"

namespace file {
namespace {

using raft::NodeId;

// Puts the nodes that one text of `groups` names into the group. A node that has one already is a problem.
void read_group(const Field& field, int nodes, std::uint8_t number, sim::Partition& partition, std::uint16_t& placed) {
    const std::string expected = "the names of one group's nodes, such as \"AB\"";
    const std::string& names = field.text(expected);
    if (names.empty()) return field.refuse(expected);
    for (const char name : names) {
        if (name < 'A' || name >= 'A' + nodes) return field.refuse("only nodes, " + node_names(nodes));
        const auto node = static_cast<std::size_t>(name - 'A');
        if ((placed >> node & 1U) != 0) {
            return field.problem().add(field.path(),
                                       std::string(1, name) + " stands twice, expected each node in one group");
        }
        placed = static_cast<std::uint16_t>(placed | 1U << node);
        partition.group[node] = number;
    }
}

// Groups are numbered by their first nodes, so that equal partitions are equal values.
void number_groups(sim::Partition& partition, int nodes) {
    const auto old = partition.group;
    std::uint8_t next = 0;
    for (int node = 0; node < nodes; ++node) {
        const auto i = static_cast<std::size_t>(node);
        const auto first = static_cast<std::size_t>(std::find(old.begin(), old.begin() + node, old[i]) - old.begin());
        partition.group[i] = first < i ? partition.group[first] : next++;
    }
}

// Groups as a file tells them; nodes that it does not name are alone.
void read_groups(const Field& field, int nodes, sim::Partition& partition) {
    std::uint16_t placed = 0;
    constexpr std::string_view kExpected = "a list of groups such as [\"AB\", \"CDE\"]";
    const std::size_t count = field.list(kExpected).size();
    std::uint8_t number = 1;
    for (std::size_t i = 0; i < count && !field.problem().found(); ++i)
        read_group(field.element(i), nodes, number++, partition, placed);
    for (std::size_t node = 0; node < static_cast<std::size_t>(nodes); ++node) {
        if ((placed >> node & 1U) == 0) partition.group[node] = number++;
    }
    number_groups(partition, nodes);
}

struct ReadField {
    const Fields& fields;
    int nodes;

    void operator()(std::string_view name, NodeId& node) const {
        const std::string expected = "\"leader\" or a node, " + node_names(nodes);
        const Field field = fields[name];
        const std::string& text = field.text(expected);
        const bool known = text.size() == 1 && text[0] >= 'A' && text[0] < 'A' + nodes;
        if (!known && text != "leader") return field.refuse(expected);
        node = known ? static_cast<NodeId>(text[0] - 'A') : sim::kTheLeader;
    }
    void operator()(std::string_view name, std::optional<NodeId>& node) const {
        if (fields[name].present()) (*this)(name, node.emplace());
    }
    void operator()(std::string_view name, sim::NodeOrLeader<std::optional<NodeId>> to) const {
        NodeId node = 0;
        (*this)(name, node);
        if (node != sim::kTheLeader) to.node = node;
    }
    void operator()(std::string_view name, bool& value) const {
        if (fields[name].present()) value = fields[name].boolean();
    }
    void operator()(std::string_view name, int& percent) const {
        percent = static_cast<int>(fields[name].integer(0, 100));
    }
    void operator()(std::string_view name, sim::MessageId& message) const {
        message = fields[name].natural(1, sim::kLargestMessage);
    }
    void operator()(std::string_view name, sim::Time& time) const { time = fields[name].time(1, sim::kLongestTiming); }
    void operator()(std::string_view name, raft::ClientId& client) const {
        client = static_cast<raft::ClientId>(fields[name].integer(1, sim::kLargestClient));
    }
    void operator()(std::string_view name, raft::Command& command) const {
        const auto read = parse_command(fields[name].text(kCommandForms));
        if (!read) fields[name].refuse(kCommandForms);
        command = read.value_or(raft::Command{});
    }
    void operator()(std::string_view name, sim::Range& range) const { range = read_latency(fields[name]); }
    void operator()(std::string_view name, std::array<std::uint8_t, raft::kMaxNodes>& group) const {
        sim::Partition partition;
        read_groups(fields[name], nodes, partition);
        group = partition.group;
    }
};

// The keys of an input of this kind.
template <class Kind>
std::vector<std::string_view> keys_of() {
    std::vector<std::string_view> keys{"at", "do"};
    Kind input{};
    sim::each_field(input, [&](std::string_view name, const auto&) { keys.push_back(name); });
    return keys;
}

template <class Kind>
sim::Input read_kind(const Fields& fields, int nodes) {
    static const std::vector<std::string_view> kKeys = keys_of<Kind>();
    fields.allow(kKeys);
    Kind input{};
    sim::each_field(input, ReadField{fields, nodes});
    if constexpr (requires { input.from == input.to; }) {
        if (std::optional(input.from) == std::optional(input.to) && fields["to"].present())
            fields["to"].refuse("another node than \"from\"");
    }
    return input;
}

// "As above" may be taken in two ways: the keys of a scenario's "timing" here, or a "timing" here that holds them.
TimingChange read_timing_input(const Fields& fields) {
    if (const Field nested = fields["timing"]; nested.present()) {
        fields.allow({"at", "do", "timing"});
        const Fields inner(nested);
        inner.allow(kTimingKeys);
        return read_timing(inner);
    }
    std::vector<std::string_view> keys{"at", "do", "timing"};
    keys.insert(keys.end(), kTimingKeys.begin(), kTimingKeys.end());
    fields.allow(keys);
    return read_timing(fields);
}

// Calls `act` with a null pointer to each kind of input, until it returns true.
template <class Act, class... Kinds>
bool any_kind(const std::variant<Kinds...>*, Act act) {
    return (act(static_cast<const Kinds*>(nullptr)) || ...);
}
template <class Act>
bool any_kind(Act act) {
    return any_kind(static_cast<const sim::Input*>(nullptr), act);
}

std::string all_names() {
    std::string list;
    any_kind([&]<class Kind>(const Kind*) {
        list += (list.empty() ? "one of " : ", ") + std::string(sim::InputForm<Kind>::kName);
        return false;
    });
    return list;
}

} // namespace

ReadInput read_input(const Field& field, int nodes) {
    const Fields fields(field);
    ReadInput read;
    const Field kind = fields["do"];
    const std::string& name = kind.text(all_names());
    const bool known = any_kind([&]<class Kind>(const Kind*) {
        if (name != sim::InputForm<Kind>::kName) return false;
        if constexpr (std::is_same_v<Kind, sim::SetTiming>) {
            read.timing = read_timing_input(fields);
            read.input.input = sim::SetTiming{};
        } else {
            read.input.input = read_kind<Kind>(fields, nodes);
        }
        return true;
    });
    if (!known) kind.refuse(all_names());
    read.input.at = fields["at"].time(0, sim::kLatest);
    return read;
}

} // namespace file
