// What a chronicle keeps of an event: a few numbers side by side, so that millions of them can be held and looked
// through.
#pragma once

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "raft/core/events.h"
#include "raft/core/node.h"
#include "raft/sim/groups.h"
#include "raft/sim/input.h"
#include "raft/sim/record_words.h"
#include "raft/sim/trace.h"

namespace sim {

// One event, packed. What its kind needs beyond these numbers lies in the words of its page.
struct Record {
    enum class Kind : std::uint8_t { Deed, Message, Timer, Disk, Client, Taken }; // Taken: an input

    Time at = 0;
    raft::Term term = 0;          // of the node, or the message
    raft::Index first = 0;        // the entries that it is about, from
    raft::Index last = 0;         // to; 0 where there are none
    std::uint32_t cause_back = 0; // its cause is the event with this many less; 0 where nobody caused it
    std::uint32_t words = 0;      // where its own begin in the page
    raft::ClientId client = 0;    // where a client has to do with it
    Kind kind = Kind::Deed;
    std::uint8_t what = 0;       // NodeEventKind, MessageEvent::Kind, raft::Timer, ClientEvent::Kind, or index in Input
    NodeId node = raft::kNobody; // who it happened to
    NodeId peer =
        raft::kNobody; // the other one: whom a node's deed concerns, a message's other end, whom a client asks
    raft::Rule rule{}; // Deed: by which rule
    std::uint8_t flags = 0;
    std::uint8_t body = 0; // Message: index in raft::Body; Deed: how many facts there are
    // Of the node and its deed after the event, or of a message's sender when it was sent.
    std::uint8_t state = 0;

    // flags
    static constexpr std::uint8_t kHeld = 1;        // Deed: the rule's condition was true
    static constexpr std::uint8_t kLost = 2;        // Message: it will be lost, or is
    static constexpr std::uint8_t kSecond = 4;      // Message: the network's second copy
    static constexpr std::uint8_t kPositive = 8;    // Message: a reply that grants, accepts, or answers
    static constexpr std::uint8_t kByHand = 16;     // Timer
    static constexpr std::uint8_t kFromClient = 32; // Message: it was sent by a client
    static constexpr std::uint8_t kRefusal = 64;    // Deed: a vote was refused, and the voter said by which rule
    static constexpr std::uint8_t kIgnored = 128;   // Deed: rules that are switched off were not kept to
    // state
    static constexpr std::uint8_t kRole = 3;
    static constexpr std::uint8_t kUp = 4;
    static constexpr std::uint8_t kPaused = 8;
    static constexpr std::uint8_t kWaits = 16; // Deed: it waits for a slow disk
    static constexpr std::uint8_t kAgain = 32; // Deed: it is told once more

    bool is(std::uint8_t flag) const { return (flags & flag) != 0; }
    bool is(raft::NodeEventKind deed) const { return kind == Kind::Deed && what == static_cast<std::uint8_t>(deed); }
    bool is(MessageEvent::Kind way) const { return kind == Kind::Message && what == static_cast<std::uint8_t>(way); }
    raft::Role role() const { return static_cast<raft::Role>(state & kRole); }
    bool up() const { return (state & kUp) != 0; }
    bool paused() const { return (state & kPaused) != 0; }
    bool waits() const { return (state & kWaits) != 0; }
};

struct Server;
// As Record::state has it.
std::uint8_t state_of(const Server& server);

// Records of one stretch of a run, in order. The numbers of their events follow one another.
class Page {
  public:
    explicit Page(std::uint64_t first_number = 1) : first_number_(first_number) {}

    // Writes down the next event.
    void write(const World& world, const TraceEvent& event);

    std::size_t size() const { return records_.size(); }
    std::span<const Record> records() const { return records_; }
    std::uint64_t number_of(std::size_t i) const { return first_number_ + i; }
    std::uint64_t number_of(const Record& record) const {
        return first_number_ + static_cast<std::uint64_t>(&record - records_.data());
    }
    std::uint64_t first_number() const { return first_number_; }
    std::uint64_t cause_of(std::size_t i) const {
        return records_[i].cause_back == 0 ? 0 : number_of(i) - records_[i].cause_back;
    }

    // What of a record lies in the words; `record` is one of this page, of the kind that has it.
    MessageId message_of(const Record& record) const { return words_[record.words]; }
    Time due_of(const Record& record) const { return static_cast<Time>(words_[record.words + 1]); }      // Sent
    LostBy lost_by(const Record& record) const { return static_cast<LostBy>(words_[record.words + 1]); } // Lost
    const Input& input_of(const Record& record) const { return inputs_[record.words].input; }
    const Undone& undone_of(const Record& record) const { return inputs_[record.words].undone; }
    // Taken: who talks to whom from then on.
    const Groups& groups_of(const Record& record) const { return inputs_[record.words].groups; }
    raft::NodeEvent deed_of(const Record& record) const; // its entry: the one that it is about, where there is one
    raft::NodeSet stores_of(const Record& record) const; // who had the entry in question, as far as the node knew
    ClientEvent client_of(const Record& record) const;

    std::size_t memory() const;
    // Before writing: about as much will come as is in the other. And after it.
    void reserve_like(const Page& other);
    void shrink_to_fit();

  private:
    void write_deed(const World& world, const raft::NodeEvent& event, Record& record);
    void write_message(const World& world, const MessageEvent& event, Record& record);
    void write_other(const World& world, const TraceEvent& event, Record& record);

    std::uint64_t first_number_;
    std::vector<Record> records_;
    RecordWords words_;
    struct Taken {
        Input input;
        Undone undone;
        Groups groups;
    };
    std::vector<Taken> inputs_;
};

} // namespace sim
