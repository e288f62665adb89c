// A lesson: chapters of beats over worlds that the real engine plays. This is what a lesson file says; compile.h finds
// out when each beat begins and ends.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "raft/lesson/condition.h"
#include "raft/lesson/group.h"
#include "raft/lesson/part_names.h"
#include "raft/lesson/pointer.h"
#include "raft/lesson/texts.h"
#include "raft/sim/config.h"
#include "raft/sim/input.h"

namespace lesson {

// Until when a beat plays.
struct Until {
    // Exactly one of the two.
    std::optional<sim::Time> time; // since the beat's start
    std::optional<Condition> condition;

    sim::Time then = 0;                          // after the condition came true, so much longer
    sim::Time within = 5000 * sim::kMillisecond; // since the beat's start; not met by then is an error of the lesson

    friend bool operator==(const Until&, const Until&) = default;
};

// What somebody may choose before the world shows it.
struct Choice {
    enum class Kind : std::uint8_t { Node, Entry, Yes, No, Text };
    Kind kind = Kind::Text;
    raft::NodeId node = 0; // Node, Entry
    raft::Index index = 0; // Entry
    Texts text;            // Text
    Condition right_when;  // holds at the end of the beat that decides: this was right
    friend bool operator==(const Choice&, const Choice&) = default;
};

// A question before a beat plays. It may be skipped and turned off, so the beats' texts do without it.
struct Ask {
    Texts question;
    std::vector<Choice> choices; // exactly one comes true
    std::string decided_at;      // the id of this beat or a later one of the same world
    Texts why;                   // shown with the answer

    friend bool operator==(const Ask&, const Ask&) = default;
};

struct Beat {
    std::string id; // unique in the lesson; lower-case letters, digits and dashes
    Texts text;     // one to three sentences
    std::vector<Pointer> points;
    bool dim_rest = false; // what is not pointed at steps back

    std::optional<Group> camera; // seen from nearby while the beat is there; nothing: the whole stage

    std::int64_t speed = 50;             // simulated ms in a real second, from 1 to 4000
    std::vector<sim::TimedInput> inputs; // `at` since the beat's start
    std::optional<Until> until;          // nothing: the world stands still
    Texts waits_for;                     // with a condition: "… waits for": a few words
    bool goes_on = false;                // the next beat follows by itself when this one has played

    std::vector<std::string> show; // parts, from this beat on
    std::vector<std::string> hide;

    std::vector<Condition> expect; // what the text claims; true at the beat's end
    std::optional<Ask> ask;

    friend bool operator==(const Beat&, const Beat&) = default;
};

// What beats play in: the cluster at time 0, what happens to it, and how far it has come when its first beat begins.
struct Setting {
    sim::Config config;
    std::vector<sim::TimedInput> inputs;
    std::optional<Until> begin; // nothing: at time 0

    friend bool operator==(const Setting&, const Setting&) = default;
};

// Beats that share a world, one after the other in its time.
struct Episode {
    Setting setting;
    std::size_t first_beat = 0; // in the chapter

    friend bool operator==(const Episode&, const Episode&) = default;
};

struct Chapter {
    std::string id; // unique in the lesson
    Texts title;
    HiddenParts hidden;            // at its start; early beats hide what they have not spoken of yet
    std::vector<Episode> episodes; // in order of first_beat; the first begins at beat 0
    std::vector<Beat> beats;       // one or more

    friend bool operator==(const Chapter&, const Chapter&) = default;
};

struct Lesson {
    std::vector<std::string> languages; // "en", "zh" …; the first one stands in where a text is missing
    Texts title;
    Texts about;                       // one sentence for a menu
    std::int64_t order = 0;            // of lessons in a menu
    std::vector<Texts> misconceptions; // what people often believe and the lesson shows to be wrong, each a sentence
    std::vector<Chapter> chapters;

    friend bool operator==(const Lesson&, const Lesson&) = default;
};

} // namespace lesson
