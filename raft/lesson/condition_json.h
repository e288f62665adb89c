// Conditions as a lesson has them: an object whose first word says what it is about ("nodes", "leader", "leaders",
// "candidates", "client", "logs", "under_way", "links", "event", "all", "any", "not").
#pragma once

#include "raft/file/field.h"
#include "raft/lesson/condition.h"

namespace lesson {

Condition read_condition(const file::Field& field, int nodes);

} // namespace lesson
