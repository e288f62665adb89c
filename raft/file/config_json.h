// What a world is made from, as the keys of a scenario: "nodes", "seed", "timing", "pace", "replicate", "rules_off" and
// "disks". A lesson's worlds have them as well.
#pragma once

#include <string>
#include <vector>

#include "raft/file/field.h"
#include "raft/sim/config.h"

namespace file {

// Those of an object that may have other keys, too. Problems are noted in the fields.
sim::Config read_config(const Fields& fields);

// `["commit_only_current_term"]`: the rules' ids.
std::string write_rules(raft::RuleSet rules);

// `{ "A": { "term": 4, "voted_for": null, "log": ["1: SET 5", "4: ADD 2"] }, … }`: of each entry its term and what it
// asks. Which client waits for an entry is not written: after a start nobody is owed an answer.
std::string write_disks(const std::vector<raft::Disk>& disks);

// "4: ADD 2", with the term before the command.
std::string write_entry_text(const raft::Entry& entry);

// Nothing if the text is no such entry with a term of 1 or more.
std::optional<raft::Entry> parse_entry(std::string_view text);

inline constexpr std::string_view kEntryForm = "an entry such as \"1: SET 5\", its term and its command";

} // namespace file
