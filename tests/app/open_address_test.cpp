// An address goes to the desktop's opener as it is, and to nobody else.
#include "app/platform/open_address.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

#include "tests/app/interface.h"

namespace {

// What is found on the PATH while this lives: an opener that writes what it was called with where it can be read.
class FakeDesktop {
  public:
    FakeDesktop() : path_(std::getenv("PATH")) {
        const auto program = folder_.path() / "xdg-open";
        std::ofstream(program) << "#!/bin/sh\necho \"$#:$1\" > " << called() << "\n";
        std::filesystem::permissions(program, std::filesystem::perms::owner_all);
        ::mkfifo(called().c_str(), 0600);
        ::setenv("PATH", folder_.path().c_str(), 1);
    }
    FakeDesktop(const FakeDesktop&) = delete;
    FakeDesktop& operator=(const FakeDesktop&) = delete;
    ~FakeDesktop() { ::setenv("PATH", path_.c_str(), 1); }

    // Waits until it was called.
    std::string call() const {
        std::string line;
        std::ifstream pipe(called());
        std::getline(pipe, line);
        return line;
    }
    const std::filesystem::path& folder() const { return folder_.path(); }

  private:
    std::string called() const { return (folder_.path() / "called").string(); }

    app_tests::OwnFolder folder_;
    std::string path_;
};

TEST(OpenAddress, hands_it_over_as_one_word_that_no_shell_reads) {
    const FakeDesktop desktop;
    const std::string address = "https://raft.github.io/?a=1&b=$(touch%20x);`id`";
    EXPECT_TRUE(app::open_address(address));
    EXPECT_EQ(desktop.call(), "1:" + address);
}

TEST(OpenAddress, opens_nothing_but_the_web) {
    const FakeDesktop desktop;
    EXPECT_FALSE(app::open_address("file:///etc/passwd"));
    EXPECT_FALSE(app::open_address("--help"));
    EXPECT_FALSE(app::open_address(""));
}

TEST(OpenAddress, says_where_there_is_no_opener) {
    const FakeDesktop desktop;
    std::filesystem::remove(desktop.folder() / "xdg-open");
    EXPECT_FALSE(app::open_address("https://raft.github.io"));
}

} // namespace
