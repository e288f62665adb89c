// What a message says, in few words.
#pragma once

#include <string>

#include "render/stage/canvas.h"

namespace render {

// How much a message matters to somebody who watches; labels of those that matter more are placed first.
enum class Weightiness { Routine, Vote, Entry, Client };

struct MessageWords {
    std::string whole; // "AppendEntries · entry 3"
    std::string brief; // "entry 3"
    Weightiness weight = Weightiness::Routine;
};

MessageWords message_words(const sim::World& world, const raft::Message& message, const Words& words);

} // namespace render
