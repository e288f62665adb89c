#include "render/stage/message_picture.h"

#include <algorithm>
#include <array>
#include <string>
#include <variant>

#include "render/color.h"
#include "render/pen.h"
#include "render/stage/halo.h"
#include "render/stage/message_words.h"
#include "render/stage/role_looks.h"
#include "render/stage/words.h"
#include "render/text_measure.h"
#include "render/text_sizes.h"

namespace render {

namespace {

struct MessageLook {
    float radius = 0;
    LookColors colors;
    bool hollow = false;
    bool positive = true; // of a hollow one
};

LookColors sender_colors(const StageCanvas& canvas, const sim::InFlight& in_flight) {
    const raft::Message& message = in_flight.message;
    const Theme& theme = canvas.theme;
    if (is_with_client(message)) return {theme.client, theme.surface, theme.client_text};
    // What the sender was when it sent it; it may be something else by now.
    return colors_of(theme, look_of(in_flight.sender_role, true));
}

MessageLook look_of_message(const StageCanvas& canvas, const sim::InFlight& in_flight) {
    const raft::Message& message = in_flight.message;
    MessageLook look{.radius = canvas.em(0.5F), .colors = sender_colors(canvas, in_flight)};
    if (const auto* append = std::get_if<raft::AppendEntries>(&message.body)) {
        look.radius = canvas.em(append->entries.empty() ? 0.36F : 0.56F);
    } else if (const auto* appended = std::get_if<raft::AppendEntriesReply>(&message.body)) {
        look = {canvas.em(0.44F), look.colors, true, appended->success};
    } else if (const auto* vote = std::get_if<raft::RequestVoteReply>(&message.body)) {
        look = {canvas.em(0.5F), look.colors, true, vote->vote_granted};
    } else if (const auto* answer = std::get_if<raft::ClientReply>(&message.body)) {
        look = {canvas.em(0.5F), look.colors, true, answer->outcome == raft::Outcome::Done};
    }
    return look;
}

// A lost message fades all the way to where it ends.
float opacity_of(const MessagePlace& place) {
    return place.message->lost ? 1 - 0.75F * place.progress : 1;
}

void draw_trail(const StageCanvas& canvas, const MessagePlace& place, const MessageLook& look) {
    if (place.waits || look.hollow) return;
    constexpr std::array kOpacity{0.29F, 0.23F, 0.17F, 0.11F, 0.05F};
    const float travelled = std::min(canvas.em(5) * place.progress, place.straight);
    for (std::size_t i = 0; i < kOpacity.size(); ++i) {
        const float step = static_cast<float>(i + 1);
        const float back = std::min(canvas.em(0.38F), travelled / 5) * step;
        canvas.scene.shapes.emplace_back(Circle{place.at - place.heading * back,
                                                look.radius * (0.88F - 0.13F * step),
                                                faded(look.colors.line, kOpacity[i] * opacity_of(place)),
                                                {}});
    }
}

void draw_sign(const StageCanvas& canvas, Point at, float radius, bool positive, Color color) {
    const Stroke stroke{color, 0.26F * radius};
    const float half = 0.5F * radius;
    canvas.scene.shapes.emplace_back(Line{at - Point{half, 0}, at + Point{half, 0}, stroke});
    if (positive) canvas.scene.shapes.emplace_back(Line{at - Point{0, half}, at + Point{0, half}, stroke});
}

void draw_loss(const StageCanvas& canvas, const MessagePlace& place) {
    constexpr float kShows = 0.7F; // of its way
    if (!place.message->lost || place.progress < kShows) return;
    const float grown = (place.progress - kShows) / (1 - kShows);
    cross(canvas.scene, place.at, canvas.em(0.2F + 0.22F * grown),
          {faded(canvas.theme.trouble, 0.4F + 0.6F * grown), canvas.em(0.15F)});
}

void draw_dot(const StageCanvas& canvas, const MessagePlace& place, const MessageLook& look) {
    const float opacity = opacity_of(place);
    const MessageTarget target{place.message->id};
    if (canvas.is_pointed(target)) {
        halo_around(canvas, place.at, look.radius, kMessageHalo);
        point_at_message(canvas, place.at, look.radius);
    }
    const bool selected = canvas.is_selected(target);
    if (selected || canvas.is_hovered(target)) {
        canvas.scene.shapes.emplace_back(Circle{place.at,
                                                look.radius + canvas.em(0.3F),
                                                kNone,
                                                {faded(canvas.theme.text, selected ? 1 : 0.55F), canvas.em(0.12F)}});
    }
    draw_trail(canvas, place, look);
    const Color color = faded(look.colors.line, opacity);
    if (look.hollow) {
        canvas.scene.shapes.emplace_back(
            Circle{place.at, look.radius, faded(canvas.theme.surface, opacity), {color, canvas.em(0.13F)}});
        draw_sign(canvas, place.at, look.radius, look.positive, faded(look.colors.text, opacity));
    } else {
        canvas.scene.shapes.emplace_back(Circle{place.at, look.radius, color, {}});
        if (place.message->duplicate) {
            // The network's second copy: a ring within.
            canvas.scene.shapes.emplace_back(
                Circle{place.at, 0.5F * look.radius, kNone, {canvas.theme.surface, canvas.em(0.1F)}});
        }
    }
    draw_loss(canvas, place);
    canvas.scene.hits.push_back({.target = target,
                                 .a = place.at,
                                 .b = place.at,
                                 .reach = std::max(look.radius, canvas.em(0.5F)) + canvas.em(0.2F),
                                 .rect = {}});
}

// Beside the dot on either side of its way, above or below it.
bool try_label(const StageCanvas& canvas, const MessagePlace& place, const MessageLook& look, const std::string& text) {
    const float size = crisp_size(canvas.em(kText));
    const float width = text_width(text, size, Weight::SemiBold);
    const float height = 1.1F * size;
    const bool pointed = canvas.is_pointed(MessageTarget{place.message->id});
    const float away = look.radius + canvas.em(pointed ? kMessageHalo + 0.1F : 0.3F);
    const Point at = place.at;
    const std::array<Point, 6> corners{{{at.x + away * 0.8F, at.y - away * 0.5F - height},
                                        {at.x + away * 0.8F, at.y + away * 0.5F},
                                        {at.x - away * 0.8F - width, at.y - away * 0.5F - height},
                                        {at.x - away * 0.8F - width, at.y + away * 0.5F},
                                        {at.x - width / 2, at.y - away - height},
                                        {at.x - width / 2, at.y + away}}};
    const Ink ink{size, Weight::SemiBold, Align::Left, look.colors.text};
    for (const bool on_links : {false, true}) {
        for (const Point corner : corners) {
            const Rect box{corner.x, corner.y, width, height};
            if (!canvas.space.is_open(box) || (!on_links && canvas.space.is_crossed(box))) continue;
            write_clear(canvas, {box.x, box.y + 0.86F * size}, text, ink);
            canvas.space.take(box);
            return true;
        }
    }
    return false;
}

} // namespace

void draw_messages(const StageCanvas& canvas, const std::vector<MessagePlace>& messages) {
    struct Label {
        const MessagePlace* place;
        MessageLook look;
        MessageWords words;
        bool asked = false; // pointed at, selected or under the mouse
    };
    std::vector<Label> labels;
    labels.reserve(messages.size());
    for (const MessagePlace& place : messages) {
        if (!is_shown(canvas.view.shows, place.message->message)) continue;
        // The cross of a loss reaches further than a small dot.
        const float least = place.message->lost ? canvas.em(0.5F) : 0;
        const float radius = std::max(look_of_message(canvas, *place.message).radius, least);
        canvas.space.take({place.at.x - radius, place.at.y - radius, 2 * radius, 2 * radius});
    }
    for (const MessagePlace& place : messages) {
        const raft::Message& message = place.message->message;
        if (!is_shown(canvas.view.shows, message)) continue;
        const StageCanvas own = canvas.for_thing(MessageTarget{place.message->id});
        const MessageLook look = look_of_message(own, *place.message);
        draw_dot(own, place, look);
        const MessageTarget target{place.message->id};
        labels.push_back({&place, look, message_words(canvas.world, message, canvas.words),
                          canvas.is_pointed(target) || canvas.is_selected(target) || canvas.is_hovered(target)});
    }
    std::stable_sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) {
        return a.asked != b.asked ? a.asked : a.words.weight > b.words.weight;
    });
    // More labels than this are read by nobody, and each one is searched a place for.
    constexpr std::size_t kMost = 24;
    constexpr float kOut = 0.08F; // of its way: nearer, its words would stand on its sender
    for (std::size_t i = 0; i < std::min(labels.size(), kMost); ++i) {
        const Label& label = labels[i];
        if (label.words.weight == Weightiness::Routine && label.look.hollow && !label.asked) continue;
        if (label.place->progress < kOut && !label.place->waits && !label.asked) continue;
        if (try_label(canvas, *label.place, label.look, label.words.whole)) continue;
        if (label.words.brief != label.words.whole) try_label(canvas, *label.place, label.look, label.words.brief);
    }
}

} // namespace render
