// Why no run could have left a scenario's disks, in words and at its place in the file.
#pragma once

#include "raft/file/field.h"
#include "raft/sim/disk_check.h"

namespace file {

void refuse_disks(const Fields& disks, const sim::Config& config, const sim::DiskProblem& problem);

} // namespace file
