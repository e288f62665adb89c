// What a world is made from, as the keys of a scenario: "nodes", "seed", "timing", "pace", "replicate", "rules_off" and
// "disks". A lesson's worlds have them as well.
#pragma once

#include "raft/file/field.h"
#include "raft/file/json_text.h"
#include "raft/sim/config.h"

namespace file {

// Those of an object that may have other keys, too. Problems are noted in the fields.
sim::Config read_config(const Fields& fields);

// `["commit_only_current_term"]`: the rules' ids.
Json rules_json(raft::RuleSet rules);

} // namespace file
