#include "raft/lesson/player.h"

#include <algorithm>
#include <cassert>

namespace lesson {

Player::Player(const World& world) : world_(sim::make_world(world.config)), inputs_(world.inputs) {}

void Player::begin(const std::vector<sim::TimedInput>& inputs) {
    events_.clear();
    idle_inputs_.clear();
    for (sim::TimedInput input : inputs) {
        input.at = world_.now + std::max<sim::Time>(input.at, 1);
        inputs_.insert(std::ranges::upper_bound(inputs_, input.at, {}, &sim::TimedInput::at), input);
    }
}

std::optional<sim::Time> Player::last_input_ahead() const {
    if (next_input_ == inputs_.size()) return std::nullopt;
    return inputs_.back().at;
}

void Player::play(sim::Time until) {
    assert(until >= world_.now);
    const auto keeping = [this](const sim::World& world, const sim::TraceEvent& event) {
        events_.push_back(keep(world, event));
    };
    const sim::Listener remember(keeping, raft::Telling::Events);
    for (; next_input_ < inputs_.size() && inputs_[next_input_].at <= until; ++next_input_) {
        const sim::TimedInput& input = inputs_[next_input_];
        sim::advance(world_, input.at, remember);
        if (!sim::changes(world_, input.input)) idle_inputs_.push_back(input);
        sim::apply(world_, input.input, remember);
    }
    sim::advance(world_, until, remember);
}

bool Player::play_until(const Condition& condition, sim::Time latest) {
    while (!holds(condition, moment())) {
        const sim::Time input = next_input_ < inputs_.size() ? inputs_[next_input_].at : sim::kNever;
        const sim::Time next = std::min(sim::next_due(world_), input);
        if (next > latest) return false;
        play(next);
    }
    return true;
}

} // namespace lesson
