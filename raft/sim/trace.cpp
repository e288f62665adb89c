#include "raft/sim/trace.h"

namespace sim {
namespace {

struct Name {
    std::string_view operator()(const NodeActed& acted) const { return raft::name_of(acted.event.kind); }

    std::string_view operator()(const MessageEvent& event) const {
        switch (event.kind) {
            case MessageEvent::Kind::Sent: return "message_sent";
            case MessageEvent::Kind::Delivered: return "message_delivered";
            case MessageEvent::Kind::Lost: return "message_lost";
        }
        return {};
    }

    std::string_view operator()(const TimerFiredEvent&) const { return "timer_fires"; }

    std::string_view operator()(const ClientEvent& event) const {
        switch (event.kind) {
            case ClientEvent::Kind::Asks: return "client_asks";
            case ClientEvent::Kind::Retries: return "client_retries";
            case ClientEvent::Kind::Redirected: return "client_redirected";
            case ClientEvent::Kind::Done: return "client_done";
            case ClientEvent::Kind::Failed: return "client_failed";
            case ClientEvent::Kind::Unknown: return "client_unknown";
        }
        return {};
    }

    std::string_view operator()(const InputTaken& taken) const { return name_of(taken.input); }
};

struct InputName {
    std::string_view operator()(const Kill&) const { return "kill"; }
    std::string_view operator()(const Restart&) const { return "restart"; }
    std::string_view operator()(const Pause&) const { return "pause"; }
    std::string_view operator()(const Resume&) const { return "resume"; }
    std::string_view operator()(const FireTimer&) const { return "timeout"; }
    std::string_view operator()(const Cut&) const { return "cut"; }
    std::string_view operator()(const Mend&) const { return "mend"; }
    std::string_view operator()(const Partition&) const { return "partition"; }
    std::string_view operator()(const Isolate&) const { return "isolate"; }
    std::string_view operator()(const Heal&) const { return "heal"; }
    std::string_view operator()(const Loss&) const { return "loss"; }
    std::string_view operator()(const Latency&) const { return "latency"; }
    std::string_view operator()(const Duplicate&) const { return "duplicate"; }
    std::string_view operator()(const Deliver&) const { return "deliver"; }
    std::string_view operator()(const Drop&) const { return "drop"; }
    std::string_view operator()(const Request&) const { return "request"; }
    std::string_view operator()(const SetTiming&) const { return "timing"; }
};

} // namespace

std::string_view name_of(const Input& input) {
    return std::visit(InputName{}, input);
}

std::string_view name_of(const TraceEvent& event) {
    return std::visit(Name{}, event.what);
}

} // namespace sim
