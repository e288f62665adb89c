#include "raft/sim/record.h"

#include <algorithm>
#include <cassert>

#include "raft/sim/cuts.h"
#include "raft/sim/message_signs.h"
#include "raft/sim/world.h"

namespace sim {
namespace {

// How many words the entry of a deed takes: its command, whose it is, its term, and the answer.
constexpr std::size_t kEntryWords = 5;

// How many words a record may take: four facts, who refused, what was ignored, the entry, and who stores it.
constexpr std::size_t kMostWords = 4 + 2 + kEntryWords + 1;

// Which nodes store the entry, as far as this one knows.
raft::NodeSet stores(const raft::Node& node, raft::Index index) {
    raft::NodeSet set;
    for (NodeId peer = 0; peer < node.options.nodes; ++peer) {
        if (node.match_index[peer] >= index) set.insert(peer);
    }
    return set;
}

bool speaks_of_storing(raft::Rule rule) {
    return rule == raft::Rule::CommitOnlyOnMajority || rule == raft::Rule::CommitOnlyCurrentTerm;
}

// Neighbouring pages differ little: for the next one a little more room is made than the last one took. Twice as much
// may be left over in the end, which costs less than to copy all.
template <class Items>
void reserve_like(Items& items, const Items& others) {
    items.reserve(others.size() + others.size() / 8);
}

template <class Items>
void shrink(Items& items) {
    if (items.capacity() > items.size() + items.size() / 4) items.shrink_to_fit();
}

// The entry that a deed is about, and who stores it where it speaks of that. Gives where the next word goes.
std::uint64_t* write_entry(const raft::Node& node, const raft::NodeEvent& event, std::uint64_t* word) {
    const bool tells_entry = event.entry.term != 0 || event.index > node.log.last_index();
    const raft::Entry& entry = tells_entry ? event.entry : node.log.at(event.index);
    *word++ = entry.term;
    *word++ = static_cast<std::uint64_t>(entry.client) << 32U | entry.request;
    *word++ = static_cast<std::uint64_t>(entry.command.op);
    *word++ = static_cast<std::uint64_t>(entry.command.number);
    *word++ = static_cast<std::uint64_t>(event.result);
    if (speaks_of_storing(event.by.rule)) *word++ = stores(node, event.index).bits();
    return word;
}

} // namespace

std::uint8_t state_of(const Server& server) {
    // A stopped node shows what is on its disk.
    const auto role = static_cast<std::uint8_t>(server.up ? server.node.role : raft::Role::Follower);
    return static_cast<std::uint8_t>(role | (server.up * Record::kUp) | (server.paused * Record::kPaused));
}

void Page::write(const World& world, const TraceEvent& event) {
    assert(event.number == first_number_ + records_.size() && event.cause < event.number);
    Record& record = records_.emplace_back(); // written in its place: a copy of what was just written is slow
    record.at = event.at;
    record.node = event.node;
    record.words = static_cast<std::uint32_t>(words_.size());
    if (event.cause != 0) record.cause_back = static_cast<std::uint32_t>(event.number - event.cause);
    if (const auto* message = std::get_if<MessageEvent>(&event.what)) return write_message(world, *message, record);

    if (event.node < world.servers.size()) {
        record.state = state_of(world.servers[event.node]);
        record.term = world.servers[event.node].node.current_term;
    }
    if (const auto* acted = std::get_if<NodeActed>(&event.what)) {
        if (acted->waits_for_disk) record.state |= Record::kWaits;
        return write_deed(world, acted->event, record);
    }
    write_other(world, event, record);
}

void Page::write_other(const World& world, const TraceEvent& event, Record& record) {
    if (const auto* fired = std::get_if<TimerFiredEvent>(&event.what)) {
        record.kind = Record::Kind::Timer;
        record.what = static_cast<std::uint8_t>(fired->timer);
        if (fired->by_hand) record.flags |= Record::kByHand;
    } else if (const auto* written = std::get_if<DiskWritten>(&event.what)) {
        record.kind = Record::Kind::Disk;
        record.term = written->term;
        record.last = written->last_index;
        record.peer = written->voted_for;
    } else if (const auto* client = std::get_if<ClientEvent>(&event.what)) {
        record.kind = Record::Kind::Client;
        record.what = static_cast<std::uint8_t>(client->kind);
        record.client = client->client;
        record.peer = client->node;
        std::uint64_t* word = words_.room_for(kMostWords);
        *word++ = static_cast<std::uint64_t>(client->command.op);
        *word++ = static_cast<std::uint64_t>(client->command.number);
        *word++ = client->request;
        *word++ = static_cast<std::uint64_t>(client->result);
        words_.end_at(word);
    } else {
        record.kind = Record::Kind::Taken;
        const auto& taken = std::get<InputTaken>(event.what);
        record.what = static_cast<std::uint8_t>(taken.input.index());
        record.words = static_cast<std::uint32_t>(inputs_.size());
        inputs_.push_back({taken.input, taken.undone, sim::groups_of(world)});
    }
}

void Page::write_deed(const World& world, const raft::NodeEvent& event, Record& record) {
    record.kind = Record::Kind::Deed;
    record.what = static_cast<std::uint8_t>(event.kind);
    record.term = event.term;
    record.peer = event.peer;
    record.last = event.index;
    record.first = event.first != 0 ? event.first : event.index;
    record.rule = event.by.rule;
    if (event.by.held) record.flags |= Record::kHeld;
    if (event.again) record.state |= Record::kAgain;
    std::uint64_t* const words = words_.room_for(kMostWords);
    std::uint64_t* word = words;
    for (const raft::FactValue& fact : event.by.why())
        *word++ = fact.word();
    record.body = static_cast<std::uint8_t>(word - words);
    if (event.refused_by) {
        record.flags |= Record::kRefusal;
        *word++ = static_cast<std::uint64_t>(*event.refused_by);
    }
    if (!event.ignored.empty()) {
        record.flags |= Record::kIgnored;
        *word++ = event.ignored.bits();
    }
    if (event.index != 0) word = write_entry(world.servers[record.node].node, event, word);
    words_.end_at(word);
}

void Page::write_message(const World& world, const MessageEvent& event, Record& record) {
    const InFlight& in_flight = event.in_flight;
    const raft::Message& message = in_flight.message;
    record.kind = Record::Kind::Message;
    record.what = static_cast<std::uint8_t>(event.kind);
    record.term = message.term;
    record.body = static_cast<std::uint8_t>(message.body.index());
    const bool sent = event.kind == MessageEvent::Kind::Sent;
    record.node = sent ? message.from : message.to;
    record.peer = sent ? message.to : message.from;
    if (message.from == raft::kClientSide) record.flags |= Record::kFromClient;
    if (in_flight.lost || event.kind == MessageEvent::Kind::Lost) record.flags |= Record::kLost;
    if (in_flight.duplicate) record.flags |= Record::kSecond;
    if (message.from < world.servers.size()) record.state = state_of(world.servers[message.from]);
    const MessageSigns signs = signs_of(message.body);
    record.first = signs.first;
    record.last = signs.last;
    record.client = signs.client;
    if (signs.positive) record.flags |= Record::kPositive;
    std::uint64_t* word = words_.room_for(kMostWords);
    *word++ = in_flight.id;
    if (sent) *word++ = static_cast<std::uint64_t>(in_flight.due);
    if (event.kind == MessageEvent::Kind::Lost) *word++ = static_cast<std::uint64_t>(event.lost_by);
    words_.end_at(word);
}

raft::NodeEvent Page::deed_of(const Record& record) const {
    assert(record.kind == Record::Kind::Deed);
    raft::NodeEvent event(static_cast<raft::NodeEventKind>(record.what), record.term,
                          {.rule = record.rule, .held = record.is(Record::kHeld)});
    event.peer = record.peer;
    event.index = record.last;
    event.first = record.first;
    event.again = (record.state & Record::kAgain) != 0;
    std::size_t word = record.words;
    for (std::uint8_t i = 0; i < record.body; ++i)
        event.by.facts[i] = raft::FactValue::from_word(words_[word++]);
    if (record.is(Record::kRefusal)) event.refused_by = static_cast<raft::Rule>(words_[word++]);
    if (record.is(Record::kIgnored)) event.ignored = raft::RuleSet(static_cast<std::uint32_t>(words_[word++]));
    if (record.last == 0) return event;
    event.entry.term = words_[word];
    event.entry.client = static_cast<raft::ClientId>(words_[word + 1] >> 32U);
    event.entry.request = static_cast<raft::RequestNumber>(words_[word + 1]);
    event.entry.command.op = static_cast<raft::Op>(words_[word + 2]);
    event.entry.command.number = static_cast<std::int64_t>(words_[word + 3]);
    event.result = static_cast<std::int64_t>(words_[word + 4]);
    return event;
}

raft::NodeSet Page::stores_of(const Record& record) const {
    if (record.kind != Record::Kind::Deed || record.last == 0 || !speaks_of_storing(record.rule)) return {};
    raft::NodeSet set;
    const std::size_t before =
        record.body + (record.is(Record::kRefusal) ? 1U : 0U) + (record.is(Record::kIgnored) ? 1U : 0U);
    const std::uint64_t bits = words_[record.words + before + kEntryWords];
    for (NodeId node = 0; node < raft::kMaxNodes; ++node) {
        if ((bits >> node & 1U) != 0) set.insert(node);
    }
    return set;
}

ClientEvent Page::client_of(const Record& record) const {
    assert(record.kind == Record::Kind::Client);
    const std::uint64_t* word = &words_[record.words];
    return {.kind = static_cast<ClientEvent::Kind>(record.what),
            .client = record.client,
            .request = static_cast<raft::RequestNumber>(word[2]),
            .command = {static_cast<raft::Op>(word[0]), static_cast<std::int64_t>(word[1])},
            .node = record.peer,
            .result = static_cast<std::int64_t>(word[3])};
}

std::size_t Page::memory() const {
    return sizeof(*this) + records_.capacity() * sizeof(Record) + words_.capacity() * sizeof(std::uint64_t) +
           inputs_.capacity() * sizeof(Taken);
}

void Page::reserve_like(const Page& other) {
    sim::reserve_like(records_, other.records_);
    sim::reserve_like(words_, other.words_);
}

void Page::shrink_to_fit() {
    shrink(records_);
    shrink(words_);
    shrink(inputs_);
}

} // namespace sim
