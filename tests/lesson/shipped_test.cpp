// The lessons that come with the program: sound, complete in every language, and the same at every beat whichever way
// somebody came there.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "raft/lesson/check.h"
#include "raft/lesson/every_text.h"
#include "raft/lesson/lesson_json.h"
#include "raft/lesson/print.h"
#include "raft/sim/random.h"
#include "raft/sim/world.h"
#include "tests/golden.h"
#include "tests/lesson/lesson_text.h"
#include "tests/source_folder.h"

namespace {

namespace fs = std::filesystem;

const fs::path& lessons_folder() {
    static const fs::path kFolder = tests::source_folder() / "assets" / "lessons";
    return kFolder;
}

std::string read_text(const fs::path& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

lesson::CompiledLesson sound(const std::string& text) {
    auto read = lesson::read_lesson(text, lesson_test::parts());
    if (const auto* problem = std::get_if<file::Problem>(&read)) {
        ADD_FAILURE() << problem->where << ": " << problem->what;
        return {};
    }
    lesson::CompiledLesson checked = lesson::check(std::move(std::get<lesson::Lesson>(read)));
    for (const lesson::Flaw& flaw : checked.flaws)
        ADD_FAILURE() << flaw.where << ": " << flaw.what;
    return checked;
}

std::vector<std::string> shipped() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(lessons_folder())) {
        if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
    }
    std::ranges::sort(names);
    return names;
}

class Shipped : public testing::TestWithParam<std::string> {
  protected:
    Shipped() : lesson(sound(read_text(lessons_folder() / (GetParam() + ".json")))) {
        for (const lesson::CompiledEpisode& episode : lesson.episodes)
            runs.push_back(episode.run());
    }

    const sim::World& at_end(std::size_t beat) { return runs[lesson.beats[beat].episode].at(lesson.beats[beat].end); }

    // Played straight to the beat's end by the engine alone.
    std::uint64_t straight(std::size_t beat) const {
        const lesson::CompiledEpisode& episode = lesson.episodes[lesson.beats[beat].episode];
        sim::World world = sim::make_world(episode.config);
        for (const sim::TimedInput& input : episode.inputs) {
            if (input.at > lesson.beats[beat].end) break;
            sim::advance(world, input.at);
            sim::apply(world, input.input);
        }
        sim::advance(world, lesson.beats[beat].end);
        return sim::digest(world);
    }

    lesson::CompiledLesson lesson;
    std::vector<sim::Run> runs;
};

TEST_P(Shipped, is_in_english_and_chinese) {
    EXPECT_EQ(lesson.lesson.languages, (std::vector<std::string>{"en", "zh"}));
    lesson::for_each_text(lesson.lesson, [](const lesson::TextPlace& place, const lesson::Texts& texts) {
        EXPECT_TRUE(texts.has("en") && texts.has("zh")) << place.where;
        EXPECT_NE(texts.in("en"), texts.in("zh")) << place.where;
    });
}

TEST_P(Shipped, prints_every_beat) {
    for (const char* language : {"en", "zh"}) {
        const std::string text = lesson::print(lesson, language);
        for (std::size_t i = 0; i < lesson.beats.size(); ++i) {
            EXPECT_NE(text.find(lesson::plain(lesson.beat(i).text.in(language))), std::string::npos) << i;
        }
    }
}

TEST_P(Shipped, claims_something_or_points_at_something_at_every_beat) {
    for (std::size_t i = 0; i < lesson.beats.size(); ++i) {
        EXPECT_FALSE(lesson.beat(i).expect.empty() && lesson.beat(i).points.empty()) << lesson.beat(i).id;
    }
}

TEST_P(Shipped, has_the_pinned_world_after_every_beat) {
    std::ostringstream found;
    for (std::size_t i = 0; i < lesson.beats.size(); ++i) {
        found << lesson.beat(i).id << ' ' << lesson.beats[i].start << ' ' << lesson.beats[i].end << ' ' << std::hex
              << sim::digest(at_end(i)) << std::dec << '\n';
    }
    golden::expect("lesson", GetParam(), found.str());
}

TEST_P(Shipped, is_the_same_going_back_as_going_on) {
    std::vector<std::uint64_t> forward;
    for (std::size_t i = 0; i < lesson.beats.size(); ++i)
        forward.push_back(sim::digest(at_end(i)));
    for (std::size_t i = lesson.beats.size(); i-- > 0;) {
        EXPECT_EQ(sim::digest(at_end(i)), forward[i]) << lesson.beat(i).id;
        EXPECT_EQ(straight(i), forward[i]) << lesson.beat(i).id;
    }
}

TEST_P(Shipped, is_the_same_whatever_way_somebody_goes) {
    std::vector<std::uint64_t> pinned;
    for (std::size_t i = 0; i < lesson.beats.size(); ++i)
        pinned.push_back(straight(i));
    sim::Random dice(7);
    const auto last = static_cast<std::int64_t>(lesson.beats.size()) - 1;
    std::int64_t at = 0;
    for (int step = 0; step < 400; ++step) {
        const std::int64_t way = dice.between(0, 9);
        if (way < 5) at = std::min(at + 1, last);
        if (way >= 5 && way < 9) at = std::max<std::int64_t>(at - 1, 0);
        if (way == 9) at = dice.between(0, last);
        const auto beat = static_cast<std::size_t>(at);
        // Somebody takes over: the lesson itself stays untouched by what happens in theirs.
        if (dice.chance(20)) {
            sim::Run& run = runs[lesson.beats[beat].episode];
            const sim::BranchId theirs = run.fork({0, lesson.beats[beat].end});
            run.record({theirs, lesson.beats[beat].end}, sim::Kill{0});
            run.at({theirs, lesson.beats[beat].end + 300 * sim::kMillisecond});
        }
        ASSERT_EQ(sim::digest(at_end(beat)), pinned[beat]) << "step " << step << ", beat " << lesson.beat(beat).id;
    }
}

TEST_P(Shipped, moves_its_worlds_only_forwards) {
    for (std::size_t i = 0; i < lesson.beats.size(); ++i) {
        const lesson::CompiledBeat& beat = lesson.beats[i];
        EXPECT_LE(beat.start, beat.end);
        const bool same_episode = i > 0 && lesson.beats[i - 1].episode == beat.episode;
        EXPECT_TRUE(!same_episode || lesson.beats[i - 1].end == beat.start);
    }
}

INSTANTIATE_TEST_SUITE_P(Lessons, Shipped, testing::ValuesIn(shipped()), [](const auto& instance) {
    std::string name = instance.param;
    std::ranges::replace(name, '-', '_');
    return name;
});

TEST(Walkthrough, has_five_chapters) {
    const lesson::CompiledLesson lesson = sound(read_text(lessons_folder() / "walkthrough.json"));
    ASSERT_EQ(lesson.lesson.chapters.size(), 5U);
    EXPECT_GE(lesson.beats.size(), 60U);
}

TEST(LessonsReadme, shows_a_complete_lesson_that_is_sound) {
    const std::string readme = read_text(lessons_folder() / "README.md");
    const std::string_view fence = "```json\n";
    const std::size_t begin = readme.find(fence);
    ASSERT_NE(begin, std::string::npos);
    const std::size_t end = readme.find("```", begin + fence.size());
    const lesson::CompiledLesson lesson = sound(readme.substr(begin + fence.size(), end - begin - fence.size()));
    EXPECT_EQ(lesson.beats.size(), 3U);
}

} // namespace
