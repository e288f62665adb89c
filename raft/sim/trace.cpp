#include "raft/sim/trace.h"

#include "raft/sim/input_fields.h"

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

    std::string_view operator()(const DiskWritten&) const { return "disk_written"; }

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

} // namespace

std::string_view name_of(const Input& input) {
    return std::visit([]<class Kind>(const Kind&) { return InputForm<Kind>::kName; }, input);
}

std::string_view name_of(const TraceEvent& event) {
    return std::visit(Name{}, event.what);
}

} // namespace sim
