// What a lesson says of single entries can be seen: at the end of each beat every log that shows is there whole.
#include <gtest/gtest.h>

#include <set>
#include <utility>

#include "app/lesson/lesson_focus.h"
#include "tests/app/interface.h"

namespace {

using app_tests::Interface;
using Phase = app::LessonSession::Phase;

std::set<std::pair<raft::NodeId, raft::Index>> all_entries(const sim::World& world) {
    std::set<std::pair<raft::NodeId, raft::Index>> all;
    for (std::size_t node = 0; node < world.servers.size(); ++node) {
        const sim::Server& server = world.servers[node];
        const raft::Index last = (server.up ? server.node.log : server.disk.log).last_index();
        for (raft::Index index = 1; index <= last; ++index)
            all.emplace(static_cast<raft::NodeId>(node), index);
    }
    return all;
}

std::set<std::pair<raft::NodeId, raft::Index>> shown_entries(const render::Scene& stage) {
    std::set<std::pair<raft::NodeId, raft::Index>> shown;
    for (const render::HitArea& area : stage.hits) {
        if (const auto* entry = std::get_if<render::EntryTarget>(&area.target))
            shown.emplace(entry->node, entry->index);
    }
    return shown;
}

TEST(LessonLogs, every_entry_is_seen_at_every_beat) {
    for (const char* lesson : {"log-repair", "walkthrough", "old-term-commit", "nine-nodes"}) {
        for (const ImVec2 size : {ImVec2{1024, 640}, ImVec2{1280, 720}, ImVec2{1600, 1000}, ImVec2{2560, 1440}}) {
            app_tests::Setup setup{.scenario = {}, .preferences = {.ask_first = false}, .lesson = lesson};
            setup.size = size;
            Interface ui(setup);
            const app::LessonSession& playing = *ui.program().lesson();
            const std::size_t beats = playing.lesson().beats.size();
            std::size_t seen = 0;
            for (std::size_t beat = 0; beat < beats; ++beat) {
                ui.program().apply(app::LessonAction(app::GoToBeat{beat}));
                if (playing.phase() == Phase::Playing) ui.program().apply(app::LessonAction(app::ContinueLesson{}));
                ui.frames(1);
                if (!app::focus_of(playing, ui.world()).shows.logs) continue;
                const auto all = all_entries(ui.world());
                EXPECT_EQ(shown_entries(ui.program().memory().stage), all)
                    << lesson << ", " << playing.said().id << " at " << size.x;
                seen += all.size();
            }
            EXPECT_GT(seen, 50U) << lesson;
        }
    }
}

} // namespace
