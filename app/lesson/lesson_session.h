// A lesson under somebody's hands: which beat, whether it plays or rests, what was answered, and what somebody tries
// between two beats. It tells Session what to show. No window, no files.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "app/action.h"
#include "app/session.h"
#include "app/words/notice.h"
#include "raft/lesson/compile.h"

namespace app {

// How somebody wants to be led.
struct LessonPace {
    bool ask_first = true;
    int words_per_minute = 0;   // 0: the person goes on
    double reading_seconds = 0; // of what the card shows, at that pace
};

// At such a pace a question waits so many seconds for an answer after it was read; then it goes on without one.
inline constexpr double kSecondsToAnswer = 20;

// As a session has it, unless the person goes faster or slower.
double speed_of(const lesson::Beat& beat);

class LessonSession {
  public:
    enum class Phase {
        Asking,  // the world stands at the beat's start
        Playing, // on the way to the beat's end; perhaps paused
        Resting, // at the beat's end, until somebody goes on
    };

    // The lesson must have compiled without problems. Shows nothing before the first go_to.
    explicit LessonSession(lesson::CompiledLesson lesson) : lesson_(std::move(lesson)) {}

    const lesson::CompiledLesson& lesson() const { return lesson_; }
    std::size_t beat() const { return beat_; }
    const lesson::Beat& said() const { return lesson_.beat(beat_); }
    const lesson::CompiledBeat& place() const { return lesson_.beats[beat_]; }
    bool last_beat() const { return beat_ + 1 == lesson_.beats.size(); }
    Phase phase() const { return phase_; }
    bool taken_over() const { return before_fork_.has_value(); }
    bool asks() const { return phase_ == Phase::Asking && !taken_over(); }

    // Nothing is left to show: whoever goes on goes exploring.
    bool at_end() const { return last_beat() && phase_ == Phase::Resting && !taken_over(); }

    // The question whose answer this beat has just shown, and what was chosen.
    struct Outcome {
        std::size_t asked_at = 0;          // the beat
        std::optional<std::size_t> chosen; // nothing: the question was skipped
        std::size_t right = 0;
    };
    std::optional<Outcome> outcome() const;

    // The question of this beat was asked, but the world has not yet shown its end.
    bool expects_answer() const;

    // What was chosen, until the world has decided.
    struct Choice {
        std::size_t asked_at = 0; // the beat
        std::size_t chosen = 0;
    };
    std::optional<Choice> open_choice() const;

    // Begins a beat: asks, or plays.
    void go_to(Session& session, std::size_t beat, const LessonPace& pace);

    // By one step: over a question, to the end of what plays, to the next beat, back from what somebody tried.
    void go_on(Session& session, const LessonPace& pace);

    // To the end of the beat before, as it was.
    void go_back(Session& session);

    void choose(Session& session, std::size_t choice);

    // The beat goes on where somebody left it.
    void return_to_lesson(Session& session);

    // What the person did in a story of their own and left for the lesson: the newest that there is.
    struct OwnStory {
        std::size_t episode = 0;
        sim::Place place;
    };
    const std::optional<OwnStory>& own_story() const { return own_story_; }
    // Goes on with it, from whichever beat.
    void take_up(Session& session, const OwnStory& story);

    // Acting on the world and moving in time is the person's own story from here on; play, pause and speed are not.
    std::optional<Notice> apply(Session& session, const SessionAction& action);

    // The person's own story begins now, with the world as it is.
    void take_over(Session& session);

    // After session.tick(seconds): beats end, and go on by themselves where they should.
    void tick(Session& session, double seconds, const LessonPace& pace);

    // Seconds until tick() goes on by itself from where it rests; infinity where it does not.
    double left_to_read(const LessonPace& pace) const;

    // While it asks at such a pace: so many seconds until it goes on without an answer; infinity where it does not.
    double left_to_answer(const LessonPace& pace) const;

  private:
    // What to come back to.
    struct BeforeFork {
        sim::Place place;
        bool playing = false;
        double speed = 0;
    };

    void show(Session& session, std::size_t beat, Phase phase);
    void put_episode(Session& session, std::size_t episode, sim::Time at);
    void play(Session& session);
    void forget_answers_from(std::size_t beat);
    void set_speed(Session& session);
    std::optional<Notice> change_pace(Session& session, const SessionAction& action);

    lesson::CompiledLesson lesson_;
    std::size_t beat_ = 0;
    Phase phase_ = Phase::Resting;
    std::optional<std::size_t> episode_;                        // whose run the session has
    std::map<std::size_t, std::optional<std::size_t>> answers_; // by the beat that asked; nothing: skipped
    double hurry_ = 1;                                          // the person's speed, as a factor on the beats' own
    double rested_ = 0;                                         // seconds that this beat has been there to read
    std::optional<BeforeFork> before_fork_;
    std::optional<OwnStory> own_story_;
    std::map<std::size_t, sim::Run> aside_; // of other episodes, in which there are stories of the person
};

} // namespace app
