#include "render/stage/value_picture.h"

#include <algorithm>
#include <optional>
#include <string>

#include "render/motion.h"
#include "render/pen.h"
#include "render/short_words.h"
#include "render/stage/halo.h"
#include "render/text_measure.h"
#include "render/text_sizes.h"

namespace render {

namespace {

struct Number {
    std::string text;
    float size = 0;
    float width = 0;
};

Number number_of(std::string text, float size, Weight weight) {
    size = crisp_size(size);
    const float width = text_width(text, size, weight);
    return {std::move(text), size, width};
}

// In a small circle a long number keeps its size and loses digits.
Number present_value(const StageCanvas& canvas, std::int64_t value, float room) {
    const float radius = canvas.places.body();
    const float wanted = std::max(0.61F * radius, std::min(canvas.em(kText), 0.8F * radius));
    const float least = std::min(canvas.em(kText), wanted);
    std::string text = short_number(value);
    if (text_width(text, least, Weight::Bold) > room) text = brief_number(value);
    const float fit = std::min(1.0F, room / std::max(text_width(text, wanted, Weight::Bold), 1.0F));
    return number_of(std::move(text), wanted * fit, Weight::Bold);
}

// What the value was before it changed just now, where there is room for it.
struct Former {
    Number number;
    float sign = 0; // half the width of the sign between the two, with the space around it
    float room = 1; // how much of its room is left: it stands, then the new one moves to its place

    bool stands() const { return room >= 1; }
    float width() const { return number.width + 2 * sign; }
};

std::optional<Former> former_value(const StageCanvas& canvas, const sim::Server& server, float room) {
    const sim::RecentCommit& commit = server.recent.commit;
    if (commit.value_before == server.node.machine.value) return std::nullopt;
    const float done = effect_progress(canvas.view, canvas.world.now, commit.at, kCommits);
    if (done >= 1) return std::nullopt;
    const float size = std::max(canvas.em(kText), 0.3F * canvas.places.body());
    constexpr float kHalfOfTheTime = 0.875F; // of a motion with a soft end
    Former former{number_of(short_number(commit.value_before), size, Weight::SemiBold), 0.36F * size,
                  std::min((1 - done) / (1 - kHalfOfTheTime), 1.0F)};
    if (former.width() > room) return std::nullopt;
    return former;
}

void draw_former(const StageCanvas& canvas, const Former& former, Point left, Color ink) {
    const float size = former.number.size;
    write(canvas.scene, {left.x, left.y + 0.5F * kCapHeight * size}, former.number.text,
          {size, Weight::SemiBold, Align::Left, ink});
    const Point tip{left.x + former.number.width + 1.35F * former.sign, left.y};
    const float reach = 0.2F * size;
    canvas.scene.shapes.emplace_back(
        Polyline{{tip + Point{-reach, -reach}, tip, tip + Point{-reach, reach}}, {ink, 0.1F * size}});
}

} // namespace

void draw_value(const StageCanvas& canvas, raft::NodeId node) {
    const sim::Server& server = canvas.world.servers[node];
    const float radius = canvas.places.body();
    const float room = 1.7F * radius;
    // In a small circle a little higher, for the term below keeps its size.
    Point center = canvas.place(node).center;
    center.y -= std::clamp(canvas.em(2.7F) - radius, 0.0F, canvas.em(0.16F));
    const Number value = present_value(canvas, server.node.machine.value, room);
    const std::optional<Former> former = former_value(canvas, server, room - value.width);
    const float before = former ? former->room * former->width() : 0;
    const float left = center.x - (value.width + before) / 2;
    const bool pointed = canvas.is_pointed(node, NodePart::Value);
    if (pointed) {
        const float half_width = std::max((value.width + before) / 2, 0.35F * value.size) + 0.4F * value.size;
        const float half_height = 0.47F * value.size; // clear of the term below
        halo_around(canvas, Rect{center.x - half_width, center.y - half_height, 2 * half_width, 2 * half_height},
                    0.36F * value.size);
    }
    if (former && former->stands())
        draw_former(canvas, *former, {left, center.y}, pointed ? canvas.theme.text : canvas.theme.muted_text);
    write(canvas.scene, {left + before + value.width / 2, center.y + 0.5F * kCapHeight * value.size}, value.text,
          {value.size, Weight::Bold, Align::Center, canvas.theme.text});
}

} // namespace render
