// Messages as state and events show them.
#pragma once

#include "raft/core/message.h"
#include "raft/file/json_text.h"

namespace file {

// Adds "type" (the paper's names; "ClientRequest" and "ClientReply" for clients), "from" and "to". An end that is a
// client is "client 1".
void add_envelope(Json& object, const raft::Message& message);

// Adds what the message says: "vote_granted" and so on. Of entries it tells which they are ("entries_from",
// "entries_to"), not what is in them: that is told where a leader appends them.
void add_body(Json& object, const raft::Message& message);

// { "index": 1, "term": 1, "op": "SET 5" }
Json entry_json(raft::Index index, const raft::Entry& entry);

} // namespace file
