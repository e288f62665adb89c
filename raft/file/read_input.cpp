#include <algorithm>
#include <array>
#include <limits>

#include "raft/file/command_text.h"
#include "raft/file/input_json.h"

namespace file {
namespace {

using raft::NodeId;

// The fields of one input, in a cluster of so many nodes.
struct Source {
    const Field& place;
    Fields fields;
    int nodes;

    void allow(std::initializer_list<std::string_view> keys) const { fields.allow(keys); }
    std::string node_or_leader() const { return "\"leader\" or a node, " + node_names(nodes); }
    NodeId node(std::string_view key) const {
        const Field field = fields[key];
        const std::string& name = field.text(node_or_leader());
        if (name == "leader") return sim::kTheLeader;
        if (name.size() == 1 && name[0] >= 'A' && name[0] < 'A' + nodes) return static_cast<NodeId>(name[0] - 'A');
        field.refuse(node_or_leader());
        return 0;
    }
    std::optional<NodeId> node_if_said(std::string_view key) const {
        if (!fields[key].present()) return std::nullopt;
        return node(key);
    }
    int percent() const { return static_cast<int>(fields["percent"].integer(0, 100)); }
    void refuse_equal_ends(std::optional<NodeId> from, std::optional<NodeId> to) const {
        if (from && to && *from == *to) fields["to"].refuse("another node than \"from\"");
    }
};

template <class OneNode>
sim::Input read_one_node(const Source& source) {
    source.allow({"at", "do", "node"});
    return OneNode{source.node("node")};
}

template <class Links>
sim::Input read_links(const Source& source) {
    source.allow({"at", "do", "from", "to", "both"});
    const NodeId from = source.node("from");
    const NodeId to = source.node("to");
    source.refuse_equal_ends(from, to);
    const Field both = source.fields["both"];
    return Links{from, to, both.present() ? both.boolean() : true};
}

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

sim::Input read_partition(const Source& source) {
    source.allow({"at", "do", "groups"});
    sim::Partition partition;
    std::uint16_t placed = 0;
    const Field groups = source.fields["groups"];
    const std::size_t count = groups.list("a list of groups such as [\"AB\", \"CDE\"]").size();
    std::uint8_t number = 1;
    for (std::size_t i = 0; i < count && !source.place.problem().found(); ++i) {
        read_group(groups.element(i), source.nodes, number++, partition, placed);
    }
    for (std::size_t node = 0; node < static_cast<std::size_t>(source.nodes); ++node) {
        if ((placed >> node & 1U) == 0) partition.group[node] = number++;
    }
    number_groups(partition, source.nodes);
    return partition;
}

sim::Input read_heal(const Source& source) {
    source.allow({"at", "do"});
    return sim::Heal{};
}

sim::Input read_loss(const Source& source) {
    source.allow({"at", "do", "percent", "from", "to"});
    const sim::Loss loss{source.percent(), source.node_if_said("from"), source.node_if_said("to")};
    source.refuse_equal_ends(loss.from, loss.to);
    return loss;
}

sim::Input read_latency_input(const Source& source) {
    source.allow({"at", "do", "ms", "from", "to"});
    const sim::Latency latency{read_latency(source.fields["ms"]), source.node_if_said("from"),
                               source.node_if_said("to")};
    source.refuse_equal_ends(latency.from, latency.to);
    return latency;
}

sim::Input read_duplicate(const Source& source) {
    source.allow({"at", "do", "percent"});
    return sim::Duplicate{source.percent()};
}

template <class OneMessage>
sim::Input read_one_message(const Source& source) {
    source.allow({"at", "do", "message"});
    return OneMessage{source.fields["message"].natural(1, sim::kLargestMessage)};
}

sim::Input read_request(const Source& source) {
    source.allow({"at", "do", "client", "to", "op"});
    sim::Request request{};
    request.client = static_cast<raft::ClientId>(source.fields["client"].integer(1, sim::kLargestClient));
    const NodeId to = source.node("to");
    if (to != sim::kTheLeader) request.to = to;
    const Field op = source.fields["op"];
    const auto command = parse_command(op.text(kCommandForms));
    if (!command) op.refuse(kCommandForms);
    request.command = command.value_or(raft::Command{});
    return request;
}

// "As above" may be taken in two ways: the keys of a scenario's "timing" here, or a "timing" here that holds them.
sim::Input read_set_timing(const Source& source, TimingChange& change) {
    const Field nested = source.fields["timing"];
    if (nested.present()) {
        source.allow({"at", "do", "timing"});
        const Fields inner(nested);
        inner.allow({"election_ms", "heartbeat_ms", "latency_ms", "max_entries", "back_up"});
        change = read_timing(inner);
    } else {
        source.allow({"at", "do", "election_ms", "heartbeat_ms", "latency_ms", "max_entries", "back_up"});
        change = read_timing(source.fields);
    }
    return sim::SetTiming{};
}

struct InputForm {
    std::string_view name;
    sim::Input (*read)(const Source&);
};

constexpr std::array kForms{
    InputForm{"kill", read_one_node<sim::Kill>},
    InputForm{"restart", read_one_node<sim::Restart>},
    InputForm{"pause", read_one_node<sim::Pause>},
    InputForm{"resume", read_one_node<sim::Resume>},
    InputForm{"timeout", read_one_node<sim::FireTimer>},
    InputForm{"cut", read_links<sim::Cut>},
    InputForm{"mend", read_links<sim::Mend>},
    InputForm{"partition", read_partition},
    InputForm{"isolate", read_one_node<sim::Isolate>},
    InputForm{"heal", read_heal},
    InputForm{"request", read_request},
    InputForm{"loss", read_loss},
    InputForm{"latency", read_latency_input},
    InputForm{"duplicate", read_duplicate},
    InputForm{"deliver", read_one_message<sim::Deliver>},
    InputForm{"drop", read_one_message<sim::Drop>},
};
constexpr std::string_view kTimingName = "timing";

const std::string& all_names() {
    static const std::string kNames = [] {
        std::string list = "one of ";
        for (const InputForm& form : kForms)
            list += std::string(form.name) + ", ";
        return list + std::string(kTimingName);
    }();
    return kNames;
}

} // namespace

ReadInput read_input(const Field& field, int nodes) {
    const Source source{field, Fields(field), nodes};
    ReadInput read;
    const Field kind = source.fields["do"];
    const std::string& name = kind.text(all_names());
    const auto* form = std::ranges::find(kForms, name, &InputForm::name);
    if (name == kTimingName) {
        read.input.input = read_set_timing(source, read.timing);
    } else if (form != kForms.end()) {
        read.input.input = form->read(source);
    } else {
        kind.refuse(all_names());
    }
    read.input.at = source.fields["at"].time(0, sim::kLatest);
    return read;
}

} // namespace file
