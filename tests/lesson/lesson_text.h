// Small lessons as text, and what comes of them.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>

#include "raft/lesson/check.h"
#include "raft/lesson/lesson_json.h"

namespace lesson_test {

// Those of the program's window.
inline lesson::PartNames parts() {
    static constexpr std::array<std::string_view, 11> kToHide{
        "roles", "values", "terms", "rings", "logs", "clients", "links", "messages", "timeline", "inspector", "events"};
    static constexpr std::array<std::string_view, 5> kToPointAt{"timeline", "inspector", "events", "top_bar",
                                                                "request"};
    return {kToHide, kToPointAt};
}

// One chapter over a world of three nodes in which A leads from about 120 ms on.
inline std::string with_beats(const std::string& beats, const std::string& chapter = "") {
    return R"({ "raftarium": 1, "languages": ["en", "zh"], "title": { "en": "T", "zh": "题" }, "chapters": [
      { "id": "c", "title": { "en": "C", "zh": "章" }, )" +
           chapter + R"("world": { "nodes": 3, "seed": 1,
        "inputs": [{ "at": 100, "do": "timeout", "node": "A" }], "begin": { "when": { "leader": "A" }, "then": 20 } },
        "beats": [)" +
           beats + "] } ] }";
}

inline std::string beat(const std::string& id, const std::string& more = "") {
    return R"({ "id": ")" + id + R"(", "text": { "en": "Words.", "zh": "文字。" })" + (more.empty() ? "" : ", ") +
           more + " }";
}

inline lesson::Lesson read(const std::string& text) {
    auto result = lesson::read_lesson(text, parts());
    if (const auto* problem = std::get_if<file::Problem>(&result)) {
        ADD_FAILURE() << problem->where << ": " << problem->what;
        return {};
    }
    return std::get<lesson::Lesson>(std::move(result));
}

// "where: what" of what keeps the file from being read, "fine" if nothing does.
inline std::string refusal(const std::string& text) {
    const auto result = lesson::read_lesson(text, parts());
    const auto* problem = std::get_if<file::Problem>(&result);
    return problem == nullptr ? "fine" : problem->where + ": " + problem->what;
}

// Each problem of the lesson on a line.
inline std::string problems(const std::string& text) {
    std::string lines;
    for (const lesson::Flaw& flaw : lesson::check(read(text)).flaws)
        lines += flaw.where + ": " + flaw.what + '\n';
    return lines;
}

} // namespace lesson_test
