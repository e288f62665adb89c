#include "raft/check/shrink.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace check {
namespace {

using raft::NodeId;
using sim::kMillisecond;
using sim::Time;
using sim::TimedInput;

Time round_down(Time at, Time step) {
    return at / step * step;
}

Time round_up(Time at, Time step) {
    return (at + step - 1) / step * step;
}

bool is_owed_in_calm(std::string_view broken) {
    return std::ranges::find(kOwedInCalm, broken) != kOwedInCalm.end();
}

// The highest node that an input names, -1 if none.
struct HighestNode {
    static int of(std::optional<NodeId> node) { return node && *node != sim::kTheLeader ? int{*node} : -1; }

    int operator()(const sim::Cut& input) const { return std::max(of(input.from), of(input.to)); }
    int operator()(const sim::Mend& input) const { return std::max(of(input.from), of(input.to)); }
    int operator()(const sim::Loss& input) const { return std::max(of(input.from), of(input.to)); }
    int operator()(const sim::Latency& input) const { return std::max(of(input.from), of(input.to)); }
    int operator()(const sim::Request& input) const { return of(input.to); }
    template <class Input>
    int operator()(const Input& input) const {
        if constexpr (requires { input.node; }) {
            return of(input.node);
        } else {
            return -1;
        }
    }
};

class Shrinking {
  public:
    Shrinking(const Schedule& schedule, const Finding& finding, int most_trials)
        : best_{schedule, finding, 0}, most_trials_(most_trials), owes_(is_owed_in_calm(finding.broken)) {}

    Shrunk run() {
        std::size_t before = 0;
        do {
            before = weight();
            cut_end();
            leave_out_inputs();
            leave_out_nodes();
            simplify_config();
            simplify_inputs();
            leave_out_idle_inputs();
        } while (weight() < before && may_try());
        cut_end();
        return best_;
    }

  private:
    // What is owed once the faults are over is owed only if they are; that part must stay.
    bool may_go(const TimedInput& input) const { return !owes_ || input.at < best_.schedule.calm; }

    bool may_try() const { return best_.trials < most_trials_; }

    std::size_t weight() const {
        const Schedule& schedule = best_.schedule;
        return schedule.inputs.size() + schedule.config.options.nodes;
    }

    // Keeps the candidate if it breaks the same.
    bool keep_if_broken(Schedule candidate) {
        if (!may_try()) return false;
        ++best_.trials;
        const auto found = judge(candidate, play(candidate));
        if (!found || found->broken != best_.finding.broken) return false;
        best_.schedule = std::move(candidate);
        best_.finding = *found;
        return true;
    }

    // A run need not go on behind what broke it.
    void cut_end() {
        Schedule candidate = best_.schedule;
        candidate.until = round_up(best_.finding.at, kMillisecond);
        std::erase_if(candidate.inputs, [&](const TimedInput& input) { return input.at > candidate.until; });
        if (candidate.inputs.size() < best_.schedule.inputs.size() || candidate.until < best_.schedule.until) {
            keep_if_broken(std::move(candidate));
        }
    }

    void leave_out_inputs() {
        std::size_t step = std::max<std::size_t>(1, best_.schedule.inputs.size() / 2);
        while (may_try()) {
            bool less = false;
            for (std::size_t from = 0; from < best_.schedule.inputs.size() && may_try();) {
                if (leave_out(from, step)) {
                    less = true;
                } else {
                    from += step;
                }
            }
            if (step == 1 && !less) return;
            step = std::max<std::size_t>(1, step / 2);
        }
    }

    bool leave_out(std::size_t from, std::size_t count) {
        Schedule candidate = best_.schedule;
        const std::size_t to = std::min(from + count, candidate.inputs.size());
        const auto begin = candidate.inputs.begin();
        const auto gone =
            std::remove_if(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(to),
                           [&](const TimedInput& input) { return may_go(input); });
        if (gone == begin + static_cast<std::ptrdiff_t>(to)) return false;
        candidate.inputs.erase(gone, begin + static_cast<std::ptrdiff_t>(to));
        return keep_if_broken(std::move(candidate));
    }

