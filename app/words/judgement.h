// A judgement by a rule of the paper in words: what was looked at, and how it came out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "raft/core/events.h"
#include "raft/core/node.h"
#include "render/text.h"

namespace app {

// What the judgement looked at, if it looked at that.
std::optional<std::uint64_t> value_of(const raft::Judgement& judgement, raft::Fact wanted);

// Of a client's request: did a later one of the same client take effect before?
bool is_passed(const raft::Judgement& judgement);

// "3 of 5 servers are known to store entry 3, and it is from its own term 2"; `stores` are those who have the entry in
// question, as far as the node knows.
std::string judgement_text(const raft::Judgement& judgement, raft::NodeSet stores, int nodes,
                           const render::Words& words);

// The same of a rule that is switched off, where nothing came of it.
std::string ignored_judgement_text(const raft::Judgement& judgement, raft::NodeSet stores, int nodes,
                                   const render::Words& words);

// "; the rule “one vote in a term” (RequestVote 2 · §5.2) is switched off and was not kept to", for each of them.
std::string ignored_text(raft::RuleSet ignored, const render::Words& words);

// "Leaders · §5.4.2".
std::string citation_of(raft::Rule rule, const render::Words& words);

// The keys of a rule's name, and that which judgement_text asks for at the least, so that a test can look whether they
// all exist.
std::string rule_key(raft::Rule rule);
std::string judgement_key(raft::Rule rule, bool held);

} // namespace app
