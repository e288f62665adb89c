// Sentences read back: which text of the catalogue was said, and with which values. And what the world was when it was
// said, for those who look whether it is true.
#pragma once

#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "raft/core/node.h"
#include "raft/sim/world.h"
#include "render/text.h"

namespace app_tests {

// What stands at the places of a text: {node}, {index}…
class Values {
  public:
    std::string& operator[](std::string_view name) { return values_[std::string(name)]; }
    const std::string& text(std::string_view name) const { return values_.at(std::string(name)); }
    std::uint64_t number(std::string_view name) const {
        const std::string& digits = text(name);
        std::uint64_t value = ~std::uint64_t{0};
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    }
    raft::NodeId node(std::string_view name) const {
        const std::string& letter = text(name);
        return letter.size() == 1 ? static_cast<raft::NodeId>(letter[0] - 'A') : raft::kNobody;
    }

  private:
    std::map<std::string, std::string> values_;
};

// Values that are of more than one word; all others are one.
inline bool may_have_spaces(std::string_view place) {
    for (const std::string_view name :
         {"op", "who_stores", "candidate_end", "own_end", "what", "vote", "log", "rule", "groups", "link", "where",
          "range", "election", "heartbeat", "latency", "disk", "to"}) {
        if (place == name) return true;
    }
    return false;
}

// The values with which the text says this, if it can.
inline std::optional<Values> read_back(std::string_view text, std::string_view said) {
    Values values;
    while (true) {
        const std::size_t open = text.find('{');
        const std::string_view plain = text.substr(0, open);
        if (!said.starts_with(plain)) return std::nullopt;
        said.remove_prefix(plain.size());
        if (open == std::string_view::npos) return said.empty() ? std::optional(values) : std::nullopt;
        const std::size_t close = text.find('}', open);
        const std::string_view place = text.substr(open + 1, close - open - 1);
        text.remove_prefix(close + 1);
        const std::string_view next = text.substr(0, text.find('{'));
        const std::size_t end = next.empty() && text.empty() ? said.size() : said.find(next);
        if (end == std::string_view::npos || end == 0) return std::nullopt;
        const std::string value(said.substr(0, end));
        if (!may_have_spaces(place) && value.find(' ') != std::string::npos) return std::nullopt;
        std::string& there = values[place];
        if (!there.empty() && there != value) return std::nullopt;
        there = value;
        said.remove_prefix(end);
    }
}

// What is known when a sentence is said, without the engine's reasons.
struct Said {
    const sim::World& world;      // after what it tells
    sim::NodeId node;             // whom it is about
    const raft::Node& before;     // as it was
    const raft::Message* message; // by which the step began, nullptr: by none

    const raft::Node& after() const { return world.servers[node].node; }
    const raft::Disk& disk() const { return world.servers[node].disk; }
    template <class Body>
    const Body* received() const {
        return message == nullptr ? nullptr : std::get_if<Body>(&message->body);
    }
    bool rules_are_on() const { return world.config.options.switched_off.empty(); }
};

inline raft::Term term_at(const raft::Log& log, raft::Index index) {
    return index >= 1 && index <= log.last_index() ? log.term_at(index) : 0;
}

// On how many disks is the entry?
inline int disks_with(const sim::World& world, raft::Index index, raft::Term term) {
    int count = 0;
    for (const sim::Server& server : world.servers)
        count += term_at(server.disk.log, index) == term ? 1 : 0;
    return count;
}

// A refusal of a request that was of an earlier term than the one in which it says so.
inline bool answers_an_earlier_election(const Said& said) {
    const auto* reply = said.received<raft::RequestVoteReply>();
    return reply != nullptr && !reply->vote_granted && reply->refused_by == raft::Rule::VoteOnlyInCurrentTerm;
}

inline bool has_unwritten(const Said& said) {
    return !raft::is_on_disk(said.after(), said.disk());
}

// Each text of the catalogue that a sentence may use, and when it is true. Nothing: there is no such text here.
using Truth = bool (*)(const Said&, const Values&);
using Truths = std::map<std::string, Truth, std::less<>>;
const Truths& truths_of_deeds();
const Truths& truths_of_reasons();

} // namespace app_tests