    // What changes nothing when it comes, as healing where nothing is cut.
    void leave_out_idle_inputs() {
        Schedule candidate = best_.schedule;
        sim::World world = sim::make_world(candidate.config);
        std::erase_if(candidate.inputs, [&](const TimedInput& input) {
            sim::advance(world, input.at);
            const bool idle = !sim::changes(world, input.input);
            if (!idle) sim::apply(world, input.input);
            return idle;
        });
        if (candidate.inputs.size() < best_.schedule.inputs.size()) keep_if_broken(std::move(candidate));
    }

    void leave_out_nodes() {
        for (int nodes = 1; nodes < best_.schedule.config.options.nodes && may_try(); ++nodes) {
            if (!best_.schedule.config.disks.empty()) return;
            Schedule candidate = best_.schedule;
            candidate.config.options.nodes = static_cast<std::uint8_t>(nodes);
            std::erase_if(candidate.inputs,
                          [&](const TimedInput& input) { return std::visit(HighestNode{}, input.input) >= nodes; });
            if (keep_if_broken(std::move(candidate))) return;
        }
    }

    void simplify_config() {
        const sim::Config usual;
        change([&](Schedule& schedule) { schedule.config.timing = usual.timing; });
        change_timings([&](sim::Timing& timing) { timing.disk = usual.timing.disk; });
        change_timings([&](sim::Timing& timing) { timing.max_entries = usual.timing.max_entries; });
        change_timings([&](sim::Timing& timing) { timing.back_up = usual.timing.back_up; });
        change([&](Schedule& schedule) { schedule.config.options.replicate = usual.options.replicate; });
        for (std::uint64_t seed = 1; seed <= 9 && best_.schedule.config.seed > 9; ++seed)
            change([&](Schedule& schedule) { schedule.config.seed = seed; });
    }

    void simplify_inputs() {
        for (const Time step : {100 * kMillisecond, 10 * kMillisecond, kMillisecond}) {
            change([&](Schedule& schedule) {
                for (TimedInput& input : schedule.inputs) {
                    if (may_go(input)) input.at = round_down(input.at, step);
                }
            });
        }
        for (std::size_t place = 0; place < best_.schedule.inputs.size() && may_try(); ++place) {
            if (!std::holds_alternative<sim::Request>(best_.schedule.inputs[place].input)) continue;
            if (!may_go(best_.schedule.inputs[place])) continue;
            const auto request = [place](Schedule& schedule) -> sim::Request& {
                return std::get<sim::Request>(schedule.inputs[place].input);
            };
            change([&](Schedule& schedule) {
                request(schedule).command = {raft::Op::Set, static_cast<int>(place) + 1};
            });
            change([&](Schedule& schedule) { request(schedule).to.reset(); });
        }
    }

    // Of the configuration and of all inputs that set it.
    template <class Change>
    void change_timings(Change change_one) {
        change([&](Schedule& schedule) {
            change_one(schedule.config.timing);
            for (TimedInput& input : schedule.inputs) {
                if (auto* set = std::get_if<sim::SetTiming>(&input.input)) change_one(set->timing);
            }
        });
    }

    template <class Change>
    void change(Change change) {
        Schedule candidate = best_.schedule;
        change(candidate);
        if (candidate.config == best_.schedule.config && candidate.inputs == best_.schedule.inputs) return;
        keep_if_broken(std::move(candidate));
    }

    Shrunk best_;
    const int most_trials_;
    const bool owes_;
};

} // namespace

std::optional<Shrunk> shrink(const Schedule& schedule, int most_trials) {
    const auto finding = judge(schedule, play(schedule));
    if (!finding) return std::nullopt;
    return Shrinking(schedule, *finding, most_trials).run();
}

} // namespace check
