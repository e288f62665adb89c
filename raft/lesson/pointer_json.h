// Pointers as a lesson has them: an object with one of "node", "ring", "value", "term", "votes", "log" (each with
// nodes), "entry", "message", "link", "client", "panel".
#pragma once

#include "raft/file/field.h"
#include "raft/lesson/part_names.h"
#include "raft/lesson/pointer.h"

namespace lesson {

Pointer read_pointer(const file::Field& field, int nodes, const PartNames& parts);

} // namespace lesson
