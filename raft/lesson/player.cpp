#include "raft/lesson/player.h"

#include <algorithm>
#include <cassert>

namespace lesson {

Player::Player(const Setting& setting) : cursor_(setting.config), inputs_(setting.inputs) {}

void Player::begin(const std::vector<sim::TimedInput>& inputs) {
    happened_.start_anew();
    idle_inputs_.clear();
    for (sim::TimedInput input : inputs) {
        input.at = cursor_.now() + std::max<sim::Time>(input.at, 1);
        inputs_.insert(std::ranges::upper_bound(inputs_, input.at, {}, &sim::TimedInput::at), input);
    }
}

std::optional<sim::Time> Player::last_input_ahead() const {
    if (cursor_.inputs_taken() == inputs_.size()) return std::nullopt;
    return inputs_.back().at;
}

void Player::play(sim::Time until) {
    const sim::Listener listener(happened_, raft::Telling::Events);
    const sim::Line line(inputs_);
    for (std::size_t next = cursor_.inputs_taken(); next < inputs_.size() && inputs_[next].at <= until; ++next) {
        cursor_.play(line.first(next), inputs_[next].at, listener);
        if (!sim::changes(cursor_.world(), inputs_[next].input)) idle_inputs_.push_back(inputs_[next]);
        cursor_.take(inputs_[next].input, listener);
    }
    cursor_.play(line, until, listener);
}

bool Player::play_until(const Condition& condition, sim::Time latest) {
    while (!holds(condition, so_far())) {
        const sim::Time next = cursor_.next(sim::Line(inputs_));
        if (next > latest) return false;
        play(next);
    }
    return true;
}

} // namespace lesson
