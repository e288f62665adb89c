#include "raft/file/json_text.h"

#include <nlohmann/json.hpp>

namespace file {

std::string quoted(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string node_or_null(raft::NodeId node) {
    if (node >= raft::kMaxNodes) return "null";
    return {'"', raft::name_of(node), '"'};
}

} // namespace file
