// Damaged files: whatever happens to the bytes of a scenario, it is read or refused with a place, and never more.
#include <algorithm>
#include <iterator>

#include "raft/sim/random.h"
#include "raft/sim/world.h"
#include "tests/file/reading.h"

namespace file {
namespace {

constexpr int kRounds = 4000;
constexpr std::string_view kPieces[] = {"{",
                                        "}",
                                        "[",
                                        "]",
                                        ",",
                                        ":",
                                        "\"",
                                        "-1",
                                        "1e999",
                                        "0.0001",
                                        "null",
                                        "true",
                                        "\\u",
                                        "\xC3",
                                        std::string_view("\0", 1),
                                        "99999999999999999999",
                                        "\"A\"",
                                        "\"do\"",
                                        "\"at\":",
                                        "\n",
                                        "leader"};

class Damage {
  public:
    explicit Damage(std::uint64_t seed) : random_(seed) {}

    void damage(std::string& text) {
        const auto edits = random_.between(1, 4);
        for (int i = 0; i < edits; ++i)
            edit(text);
    }

  private:
    std::size_t below(std::size_t size) {
        return static_cast<std::size_t>(random_.between(0, static_cast<std::int64_t>(size) - 1));
    }

    void edit(std::string& text) {
        const std::size_t at = below(text.size() + 1);
        const std::size_t length = std::min(text.size() - at, below(20));
        switch (below(6)) {
            case 0: text.erase(at, length); break;
            case 1: text.insert(at, kPieces[below(std::size(kPieces))]); break;
            case 2: text.insert(below(text.size() + 1), text.substr(at, length)); break;
            case 3:
                if (at < text.size()) text[at] = static_cast<char>(below(256));
                break;
            case 4:
                if (at < text.size() && text[at] >= '0' && text[at] <= '9')
                    text[at] = static_cast<char>('0' + below(10));
                break;
            default:
                if (below(20) == 0) text.resize(at);
        }
    }

    sim::Random random_;
};

TEST(DamagedScenario, is_read_or_refused_with_its_place) {
    const std::string whole[] = {shipped("partition-and-heal"), shipped("split-vote"), shipped("story"),
                                 shipped("first-election")};
    Damage damage(20260);
    int read_count = 0;
    for (int round = 0; round < kRounds; ++round) {
        std::string text = whole[static_cast<std::size_t>(round) % std::size(whole)];
        damage.damage(text);
        const auto scenario = read_scenario(text);
        if (const auto* problem = std::get_if<Problem>(&scenario)) {
            ASSERT_FALSE(problem->where.empty()) << text;
            ASSERT_NE(problem->what.find(", expected "), std::string::npos) << problem->what << '\n' << text;
            ASSERT_EQ((problem->where + problem->what).find('\n'), std::string::npos) << text;
            continue;
        }
        // What was read can be played and kept.
        ++read_count;
        const auto& good = std::get<Scenario>(scenario);
        const sim::World world = sim::make_world(good.config);
        ASSERT_TRUE(sim::valid(good.config.timing)) << text;
        for (const sim::TimedInput& input : good.inputs)
            ASSERT_TRUE(sim::valid(world, input.input)) << text;
        ASSERT_EQ(read(write_scenario(good)), good) << text;
    }
    EXPECT_GT(read_count, kRounds / 50);
    EXPECT_LT(read_count, kRounds);
}

} // namespace
} // namespace file
