#include <array>

#include "raft/file/command_text.h"
#include "raft/file/input_json.h"
#include "raft/file/milliseconds.h"
#include "raft/sim/trace.h"

namespace file {
namespace {

std::string node_field(std::string_view key, raft::NodeId node) {
    const std::string name = node == sim::kTheLeader ? "leader" : std::string(1, raft::name_of(node));
    return ", \"" + std::string(key) + "\": \"" + name + '"';
}

std::string ends(std::optional<raft::NodeId> from, std::optional<raft::NodeId> to) {
    return (from ? node_field("from", *from) : "") + (to ? node_field("to", *to) : "");
}

template <class Input>
concept OfOneNode = requires(const Input& input) {
    input.node;
};

template <class Input>
concept OfLinks = requires(const Input& input) {
    input.both;
};

template <class Input>
concept OfOneMessage = requires(const Input& input) {
    input.message;
};

struct InputFields {
    int nodes;

    std::string operator()(const OfOneNode auto& input) const { return node_field("node", input.node); }
    std::string operator()(const OfLinks auto& input) const {
        return ends(input.from, input.to) + (input.both ? "" : ", \"both\": false");
    }
    std::string operator()(const OfOneMessage auto& input) const {
        return ", \"message\": " + std::to_string(input.message);
    }
    std::string operator()(const sim::Partition& partition) const {
        std::string text = ", \"groups\": [";
        std::array<bool, raft::kMaxNodes> written{};
        const auto count = static_cast<std::size_t>(nodes);
        for (std::size_t first = 0; first < count; ++first) {
            if (written[first]) continue;
            text += first == 0 ? "\"" : ", \"";
            for (std::size_t node = first; node < count; ++node) {
                if (partition.group[node] != partition.group[first]) continue;
                text += raft::name_of(static_cast<raft::NodeId>(node));
                written[node] = true;
            }
            text += '"';
        }
        return text + ']';
    }
    std::string operator()(const sim::Heal&) const { return {}; }
    std::string operator()(const sim::Loss& loss) const {
        return ", \"percent\": " + std::to_string(loss.percent) + ends(loss.from, loss.to);
    }
    std::string operator()(const sim::Latency& latency) const {
        return ", \"ms\": " + write_range(latency.range) + ends(latency.from, latency.to);
    }
    std::string operator()(const sim::Duplicate& duplicate) const {
        return ", \"percent\": " + std::to_string(duplicate.percent);
    }
    std::string operator()(const sim::Request& request) const {
        const std::string to = request.to ? std::string(1, raft::name_of(*request.to)) : "leader";
        return ", \"client\": " + std::to_string(request.client) + ", \"to\": \"" + to + "\", \"op\": \"" +
               write_command(request.command) + '"';
    }
    std::string operator()(const sim::SetTiming& input) const { return ", " + write_whole_timing(input.timing); }
};

} // namespace

std::string write_input_fields(const sim::Input& input, int nodes) {
    return std::visit(InputFields{nodes}, input);
}

std::string write_input(const sim::TimedInput& input, int nodes) {
    return "{ \"at\": " + write_milliseconds(input.at) + ", \"do\": \"" + std::string(sim::name_of(input.input)) + '"' +
           write_input_fields(input.input, nodes) + " }";
}

} // namespace file
