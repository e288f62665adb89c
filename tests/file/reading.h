// Short ways to read a scenario in a test.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "raft/file/scenario.h"
#include "tests/source_folder.h"

namespace file {

inline Scenario read(std::string_view text) {
    auto scenario = read_scenario(text);
    if (const auto* problem = std::get_if<Problem>(&scenario)) {
        ADD_FAILURE() << problem->where << ": " << problem->what;
        return {};
    }
    return std::get<Scenario>(scenario);
}

inline Problem problem_of(std::string_view text) {
    const auto scenario = read_scenario(text);
    if (const auto* problem = std::get_if<Problem>(&scenario)) return *problem;
    ADD_FAILURE() << "was read: " << text;
    return {};
}

// A scenario with these further keys.
inline std::string with(const std::string& keys) {
    return R"({"raftarium": 1, )" + keys + "}";
}

// A scenario with one input at 5 ms.
inline std::string with_input(const std::string& input) {
    return with(R"("inputs": [{"at": 5, )" + input + "}]");
}

inline std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

inline std::string shipped(const std::string& name) {
    return text_of(tests::source_folder() / "assets" / "scenarios" / (name + ".json"));
}

} // namespace file
