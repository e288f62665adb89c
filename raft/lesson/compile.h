// A lesson played once by the engine, so that every beat has its exact place in time: going on, back, and to any beat
// is then only going to that time of that run.
#pragma once

#include <cstddef>
#include <vector>

#include "raft/lesson/flaw.h"
#include "raft/lesson/lesson.h"
#include "raft/sim/run.h"

namespace lesson {

// The run behind the beats of one episode, the inputs of its beats included.
struct CompiledEpisode {
    sim::Config config;
    std::vector<sim::TimedInput> inputs; // in order of time

    sim::Run run() const { return sim::Run(config, inputs); }
};

struct CompiledAsk {
    std::size_t right = 0;      // index of the choice that comes true
    std::size_t decided_at = 0; // the beat of the lesson at whose end it does
};

// One beat with its place. `chapter`, `number` and `episode` are indices into the lesson and the compiled lesson.
struct CompiledBeat {
    std::size_t chapter = 0;
    std::size_t number = 0;  // in the chapter
    std::size_t episode = 0; // in CompiledLesson::episodes

    // The beat plays its episode from `start` to `end`; where they are equal the world stands still. The next beat of
    // the episode starts at this one's end, and its first inputs come no sooner than a microsecond later: the world at
    // `end` is before anything that the next beat does.
    sim::Time start = 0;
    sim::Time end = 0;

    raft::NodeSet camera; // whom it looks at, as they are at the beat's end; nobody: at everything
    HiddenParts hidden;   // show and hide of all beats up to this one applied
    std::optional<CompiledAsk> ask;
    // By the choices of its question: of one that is an entry, what stands there when it is asked, if anything does.
    std::vector<std::optional<raft::Command>> asked_entries;
};

struct CompiledLesson {
    Lesson lesson;
    std::vector<CompiledEpisode> episodes; // of all chapters, in order
    std::vector<CompiledBeat> beats;       // of all chapters, in order

    // Why it is not sound: conditions not met, claims not true, pointers at nothing … It can be shown all the same. A
    // beat that never ends, and every beat behind it in its world, stands where the world stood when it gave up
    // waiting.
    std::vector<Flaw> flaws;

    const Beat& beat(std::size_t i) const { return lesson.chapters[beats[i].chapter].beats[beats[i].number]; }
    const Chapter& chapter_of(std::size_t i) const { return lesson.chapters[beats[i].chapter]; }

    // The first beat of a chapter.
    std::size_t first_beat(std::size_t chapter) const;

    // The beat with this id, if there is one.
    std::optional<std::size_t> find_beat(std::string_view id) const;
};

// Plays the lesson. It takes as long as the engine needs for the simulated time: milliseconds.
CompiledLesson compile(Lesson lesson);

} // namespace lesson
