// A recording grows by what happens, and nothing that was kept is lost, whatever ends the writing.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "app/files/recording.h"
#include "app/files/recording_text.h"
#include "raft/file/input_json.h"
#include "tests/app/interface.h"

namespace {

constexpr sim::Time kMs = sim::kMillisecond;

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

// The i-th of many inputs, of every length.
sim::TimedInput input(int i) {
    const sim::Time at = 600 * kMs + i * 1'003;
    if (i % 5 == 0) return {at, sim::Kill{static_cast<raft::NodeId>(i % 3)}};
    if (i % 5 == 1) return {at, sim::Loss{.percent = i % 100, .from = 0, .to = 1}};
    if (i % 5 == 2) return {at, sim::Heal{}};
    if (i % 5 == 3) return {at, sim::Duplicate{.percent = i % 100}};
    return {at, sim::Partition{}};
}

// One of each kind, with everything that it may say: what half of it says must not be taken for it.
const std::vector<sim::Input>& talkative_inputs() {
    static const std::vector<sim::Input> kInputs{
        sim::Kill{1},
        sim::Restart{sim::kTheLeader},
        sim::Pause{2},
        sim::Resume{2},
        sim::FireTimer{0},
        sim::Cut{0, 1, false},
        sim::Mend{0, 1, false},
        sim::Partition{{0, 0, 1}},
        sim::Isolate{1},
        sim::Heal{},
        sim::Loss{50, {}, {}},
        sim::Loss{51, 0, 1},
        sim::Latency{{12'000, 25'000}, 0, 1},
        sim::Duplicate{42},
        sim::Request{12, raft::NodeId{1}, {raft::Op::Set, 345}},
        sim::Retry{12},
        sim::Deliver{1234},
        sim::Drop{1234},
        sim::SetTiming{{.heartbeat = 45 * kMs, .max_entries = 12}},
    };
    return kInputs;
}

// With the first `count` inputs.
file::Scenario scenario(int count) {
    file::Scenario scenario = app_tests::quiet_scenario();
    scenario.name = "\"]}, [{";
    for (int i = 0; i < count; ++i)
        scenario.inputs.push_back(input(i));
    scenario.until = count == 0 ? 500 * kMs : scenario.inputs.back().at;
    return scenario;
}

class RecordingFile : public testing::Test {
  protected:
    app_tests::OwnFolder folder_;
    std::filesystem::path path_ = folder_.path() / "state" / "last.json";
    app::Recording recording_{path_};

    // As a program that knows nothing of how it was written reads it.
    file::Scenario read_plainly() {
        auto read = file::read_scenario(text_of(path_));
        if (const auto* problem = std::get_if<file::Problem>(&read)) ADD_FAILURE() << problem->where << problem->what;
        return std::holds_alternative<file::Scenario>(read) ? std::get<file::Scenario>(read) : file::Scenario{};
    }
    void keep(int count) { ASSERT_FALSE(recording_.keep(scenario(count))); }
    bool append(int i) { return recording_.append(input(i), input(i).at); }
};

TEST_F(RecordingFile, is_an_ordinary_scenario_after_every_input) {
    keep(1);
    for (int i = 1; i < 20; ++i) {
        ASSERT_TRUE(append(i));
        EXPECT_EQ(read_plainly(), scenario(i + 1));
        EXPECT_EQ(recording_.last(), scenario(i + 1));
    }
}

TEST_F(RecordingFile, grows_by_an_input_and_not_by_all_of_them) {
    constexpr int kInputs = 1'000;
    keep(1);
    const std::uint64_t before = recording_.written();
    std::uint64_t most = 0;
    for (int i = 1; i < kInputs; ++i) {
        const std::uint64_t had = recording_.written();
        ASSERT_TRUE(append(i));
        most = std::max(most, recording_.written() - had);
    }
    EXPECT_LT(most, 200U);
    EXPECT_LT(recording_.written() - before, std::filesystem::file_size(path_) * 2);
    EXPECT_EQ(read_plainly(), scenario(kInputs));
}

TEST_F(RecordingFile, broken_off_anywhere_holds_all_that_was_kept) {
    for (const bool grown_at_once : {false, true}) { // does the file's size grow before its bytes are there?
        keep(3);
        const std::string before = text_of(path_);
        ASSERT_TRUE(append(3));
        const std::string after = text_of(path_);
        ASSERT_GT(after.size(), before.size());
        for (std::size_t written = before.size() - app::recording_text(scenario(3)).closing.size();
             written <= after.size(); ++written) {
            std::string torn = before.size() > written ? before : after.substr(0, written);
            if (grown_at_once) torn.resize(after.size(), '\0');
            torn.replace(0, written, after.substr(0, written));
            const auto read = app::read_recording(torn);
            ASSERT_TRUE(read) << torn;
            ASSERT_TRUE(read->inputs == scenario(3).inputs || read->inputs == scenario(4).inputs) << torn;
        }
    }
}

TEST_F(RecordingFile, broken_off_within_any_input_never_holds_another_one) {
    for (const sim::Input& talkative : talkative_inputs()) {
        for (const bool in_branch : {false, true}) {
            file::Scenario kept = scenario(3);
            if (in_branch) {
                kept.branches.push_back({"other", 0, 5, scenario(3).inputs});
                kept.shown = 1;
            }
            ASSERT_FALSE(recording_.keep(kept));
            const std::string before = text_of(path_);
            const sim::TimedInput more{2 * sim::kSecond, talkative};
            ASSERT_TRUE(recording_.append(more, 3 * sim::kSecond)) << sim::name_of(talkative);
            const std::string after = text_of(path_);
            const auto old_inputs = file::shown_inputs(kept);
            const std::size_t closing = app::recording_text(kept).closing.size();
            for (std::size_t written = before.size() - closing; written <= after.size(); ++written) {
                std::string torn = before.size() > written ? before : after.substr(0, written);
                torn.replace(0, written, after.substr(0, written));
                const auto read = app::read_recording(torn);
                ASSERT_TRUE(read) << torn;
                auto inputs = file::shown_inputs(*read);
                if (inputs.size() > old_inputs.size()) {
                    ASSERT_EQ(inputs.back(), more) << torn;
                    inputs.pop_back();
                }
                ASSERT_EQ(inputs, old_inputs) << torn;
            }
        }
    }
}

// The last branch, where it is shown, grows as the only line does.
TEST_F(RecordingFile, of_a_branch_grows_and_bears_being_broken_off_as_well) {
    file::Scenario branched = scenario(2);
    branched.branches.push_back({"other", 0, 5, scenario(3).inputs});
    for (sim::TimedInput& input : branched.branches[0].inputs)
        input.at += sim::kSecond;
    branched.shown = 1;
    ASSERT_FALSE(recording_.keep(branched));
    const std::string before = text_of(path_);
    const sim::TimedInput more{2 * sim::kSecond, sim::Kill{1}};
    ASSERT_TRUE(recording_.append(more, 3 * sim::kSecond));
    const std::string after = text_of(path_);
    EXPECT_LT(after.size() - before.size(), 200U);

    file::Scenario grown = branched;
    grown.branches[0].inputs.push_back(more);
    grown.until = 3 * sim::kSecond;
    EXPECT_EQ(app::read_recording(after), grown);
    for (std::size_t written = before.size() - 12; written <= after.size(); ++written) {
        std::string torn = before.size() > written ? before : after.substr(0, written);
        torn.replace(0, written, after.substr(0, written));
        const auto read = app::read_recording(torn);
        ASSERT_TRUE(read) << torn;
        ASSERT_TRUE(read->branches == branched.branches || read->branches == grown.branches) << torn;
    }
}

TEST_F(RecordingFile, that_is_no_recording_is_not_mended_into_one) {
    keep(3);
    const std::string whole = text_of(path_);
    std::string other = whole;
    other.replace(other.rfind("heal"), 4, "heel");
    EXPECT_FALSE(app::read_recording(other)); // JSON, but not of ours: nobody broke it off
    EXPECT_FALSE(app::read_recording(whole.substr(0, 20)));
    EXPECT_FALSE(app::read_recording(""));
    EXPECT_FALSE(app::read_recording("\n\n\n\n\n\n"));
}

// A file may grow no further than this while it lives; a write that would is cut short, as on a full disk.
class FullDisk {
  public:
    explicit FullDisk(std::size_t most) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit less{.rlim_cur = most, .rlim_max = before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &less);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

