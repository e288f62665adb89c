// Beats as a lesson has them.
#pragma once

#include <string>
#include <vector>

#include "raft/file/field.h"
#include "raft/lesson/lesson.h"

namespace lesson {

// What reading a beat needs to know of its surroundings.
struct BeatContext {
    const PartNames& parts;
    const std::vector<std::string>& languages;
    int nodes;
    sim::Timing& in_force; // of the episode's world, before the beat and then after it
};

Beat read_beat(const file::Field& field, const BeatContext& context);

// A time in ms, or { "when": condition, "then": ms, "within": ms }.
Until read_until(const file::Field& field, int nodes);

// Parts to show or to hide.
std::vector<std::string> read_parts(const file::Field& field, const PartNames& parts);

// Of chapters and beats: lower-case letters, digits and dashes.
std::string read_id(const file::Field& field);

} // namespace lesson
