#include "render/svg.h"

#include <gtest/gtest.h>

#include <clocale>
#include <string>
#include <vector>

#include "render/picture.h"
#include "tests/render/worlds.h"

namespace render {
namespace {

using render_tests::ms;

// Every element that opens also closes, attributes are quoted, and nothing is left bare.
void expect_well_formed(const std::string& svg) {
    std::vector<std::string> open;
    for (std::size_t at = svg.find('<'); at != std::string::npos; at = svg.find('<', at + 1)) {
        const std::size_t end = svg.find('>', at);
        ASSERT_NE(end, std::string::npos);
        const std::string tag = svg.substr(at + 1, end - at - 1);
        EXPECT_EQ(tag.find('<'), std::string::npos) << tag;
        EXPECT_EQ(std::count(tag.begin(), tag.end(), '"') % 2, 0) << tag;
        const std::string name =
            tag.substr(tag[0] == '/' ? 1 : 0, tag.find_first_of(" /", 1) - (tag[0] == '/' ? 1 : 0));
        if (tag[0] == '/') {
            ASSERT_FALSE(open.empty());
            EXPECT_EQ(open.back(), tag.substr(1));
            open.pop_back();
        } else if (tag.back() != '/') {
            open.push_back(name);
        }
    }
    EXPECT_TRUE(open.empty());
}

std::string picture_svg(Rect size) {
    sim::Run run = render_tests::partitioned();
    const View view = render_tests::view("zh", true);
    return to_svg(picture(run, {0, ms(620)}, {.name = "A <& \"B\">", .narration = {}}, view, size), size,
                  view.theme->background);
}

TEST(SvgTest, picture_is_well_formed_at_every_size) {
    for (const Rect size :
         {Rect{0, 0, 320, 240}, Rect{0, 0, 1280, 800}, Rect{0, 0, 3840, 2160}, Rect{0, 0, 400, 1200}}) {
        expect_well_formed(picture_svg(size));
    }
}

TEST(SvgTest, text_is_escaped) {
    const std::string svg = picture_svg({0, 0, 1280, 800});
    EXPECT_NE(svg.find("A &lt;&amp; &quot;B&quot;&gt;"), std::string::npos);
}

TEST(SvgTest, numbers_have_two_decimals_at_most) {
    Scene scene;
    scene.shapes.emplace_back(
        Circle{.center = {1.23456F, -0.001F}, .radius = 10, .fill = {255, 0, 0, 255}, .stroke = {}});
    const std::string svg = to_svg(std::vector<Scene>{scene}, {0, 0, 100, 50}, {255, 255, 255, 255});
    EXPECT_NE(svg.find("cx=\"1.23\" cy=\"0\" r=\"10\" fill=\"#FF0000\""), std::string::npos) << svg;
}

TEST(SvgTest, every_shape_is_written) {
    Scene scene;
    const Stroke dashed{{1, 2, 3, 255}, 2, 4, 3};
    scene.shapes.emplace_back(Line{{0, 0}, {1, 1}, dashed});
    scene.shapes.emplace_back(Polyline{{{0, 0}, {1, 1}}, dashed});
    scene.shapes.emplace_back(Polygon{{{0, 0}, {1, 1}, {2, 0}}, {9, 9, 9, 128}, {}});
    scene.shapes.emplace_back(Circle{{5, 5}, 3, kNone, dashed, true});
    scene.shapes.emplace_back(Arc{{5, 5}, 3, 0, 0.75F, dashed});
    scene.shapes.emplace_back(Arc{{5, 5}, 3, 0, 1, dashed});
    scene.shapes.emplace_back(Box{{0, 0, 5, 5}, 2, {9, 9, 9, 255}, dashed, true});
    scene.shapes.emplace_back(Text{{1, 2}, "x", 12, Weight::Bold, Align::Right, {0, 0, 0, 255}});
    const std::string svg = to_svg(std::vector<Scene>{scene}, {0, 0, 100, 50}, {255, 255, 255, 255});
    expect_well_formed(svg);
    for (const char* piece :
         {"<line", "<polyline", "<polygon", "fill-opacity=\"0.5\"", "stroke-dasharray=\"4 3\"", "A3 3 0 1 1 2 5",
          "url(#hatch010203)", "<pattern", "text-anchor=\"end\"", "font-weight=\"700\"", "viewBox=\"0 0 100 50\""}) {
        EXPECT_NE(svg.find(piece), std::string::npos) << piece << " in\n" << svg;
    }
}

} // namespace
} // namespace render
