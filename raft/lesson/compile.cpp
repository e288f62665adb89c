#include "raft/lesson/compile.h"

#include <algorithm>

#include "raft/file/milliseconds.h"
#include "raft/lesson/found.h"
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
    ChapterCompiler(CompiledLesson& out, std::size_t chapter)
        : out_(out), chapter_(out.lesson.chapters[chapter]), index_(chapter), hidden_(chapter_.hidden) {}

    void compile() {
        for (std::size_t s = 0; s < chapter_.episodes.size(); ++s) {
            const std::size_t end =
                s + 1 < chapter_.episodes.size() ? chapter_.episodes[s + 1].first_beat : chapter_.beats.size();
            compile_episode(chapter_.episodes[s], end);
        }
    }

  private:
    // Of a beat of this chapter: `part` of it is wrong.
    void flaw(std::size_t number, const std::string& part, std::string what) {
        const std::size_t before = out_.first_beat(index_);
        out_.flaws.push_back(
            {before + number, name_of_beat(out_.lesson, index_, number) + ": " + part, std::move(what)});
    }
    // Of the world in which this beat is the first one.
    void flaw_of_world(std::size_t number, const std::string& part, std::string what) {
        if (number > 0) return flaw(number, part, std::move(what));
        out_.flaws.push_back({out_.first_beat(index_), element("chapters", index_) + '.' + part, std::move(what)});
    }

    void compile_episode(const Episode& episode, std::size_t end) {
        Player player(episode.setting);
        listen_for(player, episode.setting.begin);
        for (std::size_t number = episode.first_beat; number < end; ++number)
            listen_for(player, chapter_.beats[number]);
        open_.clear();
        stuck_ = false;
        const auto flaw_of_begin = [&](std::string what) {
            flaw_of_world(episode.first_beat, "world.begin", std::move(what));
        };
        if (episode.setting.begin) play(player, *episode.setting.begin, flaw_of_begin);
        if (const auto late = player.last_input_ahead()) {
            flaw_of_world(episode.first_beat, "world.inputs",
                          "has an input at " + ms(*late) + ", expected none after the first beat begins, at " +
                              ms(player.world().now));
        }
        for (std::size_t number = episode.first_beat; number < end; ++number)
            compile_beat(player, number);
        for (const OpenAsk& ask : open_) {
            if (stuck_) break;
            flaw(ask.number, "ask.decided_at", "is no beat of the same world at or after this one, expected one");
        }
        out_.episodes.push_back({episode.setting.config, player.inputs()});
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

    static std::vector<std::optional<raft::Command>> asked_entries(const Ask& ask, const sim::World& world) {
        std::vector<std::optional<raft::Command>> entries(ask.choices.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const Choice& choice = ask.choices[i];
            if (choice.kind != Choice::Kind::Entry) continue;
            const sim::Server& server = world.servers[choice.node];
            const raft::Log& log = server.up ? server.node.log : server.disk.log;
            if (choice.index <= log.last_index()) entries[i] = log.at(choice.index).command;
        }
        return entries;
    }

    void compile_beat(Player& player, std::size_t number) {
        const Beat& beat = chapter_.beats[number];
        for (const std::string& shown : beat.show)
            hidden_.erase(shown);
        hidden_.insert(beat.hide.begin(), beat.hide.end());

        CompiledBeat compiled{.chapter = index_, .number = number, .episode = out_.episodes.size(), .ask = {}};
        compiled.hidden = hidden_;
        compiled.start = compiled.end = player.world().now;
        if (beat.ask) compiled.asked_entries = asked_entries(*beat.ask, player.world());
        if (stuck_) return out_.beats.push_back(compiled);
        player.begin(beat.inputs);
        play_beat(player, beat, number);
        compiled.end = player.world().now;
        if (beat.camera) compiled.camera = members(*beat.camera, player.world());
        out_.beats.push_back(compiled);
        if (stuck_) return;

        if (beat.camera && compiled.camera.size() == 0) {
            flaw(number, "camera", "looks at nobody at the beat's end, expected a node that is there");
        }
        check_inputs(player, beat, compiled, number);
        check_claims(player, beat, number);
        check_pointers(player, beat, number);
        if (beat.ask) open_.push_back({out_.beats.size() - 1, number});
        answer_asks(player, beat);
    }

    void play_beat(Player& player, const Beat& beat, std::size_t number) {
        const auto flaw_of_until = [&](std::string what) { flaw(number, "until", std::move(what)); };
        if (beat.until) return play(player, *beat.until, flaw_of_until);
        if (const auto last = player.last_input_ahead()) player.play(*last);
    }

    template <class Tell>
    void play(Player& player, const Until& until, const Tell& tell) {
        const sim::Time start = player.world().now;
        if (until.time) return player.play(start + *until.time);
        // What is true from the beginning is no reason to wait. The first moment of a beat is that of its first inputs.
        stuck_ = true;
        if (holds(*until.condition, player.so_far())) {
            return tell("is true when the beat begins, expected a condition to wait for");
        }
        if (!player.play_until(*until.condition, start + until.within)) {
            return tell("is not met within " + ms(until.within) + " (" +
                        found_instead(*until.condition, player.so_far()) +
                        "), expected a condition that comes true; in the end: " + shown_nodes(player.world()));
        }
        stuck_ = false;
        player.play(player.world().now + until.then);
    }

    void check_inputs(const Player& player, const Beat& beat, const CompiledBeat& compiled, std::size_t number) {
        for (std::size_t i = 0; i < beat.inputs.size(); ++i) {
            if (compiled.start + beat.inputs[i].at <= compiled.end) continue;
            flaw(number, "inputs",
                 "has one after " + ms(beat.inputs[i].at) + ", expected none after the beat's end, at " +
                     ms(compiled.end - compiled.start));
        }
        for (const sim::TimedInput& idle : player.idle_inputs()) {
            flaw(number, "inputs",
                 "has a \"" + std::string(sim::name_of(idle.input)) + "\" after " + ms(idle.at - compiled.start) +
                     " that changes nothing, expected inputs that do");
        }
    }

    void check_claims(const Player& player, const Beat& beat, std::size_t number) {
        for (std::size_t i = 0; i < beat.expect.size(); ++i) {
            if (holds(beat.expect[i], player.so_far())) continue;
            flaw(number, element("expect", i),
                 "is not true at the beat's end, at " + ms(player.world().now) + " of its world (" +
                     found_instead(beat.expect[i], player.so_far()) + "), expected a true claim");
        }
    }

    void check_pointers(const Player& player, const Beat& beat, std::size_t number) {
        for (std::size_t i = 0; i < beat.points.size(); ++i) {
            if (!resolve(std::span(&beat.points[i], 1), player.world()).empty()) continue;
            flaw(number, element("point", i),
                 "points at nothing at the beat's end, at " + ms(player.world().now) +
                     " of its world, expected something that is there");
        }
    }

    // Those that this beat decides.
    void answer_asks(const Player& player, const Beat& beat) {
        bool answered = false;
        for (const OpenAsk& open : open_) {
            const Ask& ask = *chapter_.beats[open.number].ask;
            if (ask.decided_at != beat.id) continue;
            if (answered) {
                flaw(open.number, "ask.decided_at",
                     "is beat \"" + beat.id +
                         "\", which answers another question already, expected a beat that answers one");
            }
            answer(player, open, ask);
            answered = true;
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
            return flaw(open.number, "ask.choices",
                        std::to_string(true_choices) + " of them come true at beat \"" + ask.decided_at +
                            "\", expected exactly one");
        }
        out_.beats[open.beat].ask = CompiledAsk{right, out_.beats.size() - 1};
    }

    CompiledLesson& out_;
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

CompiledLesson compile(Lesson lesson) {
    CompiledLesson out;
    out.lesson = std::move(lesson);
    for (std::size_t chapter = 0; chapter < out.lesson.chapters.size(); ++chapter)
        ChapterCompiler(out, chapter).compile();
    return out;
}

} // namespace lesson
