// How a world moves: one thing happens, the node it happens to takes a step, and the step's effects become messages,
// timers, disk writes and events. Used by apply and advance only.
#pragma once

#include <optional>

#include "raft/core/effects.h"
#include "raft/core/node.h"
#include "raft/sim/trace.h"
#include "raft/sim/world.h"

namespace sim {

// Whose timer is due, and when.
struct NodeTimer {
    Time due = kNever;
    NodeId node = raft::kNobody;
};

// The earliest timer of a process that is not paused; of several the first node's.
NodeTimer earliest_timer(const World& world);

// The write to a slow disk that ends first.
NodeTimer earliest_write(const World& world);

// Does the node wait for its disk?
bool has_writes(const World& world, NodeId node);

// The options of a node now: its disk is slow until it has written all that it was given while it was.
raft::Options options_of(const World& world, NodeId node);

class Play {
  public:
    Play(World& world, Listener listener)
        : world_(world),
          listener_(listener),
          effects_(world.scratch.effects),
          observed_(listener.telling() != raft::Telling::Nothing),
          moment_(world.config.seed, world.now) {
        effects_.tell_of(listener.telling());
        next_timer_ = earliest_timer(world);
        if (!world.writes.empty()) next_write_ = earliest_write(world);
    }

    // Nodes.
    void boot(NodeId node);             // a process, with what its disk holds,
    void start(NodeId node);            // and its first step
    Undone stop(NodeId node);           // tells what went with it
    void blame_for_losses(NodeId node); // the input told last stopped it: what arrives from now on is lost by that
    void catch_up(NodeId node);         // after a pause
    void fire_timer(NodeId node);
    void fire_timer_by_hand(NodeId node);

    // The timer that fires next, as far as steps changed it since this Play began; pausing and stopping are not its
    // business.
    NodeTimer next_timer() const { return next_timer_; }

    // The slow disk that is done first, as far as steps changed it, and what comes of it.
    NodeTimer next_write() const { return next_write_; }
    void end_write(NodeId node);

    // Messages.
    // Reads `in_flight` only before anything new is sent.
    void arrive(InFlight& in_flight);
    void drop(const InFlight& in_flight);    // by hand
    void send_copy(raft::Message&& message); // by hand; nothing but a cut loses it
    void lose_on_cut_links();

    // Clients.
    void ask(const Request& request);
    void try_again(raft::ClientId id);
    void retry_by_hand(raft::ClientId id);

    // An input took effect; what follows is caused by it.
    void tell_input(NodeId node, const Input& input, const Undone& undone = {});

  private:
    // What a message meets on its way.
    struct Way {
        Whom whom;                // whom its draws concern,
        std::uint32_t before = 0; // how many messages there were before for the same and at the same moment,
        bool duplicate = false;   // and whether it is the network's second copy
        bool cut = false;
        std::uint8_t loss_percent = 0;
        std::uint8_t duplicate_percent = 0;
        const Range* latency = nullptr; // nullptr: the timing's
    };
    Way way_of(const raft::Message& message);
    Way way_of_client(const raft::Message& message);
    // `cause`: the number of the event by which the step begins.
    void step(NodeId node, const raft::Event& event, std::uint64_t cause);
    void fire_timer(NodeId node, bool by_hand, std::uint64_t cause);
    void write_slowly(const Server& server);
    void begin_write(DiskWrite& write);
    void hold_messages(NodeId node);         // of this step
    Time unnoticed_write(NodeId node) const; // when it ended, kNever if there is none
    void notice_write(NodeId node);
    std::uint32_t drop_writes(NodeId node); // says how many messages waited for them
    void arm(Server& server, raft::Timer timer);
    void note_timer(NodeTimer armed);
    void send(raft::Message&& message);
    Draw draw(Purpose purpose, Whom whom, std::uint32_t count);
    Draw draw(Purpose purpose, const Way& way) {
        return draw(purpose, way.whom, 2 * way.before + (way.duplicate ? 1 : 0));
    }
    void put_under_way(raft::Message&& message, const Way& way);
    void lose(const InFlight& in_flight, LostBy by, std::uint64_t cause);
    // All of these return the number of the event.
    template <class What>
    std::uint64_t tell(NodeId node, const What& what, std::uint64_t cause) {
        const std::uint64_t number = ++world_.events;
        if (observed_) {
            listener_(world_, {.at = world_.now, .number = number, .cause = cause, .node = node, .what = what});
        }
        return number;
    }
    std::uint64_t tell_message(MessageEvent::Kind kind, NodeId node, const InFlight& in_flight, std::uint64_t cause,
                               LostBy lost_by = LostBy::Nothing);

    Client& client_for(raft::ClientId id);
    void begin(Client& client, const Request& request);
    void ask_again(Client& client);
    void send_request(Client& client, ClientEvent::Kind kind);
    void wait_until(Client& client, Time due);
    void take_answer(const raft::Message& message, const raft::ClientReply& reply);
    void follow_redirect(Client& client, const raft::ClientReply& reply);
    void give_up(Client& client, NodeId by);
    void end(Client& client, ClientEvent::Kind kind, NodeId by);

    World& world_;
    Listener listener_;
    raft::Effects& effects_;
    const bool observed_;
    NodeTimer next_timer_;
    NodeTimer next_write_;
    DrawMoment moment_;       // of the newest draw
    std::uint64_t cause_ = 0; // of what happens now: the number of the event that began it
};

} // namespace sim
