#include "render/stage/client_picture.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "render/color.h"
#include "render/pen.h"
#include "render/short_words.h"
#include "render/stage/halo.h"
#include "render/stage/request_number.h"
#include "render/text_measure.h"
#include "render/text_sizes.h"

namespace render {

namespace {

constexpr float kSlot = 6.5F; // em from client to client

std::size_t room_for_clients(const StagePlaces& places) {
    const float slots = places.clients.height / (kSlot * places.em);
    return static_cast<std::size_t>(std::max(slots, 1.0F));
}

// Which clients show.
std::vector<const sim::Client*> chosen(const sim::World& world, std::size_t room) {
    std::vector<const sim::Client*> all;
    all.reserve(world.clients.size());
    for (const sim::Client& client : world.clients)
        all.push_back(&client);
    if (all.size() <= room) return all;
    const auto rank = [](const sim::Client* c) {
        return std::tuple(c->state != sim::Client::State::Waiting, -std::max(c->since, c->ended), c->id);
    };
    std::sort(all.begin(), all.end(), [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
    all.resize(room);
    return all;
}

Point hidden_clients(const StagePlaces& places) {
    return {places.clients.center().x, places.clients.bottom() - 0.6F * places.em};
}

struct StateWords {
    std::string text;
    Color color;
};

StateWords state_words(const StageCanvas& canvas, const sim::Client& client) {
    const Theme& theme = canvas.theme;
    switch (client.state) {
        case sim::Client::State::Waiting: return {std::string(canvas.words.get("stage.waiting")), theme.muted_text};
        case sim::Client::State::Done:
            return {canvas.words.fill("stage.done", {{"result", short_number(client.result)}}), theme.leader_text};
        case sim::Client::State::Failed: return {std::string(canvas.words.get("stage.failed")), theme.trouble_text};
        case sim::Client::State::Unknown: return {std::string(canvas.words.get("stage.unknown")), theme.trouble_text};
    }
    return {};
}

// "SET 5 → C", "SET 5 #2 → C" where it asks again; a value for which the column has no room loses digits.
std::string request_words(const StageCanvas& canvas, const sim::Client& client) {
    const std::string number = told_number(canvas.world, client.id, client.request);
    std::string words;
    for (const auto& command : {short_command(client.command), brief_command(client.command)}) {
        words =
            canvas.words.fill("stage.client_request", {{"op", command + number}, {"node", node_name(client.target)}});
        if (text_width(words, crisp_size(canvas.em(kText)), Weight::SemiBold) <= canvas.places.clients.width) break;
    }
    return words;
}

// In a very narrow picture the column is narrower than its words.
void write_fitting(const StageCanvas& canvas, Point at, const std::string& words, Color color) {
    const float wanted = crisp_size(canvas.em(kText));
    const float fit = canvas.places.clients.width / text_width(words, wanted, Weight::SemiBold);
    write(canvas.scene, at, words, {wanted * std::min(fit, 1.0F), Weight::SemiBold, Align::Center, color});
}

void draw_client(const StageCanvas& canvas, const sim::Client& client, Point center) {
    const Theme& theme = canvas.theme;
    const float radius = client_radius(canvas.places);
    const ClientTarget target{client.id};
    if (canvas.is_pointed(target)) halo_around(canvas, center, radius, 0.44F);
    const bool selected = canvas.is_selected(target);
    if (selected || canvas.is_hovered(target)) {
        canvas.scene.shapes.emplace_back(
            Circle{.center = center,
                   .radius = radius + canvas.em(0.22F),
                   .fill = kNone,
                   .stroke = {faded(theme.text, selected ? 1 : 0.55F), canvas.em(selected ? 0.14F : 0.1F)}});
    }
    Stroke outline{theme.client, canvas.em(0.18F)};
    if (client.state == sim::Client::State::Unknown) outline.dash = outline.gap = canvas.em(0.3F);
    canvas.scene.shapes.emplace_back(Circle{center, radius, theme.surface, outline});
    const float size = crisp_size(canvas.em(kText));
    write(canvas.scene, {center.x, center.y + 0.5F * kCapHeight * size}, std::to_string(client.id),
          {size, Weight::Bold, Align::Center, theme.client_text});

    const StateWords state = state_words(canvas, client);
    const float first = center.y + radius + canvas.em(1.36F); // clear of its halo
    write_fitting(canvas, {center.x, first}, request_words(canvas, client), theme.client_text);
    write_fitting(canvas, {center.x, first + canvas.em(1.2F)}, state.text, state.color);

    canvas.space.take(client_box(canvas.places, center));
    canvas.scene.hits.push_back({.target = target, .a = center, .b = center, .reach = radius, .rect = {}});
}

} // namespace

float client_radius(const StagePlaces& places) {
    return 1.4F * places.em;
}

Rect words_of_client(const StagePlaces& places, Point center) {
    const float half = places.clients.width / 2;
    const float radius = client_radius(places);
    return {center.x - half, center.y + radius, 2 * half, 2.9F * places.em};
}

Rect client_box(const StagePlaces& places, Point center) {
    const Rect words = words_of_client(places, center);
    const float radius = client_radius(places);
    return {words.x, center.y - radius, words.width, words.bottom() - center.y + radius};
}

namespace {

// From where to where the middles of clients may be.
struct Column {
    float top = 0;
    float bottom = 0;
    float slot = 0; // from one to the next, at least
};

// The nearest place to the one wanted that is a slot away from those that are taken.
std::optional<float> nearest_free(const Column& column, const std::vector<ClientPlace>& taken, float wanted) {
    std::vector<float> places{std::clamp(wanted, column.top, column.bottom)};
    for (const ClientPlace& other : taken) {
        places.push_back(other.center.y + column.slot);
        places.push_back(other.center.y - column.slot);
    }
    constexpr float kRounding = 0.01F;
    std::erase_if(places, [&](float y) {
        return y < column.top - kRounding || y > column.bottom + kRounding ||
               std::any_of(taken.begin(), taken.end(), [&](const ClientPlace& other) {
                   return std::abs(other.center.y - y) < column.slot - kRounding;
               });
    });
    if (places.empty()) return std::nullopt;
    return *std::min_element(places.begin(), places.end(), [&](float a, float b) {
        const float nearer = std::abs(a - wanted) - std::abs(b - wanted);
        return std::abs(nearer) > kRounding ? nearer < 0 : a > b; // of two as near the one below
    });
}

// Each beside the node that it addresses, or as near as those that came before it leave room: so none moves because a
// later one does. Empty where that leaves somebody without a place.
std::vector<ClientPlace> in_turn(const Column& column, std::vector<ClientPlace> wanted) {
    std::vector<ClientPlace> placed;
    placed.reserve(wanted.size());
    std::ranges::sort(wanted, {}, &ClientPlace::client);
    for (const ClientPlace& place : wanted) {
        const std::optional<float> y = nearest_free(column, placed, place.center.y);
        if (!y) return {};
        placed.push_back({place.client, {place.center.x, *y}});
    }
    return placed;
}

// In the order of the nodes that they address, pushed apart downwards, then upwards where the column ends.
std::vector<ClientPlace> pushed_apart(const Column& column, std::vector<ClientPlace> wanted) {
    std::ranges::sort(wanted, [](const ClientPlace& a, const ClientPlace& b) {
        return std::tuple(a.center.y, a.client) < std::tuple(b.center.y, b.client);
    });
    float next = column.top;
    for (ClientPlace& place : wanted) {
        place.center.y = std::max(place.center.y, next);
        next = place.center.y + column.slot;
    }
    next = column.bottom;
    for (auto place = wanted.rbegin(); place != wanted.rend(); ++place) {
        place->center.y = std::min(place->center.y, next);
        next = place->center.y - column.slot;
    }
    return wanted;
}

} // namespace

std::vector<ClientPlace> place_clients(const sim::World& world, const StagePlaces& places) {
    std::size_t room = room_for_clients(places);
    if (world.clients.size() > room && room > 1) --room; // for the word that says how many more there are
    const std::vector<const sim::Client*> clients = chosen(world, room);

    std::vector<ClientPlace> shown;
    shown.reserve(clients.size());
    for (const sim::Client* client : clients) {
        const float y = client->target < places.nodes.size() ? places.nodes[client->target].center.y : 0;
        shown.push_back({client->id, {places.clients.center().x, y - places.em}});
    }
    const float slot = kSlot * places.em;
    const float top = places.clients.y + client_radius(places) + 0.3F * places.em;
    float lowest = places.clients.bottom() - slot + client_radius(places) + 0.6F * places.em;
    if (world.clients.size() > shown.size()) lowest -= 1.6F * places.em;
    const Column column{top, std::max(lowest, top), slot};
    std::vector<ClientPlace> placed = in_turn(column, shown);
    return placed.empty() ? pushed_apart(column, std::move(shown)) : placed;
}

Point client_point(const std::vector<ClientPlace>& shown, const StagePlaces& places, raft::ClientId client) {
    const auto found =
        std::find_if(shown.begin(), shown.end(), [client](const ClientPlace& p) { return p.client == client; });
    return found == shown.end() ? hidden_clients(places) : found->center;
}

void draw_clients(const StageCanvas& canvas, const std::vector<ClientPlace>& shown) {
    for (const ClientPlace& place : shown) {
        if (const sim::Client* client = sim::find_client(canvas.world, place.client)) {
            draw_client(canvas.for_thing(ClientTarget{place.client}), *client, place.center);
        }
    }
    const std::size_t hidden = canvas.world.clients.size() - shown.size();
    if (hidden == 0) return;
    write(canvas.scene, hidden_clients(canvas.places),
          canvas.words.fill("stage.more_clients", {{"count", std::to_string(hidden)}}),
          {canvas.em(kText), Weight::SemiBold, Align::Center, canvas.themes.quiet.client_text});
}

} // namespace render
