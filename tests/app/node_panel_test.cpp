// What the Node panel tells of a disk that takes its time, and of what keeps a request from being applied twice.
#include <gtest/gtest.h>

#include <string>

#include "app/look.h"
#include "app/panels/node_detail.h"
#include "raft/sim/writes.h"
#include "render/short_words.h"
#include "tests/app/interface.h"

namespace {

using app_tests::Interface;

// All that the panel says, in English.
std::string said_of(Interface& ui, raft::NodeId node) {
    std::string said;
    ui.in_frame([&] {
        const app::Look look{.theme = render::light_theme(),
                             .languages = app_tests::languages(),
                             .language = "en",
                             .words = app_tests::languages().get("en").words,
                             .fonts = ui.fonts()};
        ImGui::Begin("node");
        ImGui::LogToClipboard();
        app::node_detail(look, ui.world(), node);
        ImGui::LogFinish();
        said = ImGui::GetClipboardText();
        ImGui::End();
    });
    return said;
}

TEST(NodePanel, says_what_is_being_written_and_until_when) {
    file::Scenario scenario = app_tests::quiet_scenario();
    scenario.config.timing.disk = 40 * sim::kMillisecond;
    Interface ui({.scenario = scenario});
    sim::Time at = 0;
    const auto writing = [&] { return sim::write_under_way(ui.world(), 1); };
    for (; at < sim::kSecond && writing() == nullptr; at += sim::kMillisecond)
        ui.pause_at(at);
    ASSERT_NE(writing(), nullptr);
    const std::string until = render::seconds(writing()->due, 3) + " s";
    const std::string term = std::to_string(writing()->what.current_term);

    const std::string said = said_of(ui, 1);
    const std::size_t heading = said.find("BEING WRITTEN TO DISK");
    ASSERT_NE(heading, std::string::npos) << said;
    EXPECT_NE(said.find("at " + until, heading), std::string::npos) << said;
    EXPECT_NE(said.find(term, said.find("currentTerm", heading)), std::string::npos) << said;

    ui.pause_at(at + 100 * sim::kMillisecond);
    const bool says = said_of(ui, 1).find("BEING WRITTEN") != std::string::npos;
    EXPECT_EQ(says, writing() != nullptr);
}

TEST(NodePanel, tells_the_last_applied_request_of_each_client_and_its_answer) {
    file::Scenario scenario = app_tests::quiet_scenario();
    scenario.inputs.push_back({sim::kSecond, sim::Request{7, std::nullopt, {raft::Op::Set, 4123}}});
    Interface ui({.scenario = scenario});
    ui.pause_at(sim::kSecond);
    EXPECT_EQ(said_of(ui, 0).find("APPLIED LAST"), std::string::npos) << "nothing was applied yet";
    ui.pause_at(3 * sim::kSecond);
    for (raft::NodeId node = 0; node < 5; ++node) {
        const std::string said = said_of(ui, node);
        const std::size_t heading = said.find("APPLIED LAST");
        ASSERT_NE(heading, std::string::npos) << said;
        EXPECT_NE(said.find("7", heading), std::string::npos) << said;
        EXPECT_NE(said.find("4123", heading), std::string::npos) << said;
    }
}

} // namespace
