// Messages as state and events show them.
#pragma once

#include <string>
#include <string_view>

#include "raft/core/message.h"

namespace file {

// "AppendEntries", "RequestVoteReply" …: the paper's names; "ClientRequest" and "ClientReply" for clients.
std::string_view message_type(const raft::Message& message);

// `"type": …, "from": …, "to": …` without braces. An end that is a client is "client 1".
std::string write_envelope(const raft::Message& message);

// What the message says, as further fields with ", " before each: `, "vote_granted": true`.
std::string write_body(const raft::Message& message);

// `{ "index": 1, "term": 1, "op": "SET 5" }`
std::string write_entry(raft::Index index, const raft::Entry& entry);

} // namespace file
