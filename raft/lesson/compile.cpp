#include "raft/lesson/compile.h"

#include <algorithm>

#include "raft/file/milliseconds.h"
#include "raft/lesson/player.h"

namespace lesson {
namespace {

std::string ms(sim::Time time) {
    return file::write_milliseconds(time) + " ms";
}

std::string element(std::string_view list, std::size_t i) {
    return std::string(list) + '[' + std::to_string(i) + ']';
}

// A question whose answer is not known yet.
struct OpenAsk {
    std::size_t beat = 0; // of the lesson
    std::size_t number = 0;
};

// Compiles one chapter behind those that are compiled already.
class ChapterCompiler {
  public:
    ChapterCompiler(Compilation& out, std::size_t chapter)
        : out_(out), chapter_(out.lesson.lesson.chapters[chapter]), index_(chapter), hidden_(chapter_.hidden) {}

    void compile() {
        for (std::size_t s = 0; s < chapter_.episodes.size(); ++s) {
            const std::size_t end =
                s + 1 < chapter_.episodes.size() ? chapter_.episodes[s + 1].first_beat : chapter_.beats.size();
            compile_episode(chapter_.episodes[s], end);
        }
    }

  private:
    std::string place(std::size_t number) const {
        return element("chapters", index_) + '.' + element("beats", number) + '.';
    }
    void problem(std::string where, std::string what) { out_.problems.push_back({std::move(where), std::move(what)}); }

    void compile_episode(const Episode& episode, std::size_t end) {
        const std::string at = episode.first_beat == 0 ? element("chapters", index_) + '.' : place(episode.first_beat);
        Player player(episode.setting);
        listen_for(player, episode.setting.begin);
        for (std::size_t number = episode.first_beat; number < end; ++number)
            listen_for(player, chapter_.beats[number]);
        open_.clear();
        stuck_ = false;
        if (episode.setting.begin) play(player, *episode.setting.begin, at + "world.begin");
        if (const auto late = player.last_input_ahead()) {
            problem(at + "world.inputs", "has an input at " + ms(*late) +
                                             ", expected none after the first beat begins, at " +
                                             ms(player.world().now));
        }
        for (std::size_t number = episode.first_beat; number < end; ++number)
            compile_beat(player, number);
        for (const OpenAsk& ask : open_) {
            if (stuck_) break;
            problem(place(ask.number) + "ask.decided_at",
                    "is no beat of the same world at or after this one, expected one");
        }
        out_.lesson.episodes.push_back({episode.setting.config, player.inputs()});
    }

    static void listen_for(Player& player, const std::optional<Until>& until) {
        if (until && until->condition) player.listen_for(*until->condition);
    }

    static void listen_for(Player& player, const Beat& beat) {
        listen_for(player, beat.until);
        for (const Condition& claim : beat.expect)
            player.listen_for(claim);
        if (!beat.ask) return;
        for (const Choice& choice : beat.ask->choices)
            player.listen_for(choice.right_when);
    }

    void compile_beat(Player& player, std::size_t number) {
        const Beat& beat = chapter_.beats[number];
        for (const std::string& shown : beat.show)
            hidden_.erase(shown);
        hidden_.insert(beat.hide.begin(), beat.hide.end());

        CompiledBeat compiled{.chapter = index_, .number = number, .episode = out_.lesson.episodes.size(), .ask = {}};
        compiled.hidden = hidden_;
        compiled.start = compiled.end = player.world().now;
        if (stuck_) return out_.lesson.beats.push_back(compiled);
        player.begin(beat.inputs);
        play_beat(player, beat, place(number));
        compiled.end = player.world().now;
        if (beat.camera) compiled.camera = members(*beat.camera, player.world());
        out_.lesson.beats.push_back(compiled);
        if (stuck_) return;

        if (beat.camera && compiled.camera.size() == 0) {
            problem(place(number) + "camera", "looks at nobody at the beat's end, expected a node that is there");
        }
        check_inputs(player, beat, compiled, number);
        check_claims(player, beat, number);
        check_pointers(player, beat, number);
        if (beat.ask) open_.push_back({out_.lesson.beats.size() - 1, number});
        answer_asks(player, beat);
    }

    void play_beat(Player& player, const Beat& beat, const std::string& at) {
        if (beat.until) return play(player, *beat.until, at + "until");
        if (const auto last = player.last_input_ahead()) player.play(*last);
    }

