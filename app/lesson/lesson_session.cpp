#include "app/lesson/lesson_session.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "app/overloaded.h"
#include "app/playback_speed.h"

namespace app {
namespace {

bool is_pace(const SessionAction& action) {
    return std::holds_alternative<PlayOrPause>(action) || std::holds_alternative<SetSpeed>(action) ||
           std::holds_alternative<Faster>(action) || std::holds_alternative<Slower>(action);
}

// Of nothing that the person did: in the lesson itself nobody did anything yet.
bool is_way_back(const SessionAction& action) {
    return std::holds_alternative<BringFutureBack>(action) || std::holds_alternative<Undo>(action) ||
           std::holds_alternative<Redo>(action);
}

// The branch that is the lesson's, in the run of each episode.
constexpr sim::BranchId kLessonsOwn = 0;

// How many inputs of a line are those of the lesson, with which the person's story began.
std::size_t inputs_of_lesson(const sim::Run& run, sim::BranchId branch) {
    std::size_t shared = run.branch(branch).inherited;
    for (auto parent = run.branch(branch).parent; parent && *parent != kLessonsOwn; parent = run.branch(*parent).parent)
        shared = std::min(shared, run.branch(*parent).inherited);
    return shared;
}

} // namespace

double speed_of(const lesson::Beat& beat) {
    return static_cast<double>(beat.speed) / 1000; // from ms in a second
}

std::optional<LessonSession::Outcome> LessonSession::outcome() const {
    if (phase_ != Phase::Resting) return std::nullopt;
    // Of several, which only an unsound lesson has, the one that was asked last.
    for (auto answer = answers_.rbegin(); answer != answers_.rend(); ++answer) {
        const auto& [asked_at, chosen] = *answer;
        const auto& ask = lesson_.beats[asked_at].ask;
        if (ask && ask->decided_at == beat_) return Outcome{asked_at, chosen, ask->right};
    }
    return std::nullopt;
}

std::optional<LessonSession::Choice> LessonSession::open_choice() const {
    if (phase_ == Phase::Asking) return std::nullopt;
    for (auto answer = answers_.rbegin(); answer != answers_.rend(); ++answer) {
        const auto& [asked_at, chosen] = *answer;
        const auto& ask = lesson_.beats[asked_at].ask;
        const bool open = ask && (beat_ < ask->decided_at || (beat_ == ask->decided_at && phase_ == Phase::Playing));
        if (open && chosen) return Choice{asked_at, *chosen};
    }
    return std::nullopt;
}

bool LessonSession::expects_answer() const {
    return phase_ == Phase::Playing && answers_.contains(beat_) && place().ask && place().ask->decided_at == beat_;
}

void LessonSession::show(Session& session, std::size_t beat, Phase phase) {
    const lesson::CompiledBeat& next = lesson_.beats[beat];
    const sim::Time at = phase == Phase::Resting ? next.end : next.start;
    beat_ = beat;
    phase_ = phase;
    rested_ = 0;
    if (episode_ != next.episode) {
        put_episode(session, next.episode, at);
    } else {
        session.apply(GoTo{at});
    }
    session.stop_at(next.end);
    session.set_playing(phase == Phase::Playing);
    set_speed(session);
}

// Nothing of what the person did is lost with the run in which they did it.
void LessonSession::put_episode(Session& session, std::size_t episode, sim::Time at) {
    auto kept = aside_.extract(episode);
    sim::Run run = kept.empty() ? lesson_.episodes[episode].run() : std::move(kept.mapped());
    sim::Run before = session.put(std::string(lesson_.lesson.title.in({})), std::move(run), at);
    if (episode_ && before.branch_count() > 1) aside_.insert_or_assign(*episode_, std::move(before));
    episode_ = episode;
}

void LessonSession::set_speed(Session& session) {
    session.apply(SetSpeed{speed_of(said()) * hurry_});
}

void LessonSession::play(Session& session) {
    const bool still = place().start == place().end;
    show(session, beat_, still ? Phase::Resting : Phase::Playing);
}

void LessonSession::go_to(Session& session, std::size_t beat, const LessonPace& pace) {
    if (taken_over()) return_to_lesson(session);
    beat_ = std::min(beat, lesson_.beats.size() - 1);
    forget_answers_from(beat_);
    const bool asks = place().ask && pace.ask_first;
    if (asks) return show(session, beat_, Phase::Asking);
    play(session);
}

void LessonSession::go_on(Session& session, const LessonPace& pace) {
    if (taken_over()) return return_to_lesson(session);
    switch (phase_) {
        case Phase::Asking: answers_[beat_] = std::nullopt; return play(session);
        case Phase::Playing: return show(session, beat_, Phase::Resting);
        case Phase::Resting:
            if (!last_beat()) go_to(session, beat_ + 1, pace);
            return;
    }
}

// Whoever goes back may be asked again: the next class was not there.
void LessonSession::forget_answers_from(std::size_t beat) {
    answers_.erase(answers_.lower_bound(beat), answers_.end());
}

void LessonSession::go_back(Session& session) {
    if (taken_over()) return return_to_lesson(session);
    if (beat_ == 0) return;
    forget_answers_from(beat_);
    show(session, beat_ - 1, Phase::Resting);
}

void LessonSession::choose(Session& session, std::size_t choice) {
    if (phase_ != Phase::Asking || taken_over() || choice >= said().ask->choices.size()) return;
    answers_[beat_] = choice;
    play(session);
}

// The person's own story is another future, which knows nothing of what the lesson still has in store.
void LessonSession::take_over(Session& session) {
    if (taken_over()) return;
    before_fork_ = BeforeFork{session.place(), session.playing(), session.speed()};
    // What was paused by a person stays so; a beat that merely stood still comes to life.
    const bool runs = session.playing() || phase_ != Phase::Playing;
    session.show({session.run().fork(session.place()), session.now()});
    session.set_playing(runs);
}

void LessonSession::return_to_lesson(Session& session) {
    if (!before_fork_) return;
    const BeforeFork before = *std::exchange(before_fork_, std::nullopt);
    if (session.acted()) own_story_ = OwnStory{*episode_, session.place()};
    if (episode_ != place().episode) put_episode(session, place().episode, before.place.at);
    session.show(before.place);
    session.stop_at(place().end);
    session.set_playing(before.playing);
    session.apply(SetSpeed{before.speed});
}

void LessonSession::take_up(Session& session, const OwnStory& story) {
    if (taken_over()) return;
    before_fork_ = BeforeFork{session.place(), session.playing(), session.speed()};
    if (episode_ != story.episode) put_episode(session, story.episode, story.place.at);
    session.show(story.place);
    session.own_inputs(inputs_of_lesson(session.run(), story.place.branch));
}

std::optional<Notice> LessonSession::apply(Session& session, const SessionAction& action) {
    if (std::holds_alternative<StopHere>(action)) return session.apply(action);
    if (const auto* future = std::get_if<ShowFuture>(&action)) {
        // The lesson's own line is its to show.
        if (future->branch == kLessonsOwn || future->branch >= session.run().branch_count()) return std::nullopt;
        if (taken_over()) return session.apply(action);
        take_up(session, {*episode_, {future->branch, session.left_at(future->branch)}});
        return std::nullopt;
    }
    if (taken_over()) return session.apply(action);
    if (std::holds_alternative<BringFutureBack>(action) && own_story_) take_up(session, OwnStory(*own_story_));
    if (taken_over()) return std::nullopt;
    if (is_pace(action)) return change_pace(session, action);
    if (is_way_back(action)) return std::nullopt;
    if (const auto* act = std::get_if<Do>(&action)) {
        const auto does_something = [&](const sim::Input& input) {
            return sim::valid(session.world(), input) && sim::changes(session.world(), input);
        };
        if (std::ranges::none_of(act->inputs, does_something)) return session.apply(action);
    }
    take_over(session);
    if (!std::holds_alternative<Do>(action)) session.set_playing(false);
    return session.apply(action);
}

std::optional<Notice> LessonSession::change_pace(Session& session, const SessionAction& action) {
    if (!std::holds_alternative<PlayOrPause>(action)) {
        auto notice = session.apply(action);
        hurry_ = session.speed() / speed_of(said());
        return notice;
    }
    if (phase_ == Phase::Playing) return session.apply(action);
    // A beat that has played plays once more.
    if (phase_ == Phase::Resting) play(session);
    return std::nullopt;
}

double LessonSession::left_to_read(const LessonPace& pace) const {
    const bool goes_on = pace.words_per_minute > 0 && phase_ != Phase::Asking && !taken_over() && !last_beat();
    return goes_on ? std::max(0.0, pace.reading_seconds - rested_) : std::numeric_limits<double>::infinity();
}

double LessonSession::left_to_answer(const LessonPace& pace) const {
    if (pace.words_per_minute == 0 || !asks()) return std::numeric_limits<double>::infinity();
    return std::max(0.0, pace.reading_seconds + kSecondsToAnswer - rested_);
}

void LessonSession::tick(Session& session, double seconds, const LessonPace& pace) {
    if (taken_over()) return;
    if (phase_ == Phase::Asking) {
        rested_ += seconds;
        if (left_to_answer(pace) == 0) go_on(session, pace);
        return;
    }
    const bool paused = phase_ == Phase::Playing && !session.playing() && session.now() < place().end;
    if (!paused) rested_ += seconds;
    if (phase_ == Phase::Playing && session.now() >= place().end) {
        phase_ = Phase::Resting;
        if (said().goes_on && !last_beat()) return go_to(session, beat_ + 1, pace);
    }
    const bool read = pace.words_per_minute > 0 && rested_ >= pace.reading_seconds;
    if (phase_ == Phase::Resting && read && !last_beat()) go_to(session, beat_ + 1, pace);
}

} // namespace app