  private:
    rlimit before_{};
    void (*handler_)(int) = SIG_DFL;
};

TEST_F(RecordingFile, on_a_full_disk_stays_as_it_was_and_grows_again_when_there_is_room) {
    for (std::size_t room = 0; room < 40; room += 3) {
        keep(3);
        const std::string before = text_of(path_);
        {
            const FullDisk disk(before.size() + room);
            EXPECT_FALSE(append(3));
            EXPECT_EQ(text_of(path_).substr(before.find("\"nodes\"")), before.substr(before.find("\"nodes\"")));
            EXPECT_EQ(read_plainly().inputs, scenario(3).inputs);
            EXPECT_TRUE(recording_.keep(scenario(4))) << "room for less than the input, and yet it was kept";
            EXPECT_EQ(read_plainly().inputs, scenario(3).inputs);
        }
        keep(4);
        ASSERT_TRUE(append(4));
        EXPECT_EQ(read_plainly(), scenario(5));
    }
}

TEST_F(RecordingFile, of_another_window_is_never_mixed_with_this_one) {
    app::Recording other(path_);
    keep(3);
    ASSERT_FALSE(other.keep(app_tests::quiet_scenario()));
    EXPECT_FALSE(append(3));
    EXPECT_EQ(read_plainly(), app_tests::quiet_scenario());
    keep(4);
    EXPECT_EQ(read_plainly(), scenario(4));
}

TEST_F(RecordingFile, that_somebody_changed_is_not_appended_to) {
    keep(3);
    std::ofstream(path_, std::ios::app) << " ";
    EXPECT_FALSE(append(3));
    EXPECT_EQ(read_plainly(), scenario(3));
}

TEST_F(RecordingFile, without_inputs_grows_by_being_written_anew) {
    keep(0);
    EXPECT_FALSE(append(0));
    EXPECT_EQ(read_plainly(), scenario(0));
}

TEST_F(RecordingFile, of_a_killed_program_holds_every_input_that_was_told_to_be_kept) {
    for (const int until : {1, 40, 200}) {
        std::array<int, 2> told{};
        ASSERT_EQ(::pipe(told.data()), 0);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            ::close(told[0]);
            recording_.keep(scenario(1));
            const char done = '.';
            for (int i = 1; append(i) && ::write(told[1], &done, 1) == 1; ++i) {
            }
            ::_exit(1);
        }
        ::close(told[1]);
        int kept = 0;
        for (char done = 0; kept < until && ::read(told[0], &done, 1) == 1;)
            ++kept;
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        for (char done = 0; ::read(told[0], &done, 1) == 1;)
            ++kept;
        ::close(told[0]);
        ASSERT_GE(kept, until);
        const auto last = recording_.last();
        ASSERT_TRUE(last);
        EXPECT_TRUE(last->inputs == scenario(kept + 1).inputs || last->inputs == scenario(kept + 2).inputs);
    }
}

} // namespace