    void play(Player& player, const Until& until, const std::string& at) {
        const sim::Time start = player.world().now;
        if (until.time) return player.play(start + *until.time);
        // What is true from the beginning is no reason to wait. The first moment of a beat is that of its first inputs.
        stuck_ = true;
        if (holds(*until.condition, player.so_far())) {
            return problem(at, "is true when the beat begins, expected a condition to wait for");
        }
        if (!player.play_until(*until.condition, start + until.within)) {
            return problem(at, "is not met within " + ms(until.within) + ", expected a condition that comes true");
        }
        stuck_ = false;
        player.play(player.world().now + until.then);
    }

    void check_inputs(const Player& player, const Beat& beat, const CompiledBeat& compiled, std::size_t number) {
        for (std::size_t i = 0; i < beat.inputs.size(); ++i) {
            if (compiled.start + beat.inputs[i].at <= compiled.end) continue;
            problem(place(number) + "inputs", "has one after " + ms(beat.inputs[i].at) +
                                                  ", expected none after the beat's end, at " +
                                                  ms(compiled.end - compiled.start));
        }
        for (const sim::TimedInput& idle : player.idle_inputs()) {
            problem(place(number) + "inputs", "has a \"" + std::string(sim::name_of(idle.input)) + "\" after " +
                                                  ms(idle.at - compiled.start) +
                                                  " that changes nothing, expected inputs that do");
        }
    }

    void check_claims(const Player& player, const Beat& beat, std::size_t number) {
        for (std::size_t i = 0; i < beat.expect.size(); ++i) {
            if (holds(beat.expect[i], player.so_far())) continue;
            problem(
                place(number) + element("expect", i),
                "is not true at the beat's end, at " + ms(player.world().now) + " of its world, expected a true claim");
        }
    }

    void check_pointers(const Player& player, const Beat& beat, std::size_t number) {
        for (std::size_t i = 0; i < beat.points.size(); ++i) {
            if (!resolve(std::span(&beat.points[i], 1), player.world()).empty()) continue;
            problem(place(number) + element("point", i), "points at nothing at the beat's end, at " +
                                                             ms(player.world().now) +
                                                             " of its world, expected something that is there");
        }
    }

    // Those that this beat decides.
    void answer_asks(const Player& player, const Beat& beat) {
        for (const OpenAsk& open : open_) {
            const Ask& ask = *chapter_.beats[open.number].ask;
            if (ask.decided_at == beat.id) answer(player, open, ask);
        }
        std::erase_if(open_,
                      [&](const OpenAsk& open) { return chapter_.beats[open.number].ask->decided_at == beat.id; });
    }

    void answer(const Player& player, const OpenAsk& open, const Ask& ask) {
        std::size_t right = 0;
        std::size_t true_choices = 0;
        for (std::size_t i = 0; i < ask.choices.size(); ++i) {
            if (!holds(ask.choices[i].right_when, player.so_far())) continue;
            right = i;
            ++true_choices;
        }
        if (true_choices != 1) {
            return problem(place(open.number) + "ask.choices", std::to_string(true_choices) +
                                                                   " of them come true at beat \"" + ask.decided_at +
                                                                   "\", expected exactly one");
        }
        out_.lesson.beats[open.beat].ask = CompiledAsk{right, out_.lesson.beats.size() - 1};
    }

    Compilation& out_;
    const Chapter& chapter_;
    const std::size_t index_;
    HiddenParts hidden_;
    std::vector<OpenAsk> open_;
    bool stuck_ = false; // a beat of the episode never ended: whatever comes after it is of no interest
};

} // namespace

std::size_t CompiledLesson::first_beat(std::size_t chapter) const {
    const auto place = std::ranges::find(beats, chapter, &CompiledBeat::chapter);
    return static_cast<std::size_t>(place - beats.begin());
}

std::optional<std::size_t> CompiledLesson::find_beat(std::string_view id) const {
    for (std::size_t i = 0; i < beats.size(); ++i) {
        if (beat(i).id == id) return i;
    }
    return std::nullopt;
}

Compilation compile(Lesson lesson) {
    Compilation out;
    out.lesson.lesson = std::move(lesson);
    for (std::size_t chapter = 0; chapter < out.lesson.lesson.chapters.size(); ++chapter)
        ChapterCompiler(out, chapter).compile();
    return out;
}

} // namespace lesson
