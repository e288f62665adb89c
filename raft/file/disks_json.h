// What nodes hold on their disks at the start, as a scenario has it:
// `{ "A": { "term": 4, "voted_for": null, "log": ["1: SET 5", "4: ADD 2"] }, … }`: of each entry its term and what it
// asks. Which client waits for an entry is not written: after a start nobody is owed an answer.
//
// Unless said, a disk is empty, a term is that of the log's last entry, and a vote is what a run would have left: for
// the leader of that term where it can have been, otherwise for nobody.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "raft/file/field.h"
#include "raft/sim/config.h"

namespace file {

// Reads the disks of a cluster with the configuration's nodes and rules. Those that no run could have left are a
// problem, and so is a number too large to count on from.
void read_disks(const Field& field, sim::Config& config);

std::string write_disks(const std::vector<raft::Disk>& disks);

// "4: ADD 2", with the term before the command.
std::string write_entry_text(const raft::Entry& entry);

// Nothing if the text is no such entry with a term from 1 to sim::kLargestTerm.
std::optional<raft::Entry> parse_entry(std::string_view text);

inline constexpr std::string_view kEntryForm =
    "an entry such as \"1: SET 5\", its term from 1 to 1000000000000 and its command";

} // namespace file
