#include "render/stage/message_picture.h"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "render/color.h"
#include "render/pen.h"
#include "render/stage/halo.h"
#include "render/stage/message_labels.h"
#include "render/stage/role_looks.h"

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
    if (canvas.is_pointed(target)) halo_around(canvas, place.at, look.radius, kMessageHalo);
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

} // namespace

void draw_messages(const StageCanvas& canvas, const std::vector<MessagePlace>& messages) {
    constexpr float kOut = 0.08F; // of its way: nearer, its words would stand on its sender
    std::vector<SpokenMessage> shown;
    shown.reserve(messages.size());
    for (const MessagePlace& place : messages) {
        const raft::Message& message = place.message->message;
        if (!is_shown(canvas.view.shows, message)) continue;
        const MessageTarget target{place.message->id};
        const StageCanvas own = canvas.for_thing(target);
        const MessageLook look = look_of_message(own, *place.message);
        draw_dot(own, place, look);
        // The cross of a loss reaches further than a small dot.
        const float radius = std::max(look.radius, place.message->lost ? canvas.em(0.5F) : 0);
        canvas.space.take({place.at.x - radius, place.at.y - radius, 2 * radius, 2 * radius});
        MessageWords words = message_words(canvas.world, message, canvas.words);
        const bool routine = words.weight == Weightiness::Routine && look.hollow;
        shown.push_back({.place = &place,
                         .radius = radius,
                         .ink = look.colors.text,
                         .words = std::move(words),
                         .asked = canvas.is_pointed(target) || canvas.is_selected(target) || canvas.is_hovered(target),
                         .silent = routine || (place.progress < kOut && !place.waits)});
    }
    draw_message_labels(canvas, shown);
}

} // namespace render
