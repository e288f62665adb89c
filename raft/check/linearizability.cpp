#include "raft/check/linearizability.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "raft/core/state_machine.h"

namespace check {
namespace {

constexpr std::size_t kMostStates = 200'000;
constexpr std::size_t kBits = 64;

// Which operations have taken effect, and what the register holds then.
struct State {
    std::vector<std::uint64_t> taken;
    std::int64_t value = 0;

    friend bool operator<(const State& a, const State& b) {
        return std::tie(a.taken, a.value) < std::tie(b.taken, b.value);
    }
};

std::int64_t value_after(std::int64_t value, const raft::Command& command) {
    raft::StateMachine machine;
    machine.value = value;
    return raft::apply(machine, {.term = 0, .command = command, .client = 0, .request = 0}).result;
}

class Search {
  public:
    Search(std::span<const Operation> operations, std::int64_t initial) : operations_(operations) {
        for (const Operation& operation : operations)
            answered_ += operation.answered != kNotAnswered ? 1U : 0U;
        steps_.push_back({{std::vector<std::uint64_t>(operations.size() / kBits + 1), initial}, 0, 0, false});
    }

    // Goes forward where an operation fits, else back to the last one that may be tried otherwise.
    bool finds_an_order() {
        while (!steps_.empty()) {
            if (steps_.back().answered == answered_ || seen_.size() > kMostStates) return true;
            if (auto next = next_step(steps_.back())) {
                if (seen_.insert(next->state).second) steps_.push_back(std::move(*next));
            } else {
                steps_.pop_back();
            }
        }
        return false;
    }

  private:
    struct Step {
        State state;
        std::size_t answered = 0;    // how many answered operations have taken effect
        std::size_t tried = 0;       // the next operation to try after this one
        bool tried_answered = false; // all answered ones were tried; now those that may never take effect
    };

    bool is_taken(const State& state, std::size_t place) const {
        return (state.taken[place / kBits] >> (place % kBits) & 1U) != 0;
    }

    // No operation takes effect that was asked for after another one was answered that has not taken effect yet.
    std::uint64_t latest_asking(const State& state) const {
        std::uint64_t latest = kNotAnswered;
        for (std::size_t place = 0; place < operations_.size(); ++place) {
            if (operations_[place].asked >= latest) break;
            if (!is_taken(state, place)) latest = std::min(latest, operations_[place].answered);
        }
        return latest;
    }

    std::optional<Step> next_step(Step& step) const {
        const std::uint64_t latest = latest_asking(step.state);
        while (true) {
            const bool over = step.tried == operations_.size() || operations_[step.tried].asked >= latest;
            if (over && step.tried_answered) return std::nullopt;
            if (over) {
                step.tried = 0;
                step.tried_answered = true;
                continue;
            }
            const std::size_t place = step.tried++;
            const Operation& operation = operations_[place];
            const bool answered = operation.answered != kNotAnswered;
            if (answered == step.tried_answered || is_taken(step.state, place)) continue;
            const std::int64_t value = value_after(step.state.value, operation.command);
            if (answered ? value != operation.result : value == step.state.value) continue;
            Step next{step.state, step.answered + (answered ? 1U : 0U), 0, false};
            next.state.taken[place / kBits] |= std::uint64_t{1} << (place % kBits);
            next.state.value = value;
            return next;
        }
    }

    std::span<const Operation> operations_;
    std::size_t answered_ = 0;
    std::vector<Step> steps_;
    std::set<State> seen_;
};

} // namespace

void ClientHistory::look(const sim::TraceEvent& event) {
    using Kind = sim::ClientEvent::Kind;
    const auto* told = std::get_if<sim::ClientEvent>(&event.what);
    if (told == nullptr) return;
    if (told->kind == Kind::Asks) {
        told_.push_back({{told->client, told->request, told->command, event.number, kNotAnswered, 0}, false});
        return;
    }
    if (told->kind != Kind::Done && told->kind != Kind::Failed) return;
    const auto same = [&](const Told& other) {
        return other.operation.client == told->client && other.operation.request == told->request;
    };
    const auto asked = std::find_if(told_.rbegin(), told_.rend(), same);
    if (asked == told_.rend()) return; // asked before anybody listened
    if (told->kind == Kind::Failed) {
        asked->failed = true;
    } else {
        asked->operation.answered = event.number;
        asked->operation.result = told->result;
    }
}

std::vector<Operation> ClientHistory::operations() const {
    std::vector<Operation> operations;
    for (const Told& told : told_) {
        if (!told.failed) operations.push_back(told.operation);
    }
    return operations;
}

bool is_linearizable(std::span<const Operation> operations, std::int64_t initial) {
    return Search(operations, initial).finds_an_order();
}

} // namespace check
