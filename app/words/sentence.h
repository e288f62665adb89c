// An event of a run in words: what happened, why, and by which rule of the paper.
#pragma once

#include <string>
#include <vector>

#include "app/words/judgement.h"
#include "raft/core/events.h"
#include "raft/sim/record.h"
#include "render/text.h"

namespace app {

// What an event is about, for the colour beside it.
enum class Tone { Follower, Candidate, Leader, Client, Trouble, Quiet };

struct Sentence {
    sim::Time at = 0;
    std::uint64_t number = 0; // of the event
    raft::NodeId node = raft::kNobody;
    Tone tone = Tone::Quiet;
    std::string title;
    std::string detail;                  // may be empty
    std::string citation;                // "AppendEntries 2 · §5.3"; may be empty
    std::vector<std::string> parts = {}; // what an act of several inputs consisted of
};

// Heartbeats and the like, of which there are many?
bool is_small(const sim::Page& page, const sim::Record& record);

// A record of the page, in words; `nodes` is the cluster's size.
Sentence sentence_of(const sim::Page& page, const sim::Record& record, int nodes, const render::Words& words);

// The keys that sentence_of asks for, so that a test can look whether they all exist.
std::string refusal_key(raft::Rule rule); // of a vote, as the candidate tells it
std::string event_key(raft::NodeEventKind kind);

} // namespace app
