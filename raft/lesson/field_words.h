// What the readers of a lesson share: fields that are one of a few words, texts, groups of nodes.
#pragma once

#include <array>
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

// One of the words; anything else is a problem that names them all.
template <class Value, std::size_t N>
Value read_word(const file::Field& field, const std::array<Word<Value>, N>& words) {
    std::string expected = "one of ";
    for (const Word<Value>& each : words)
        expected += std::string(&each == words.data() ? "" : ", ") + std::string(each.word);
    const std::string& text = field.text(expected);
    for (const Word<Value>& each : words) {
        if (each.word == text) return each.value;
    }
    field.refuse(expected);
    return words.front().value;
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
