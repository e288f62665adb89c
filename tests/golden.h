// Expectations that are too long for a test's source: text files that lie beside it. After a change that was meant,
// write them anew with RAFTARIUM_WRITE_GOLDENS=1 and read the diff.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/source_folder.h"

namespace golden {

inline std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

// The lines that differ, the first few of them.
inline std::string difference(const std::string& expected, const std::string& actual) {
    const std::vector<std::string> a = lines_of(expected);
    const std::vector<std::string> b = lines_of(actual);
    std::string report;
    int shown = 0;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()) && shown < 12; ++i) {
        const std::string& old_line = i < a.size() ? a[i] : "(no such line)";
        const std::string& new_line = i < b.size() ? b[i] : "(no such line)";
        if (old_line == new_line) continue;
        report += "line " + std::to_string(i + 1) + "\n  - " + old_line + "\n  + " + new_line + "\n";
        ++shown;
    }
    return report;
}

// `room` is a folder of tests.
inline void expect(const std::string& room, const std::string& name, const std::string& actual) {
    const auto path = tests::source_folder() / "tests" / room / "golden" / (name + ".txt");
    if (std::getenv("RAFTARIUM_WRITE_GOLDENS") != nullptr) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << actual;
        return;
    }
    std::ifstream file(path);
    ASSERT_TRUE(file) << path << " is missing; RAFTARIUM_WRITE_GOLDENS=1 writes it";
    std::ostringstream expected;
    expected << file.rdbuf();
    if (expected.str() != actual) ADD_FAILURE() << name << " changed:\n" << difference(expected.str(), actual);
}

} // namespace golden
