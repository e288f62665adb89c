// While somebody presents, every text on the stage and the timeline is as large as the last row needs, and nothing
// goes missing for it: in every shape of window, from one to nine nodes, in every language.
#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "render/picture.h"
#include "render/stage_layout.h"
#include "render/text_sizes.h"
#include "render/timeline_layout.h"
#include "tests/picture/scene_checks.h"
#include "tests/render/worlds.h"

namespace render {
namespace {

using render_tests::ms;

struct Screen {
    float width;
    float height;
};
constexpr Screen kScreens[]{{1280, 720}, {1600, 1000}, {1920, 1080}};

// A leader, two entries of everybody and more on their way, a request, a partition, a node that is stopped.
std::vector<sim::TimedInput> busy(int nodes) {
    std::vector<sim::TimedInput> inputs{{ms(5), sim::FireTimer{0}}};
    for (int i = 0; i < 7; ++i) {
        inputs.push_back(
            {ms(60 + 60 * i),
             sim::Request{static_cast<raft::ClientId>(i % 2 + 1), 0, {raft::Op::Add, i % 2 == 0 ? 7 : 123'456}}});
    }
    if (nodes > 2) inputs.push_back({ms(300), sim::Kill{static_cast<raft::NodeId>(nodes - 1)}});
    if (nodes > 3) inputs.push_back({ms(380), sim::Isolate{static_cast<raft::NodeId>(nodes - 2)}});
    inputs.push_back({ms(500), sim::FireTimer{static_cast<raft::NodeId>(nodes > 1 ? 1 : 0)}});
    return inputs;
}

class Presenting : public testing::TestWithParam<std::tuple<int, Screen>> {
  protected:
    int nodes() const { return std::get<0>(GetParam()); }
    Rect whole() const { return {0, 0, std::get<1>(GetParam()).width, std::get<1>(GetParam()).height}; }

    View view(const char* language) const {
        View view = render_tests::view(language);
        view.presenting = true;
        view.font_size = presenting_em(16, whole().height);
        view.enlarged = 1.375F;
        return view;
    }
};

// Index and term below an entry, what a timer has left, how many entries more there are, and the numbers of an axis.
bool is_remark(const Text& text) {
    return text.weight == Weight::Regular || text.text.find("…") != std::string::npos;
}

void expect_large(const Scene& scene, float height) {
    for (const Shape& shape : scene.shapes) {
        const auto* text = std::get_if<Text>(&shape);
        if (text == nullptr) continue;
        EXPECT_GE(text->size, (is_remark(*text) ? kLeastRemark : kLeastText) * height) << '"' << text->text << '"';
    }
}

TEST_P(Presenting, every_text_is_read_from_the_last_row) {
    sim::Run run(render_tests::config(nodes()), busy(nodes()));
    for (const char* language : {"en", "zh"}) {
        const View look = view(language);
        for (sim::Time at = 0; at <= ms(800); at += ms(37)) {
            // With and without what is said about it.
            for (const char* said :
                 {"",
                  "A follower hears from no leader for as long as its election timeout lasts, so it "
                  "begins an election: a new term, a vote for itself, and a request to all others."}) {
                std::vector<render::Run> narration;
                if (*said != 0) narration.push_back({said, false});
                const auto scenes =
                    picture(run, {0, at}, {.name = "Presenting", .narration = narration}, look, whole());
                for (const Scene& scene : scenes) {
                    expect_large(scene, whole().height);
                    picture_tests::expect_readable(scene, *look.theme);
                }
                picture_tests::expect_stage(scenes.front(), run.at(at), look);
            }
            ASSERT_FALSE(HasFailure()) << language << " at " << at;
        }
    }
}

// A node keeps its log beside it, whatever becomes of its circle.
TEST_P(Presenting, no_node_loses_its_log) {
    for (const float stage : {0.62F, 0.8F}) {
        const Rect area{0, 0, whole().width, stage * whole().height};
        const StagePlaces places = place_nodes(nodes(), area, view("en").font_size, {}, {1.375F, true});
        EXPECT_GE(places.em, kLeastText * whole().height) << stage;
        EXPECT_GT(places.lines.strip, 0) << stage;
    }
}

std::string name_of(const testing::TestParamInfo<std::tuple<int, Screen>>& info) {
    const Screen screen = std::get<1>(info.param);
    return std::to_string(std::get<0>(info.param)) + "_nodes_" + std::to_string(static_cast<int>(screen.width)) + "x" +
           std::to_string(static_cast<int>(screen.height));
}

INSTANTIATE_TEST_SUITE_P(Screens, Presenting, testing::Combine(testing::Range(1, 10), testing::ValuesIn(kScreens)),
                         name_of);

} // namespace
} // namespace render
