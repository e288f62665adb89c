#include <array>
#include <nlohmann/json.hpp>

#include "raft/file/command_text.h"
#include "raft/file/input_json.h"
#include "raft/sim/input_fields.h"
#include "raft/sim/trace.h"

namespace file {
namespace {

// A group has the name of its first node's number; the texts come in the order of those nodes.
Json groups_json(const std::array<std::uint8_t, raft::kMaxNodes>& group, int nodes) {
    Json groups = Json::array();
    std::array<bool, raft::kMaxNodes> written{};
    const auto count = static_cast<std::size_t>(nodes);
    for (std::size_t first = 0; first < count; ++first) {
        if (written[first]) continue;
        std::string names;
        for (std::size_t node = first; node < count; ++node) {
            if (group[node] != group[first]) continue;
            names += raft::name_of(static_cast<raft::NodeId>(node));
            written[node] = true;
        }
        groups.push_back(names);
    }
    return groups;
}

struct AddField {
    Json& object;
    int nodes;

    void operator()(std::string_view name, raft::NodeId node) const {
        object.emplace(name, node == sim::kTheLeader ? Json("leader") : node_json(node));
    }
    void operator()(std::string_view name, const std::optional<raft::NodeId>& node) const {
        if (node) (*this)(name, *node);
    }
    template <class MaybeNode>
    void operator()(std::string_view name, sim::NodeOrLeader<MaybeNode> to) const {
        (*this)(name, to.node.value_or(sim::kTheLeader));
    }
    // Only "both" is one, and true unless said.
    void operator()(std::string_view name, bool value) const {
        if (!value) object.emplace(name, value);
    }
    void operator()(std::string_view name, const std::array<std::uint8_t, raft::kMaxNodes>& group) const {
        object.emplace(name, groups_json(group, nodes));
    }
    void operator()(std::string_view name, const raft::Command& command) const {
        object.emplace(name, write_command(command));
    }
    void operator()(std::string_view name, const sim::Range& range) const { object.emplace(name, range_json(range)); }
    void operator()(std::string_view, const sim::Timing& timing) const { add_whole_timing(object, timing); }
    void operator()(std::string_view name, const sim::Time& time) const { object.emplace(name, time_json(time)); }
    void operator()(std::string_view name, const std::integral auto& number) const { object.emplace(name, number); }
};

} // namespace

void add_input_fields(Json& object, const sim::Input& input, int nodes) {
    std::visit([&](const auto& kind) { sim::each_field(kind, AddField{object, nodes}); }, input);
}

std::string write_input(const sim::TimedInput& input, int nodes) {
    Json object{{"at", time_json(input.at)}, {"do", sim::name_of(input.input)}};
    add_input_fields(object, input.input, nodes);
    return one_line(object);
}

} // namespace file
