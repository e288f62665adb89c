// Fields by name. What a struct's fields are called is said once, in an `each_field` next to it that unpacks the struct
// into exactly as many names as it has fields: one that is forgotten does not compile. Reading, writing, comparing and
// counting follow from there.
#pragma once

#include <concepts>
#include <type_traits>

namespace raft {

// The struct itself, to be changed or not.
template <class T, class Struct>
concept Is = std::same_as<std::remove_const_t<T>, Struct>;

} // namespace raft
