// The checkpoints of a recording as JSON.
#pragma once

#include <string>
#include <vector>

#include "raft/file/field.h"
#include "raft/file/scenario.h"

namespace file {

std::vector<Checkpoint> read_checkpoints(const Field& list);
std::string write_checkpoint(const Checkpoint& checkpoint);

} // namespace file
