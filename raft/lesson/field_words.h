// What the readers of a lesson share: fields that are one of a few words, texts, groups of nodes.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "raft/file/field.h"
#include "raft/lesson/group.h"
#include "raft/lesson/message_pattern.h"
#include "raft/lesson/texts.h"

namespace lesson {

template <class Value>
struct Word {
    std::string_view word;
    Value value;
};

// One of the names; anything else is a problem that tells them all.
std::string read_name(const file::Field& field, std::span<const std::string_view> names);

// What one of the words stands for; anything else is such a problem.
template <class Value, std::size_t N>
Value read_word(const file::Field& field, const std::array<Word<Value>, N>& words) {
    std::array<std::string_view, N> names;
    std::ranges::transform(words, names.begin(), &Word<Value>::word);
    const std::string name = read_name(field, names);
    const auto found = std::ranges::find(words, name, &Word<Value>::word);
    return found == words.end() ? words.front().value : found->value;
}

// "AB", "leader", "running", "all"; with `majority` also that word.
Group read_group(const file::Field& field, int nodes, bool majority = false);

// "AB": one node or more.
raft::NodeSet read_nodes(const file::Field& field, int nodes);

// Text by language: { "en": …, "zh": … }. Languages that the lesson does not have are problems, missing ones are not.
Texts read_texts(const file::Field& field, const std::vector<std::string>& languages);

// { "type": …, "from": …, "to": …, "client": …, "entries": …, "granted": … }, each of them optional.
MessagePattern read_message_pattern(const file::Field& field, int nodes);

} // namespace lesson
