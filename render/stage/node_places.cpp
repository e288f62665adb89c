#include "render/stage/node_places.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

namespace render {

namespace {

constexpr float kMargin = 0.8F;       // em, around everything
constexpr float kLabelGap = 0.75F;    // em, between a node and its label
constexpr float kNameLabel = 6.8F;    // em wide: a name, and that its node is stopped
constexpr float kLeastLabel = 12.9F;  // em wide: three entries, or the longest line of text
constexpr float kNarrowLabel = 8.2F;  // em wide: two entries, while presenting
constexpr float kGoodLabel = 15.2F;   // em wide: taken where the nodes still stand far apart
constexpr float kMostLabel = 22.8F;   // em wide: six entries
constexpr float kGenerousHeight = 34; // em of the stage, or nothing is drawn larger than asked for
constexpr float kClientColumn = 9.2F; // em
constexpr float kRingInEm = 3.56F;    // radius of a timeout ring beside text of full size
constexpr float kLeastGap = 3.2F;     // em between two nodes of a row, so that a message can be seen between them
// em between any two of up to five nodes, or nothing is drawn larger than asked for; more nodes stand closer.
constexpr float kAmpleGap = 6.5F;
constexpr float kLeastAmpleGap = 1.7F;

// One way to set the stage.
struct Plan {
    float em = 16;
    float ring = 1;     // of kRingInEm
    float evenness = 0; // 0: on an ellipse; 1: rows equally far apart
    Detail detail = Detail::Whole;
    float least_label = kLeastLabel;
    bool centred = false; // as much room left free at the left as clients take at the right
    bool clients = true;  // they have a column

    float label() const { return detail == Detail::OnlyName ? kNameLabel : least_label; }
    float good_label() const { return detail == Detail::OnlyName ? kNameLabel : kGoodLabel; }
};

// A place on the ellipse: -1 to 1 in both directions.
Point on_ellipse(int node, int nodes, float evenness) {
    if (nodes == 1) return {0, 0};
    constexpr float kPi = std::numbers::pi_v<float>;
    const auto n = static_cast<float>(nodes);
    const float angle = kPi * ((2 * static_cast<float>(node) - 1) / n - 0.5F);
    const float x = std::cos(angle);
    const float y = std::sin(angle);

    const int rows = (nodes + 1) / 2;
    if (rows == 1) return {x, 0};
    const int row = node == 0 ? 0 : std::min(node - 1, nodes - node);
    const float even_y = 2 * static_cast<float>(row) / static_cast<float>(rows - 1) - 1;
    // The ellipse's own rows, stretched to the same height.
    const float top = -std::cos(kPi / n);
    const float bottom = nodes % 2 == 1 ? 1 : -top;
    const float own_y = 2 * (y - top) / (bottom - top) - 1;
    const bool single = nodes % 2 == 1 && row == rows - 1;
    const float wide_x = single ? 0 : std::copysign(std::pow(std::abs(x), 0.55F), x);
    return {std::lerp(single ? 0 : x, wide_x, evenness), std::lerp(own_y, even_y, evenness)};
}

bool apart(const Rect& a, const Rect& b, float gap) {
    return a.right() + gap <= b.x || b.right() + gap <= a.x || a.bottom() + gap <= b.y || b.bottom() + gap <= a.y;
}

Rect square_around(Point center, float reach) {
    return {center.x - reach, center.y - reach, 2 * reach, 2 * reach};
}

bool clear_of(const NodePlace& a, const NodePlace& b, const StagePlaces& places) {
    const float gap = 0.25F * places.em;
    const Rect a_body = square_around(a.center, places.outside());
    const Rect b_body = square_around(b.center, places.outside());
    return apart(a_body, b_body, gap) && apart(a.label, b.label, gap) && apart(a_body, b.label, gap) &&
           apart(a.label, b_body, gap);
}

bool clear_of_all(std::size_t node, const StagePlaces& places) {
    for (std::size_t other = 0; other < places.nodes.size(); ++other) {
        if (other != node && !clear_of(places.nodes[node], places.nodes[other], places)) return false;
    }
    return true;
}

// How far a label reaches above and below its node's centre. Beside the lowest node it stands lower, for links come
// in from above.
float label_above(const StagePlaces& places, bool lowest) {
    const float half = label_lines(places.detail).height * places.em / 2;
    return lowest ? half - 0.9F * places.em : half - 0.3F * places.em;
}

void set_label(NodePlace& place, const StagePlaces& places, bool lowest, float width) {
    const float away = places.outside() + kLabelGap * places.em;
    const float height = label_lines(places.detail).height * places.em;
    if (place.side == Side::Below) {
        place.label = {place.center.x - width / 2, place.center.y + away - 0.3F * places.em, width, height};
        return;
    }
    const float y = place.center.y - label_above(places, lowest);
    const float left = place.side == Side::Right ? place.center.x + away : place.center.x - away - width;
    place.label = {left, y, width, height};
}

float room_for_label(const NodePlace& place, const StagePlaces& places, Rect room) {
    const float away = places.outside() + kLabelGap * places.em;
    return place.side == Side::Right ? room.right() - place.center.x - away : place.center.x - away - room.x;
}

// The stage by a plan, with labels of the least width.
StagePlaces set_stage(const Plan& plan, int nodes, Rect area) {
    StagePlaces places;
    places.em = plan.em;
    places.ring = plan.ring * kRingInEm * plan.em;
    places.detail = plan.detail;
    const float margin = kMargin * plan.em;
    const float column = plan.clients ? std::min(kClientColumn * plan.em, 0.2F * area.width) : 0;
    places.clients = {area.right() - column - margin / 2, area.y + margin, column, area.height - 2 * margin};
    const float free = plan.centred ? column + margin / 2 : 0;
    const Rect room{area.x + margin + free, area.y + margin, area.width - column - 2.5F * margin - free,
                    area.height - 2 * margin};

    const float outside = places.outside();
    const float label_height = label_lines(plan.detail).height * plan.em;
    const bool has_lowest = nodes % 2 == 1 && nodes > 1;
    const bool label_below = nodes == 1 && plan.detail == Detail::OnlyName;
    const float above = std::max(outside, label_above(places, false));
    const float below = label_below ? outside + kLabelGap * plan.em + label_height
                                    : std::max(outside, label_height - label_above(places, has_lowest));
    const float half_height = std::min((room.height - above - below) / 2, 20 * plan.em);
    const float middle_y = room.y + above + (room.height - above - below) / 2;
    const float away = outside + (label_below ? 0 : (kLabelGap + plan.label()) * plan.em);
    const float widest = nodes <= 2 ? 9 * plan.em : std::max(1.55F * half_height, 9 * plan.em);
    const float good = room.width / 2 - away - (plan.good_label() - plan.label()) * plan.em;
    const float far_apart = std::max((nodes <= 3 ? 0.66F : 1.2F) * half_height, 9 * plan.em);
    const float half_width = std::min({room.width / 2 - away, std::max(good, far_apart), widest});
    // A single node and its label stand in the middle together.
    const float middle_x = room.x + room.width / 2 - (nodes == 1 ? (away - outside) / 2 : 0);

    places.nodes.reserve(static_cast<std::size_t>(nodes));
    for (int i = 0; i < nodes; ++i) {
        const Point at = on_ellipse(i, nodes, plan.evenness);
        NodePlace place;
        place.center = {middle_x + at.x * half_width, middle_y + at.y * half_height};
        place.side = at.x < -0.01F ? Side::Left : Side::Right;
        if (label_below) place.side = Side::Below;
        const bool lowest = has_lowest && i == (nodes + 1) / 2;
        set_label(place, places, lowest, plan.label() * plan.em);
        places.nodes.push_back(place);
    }
    return places;
}

bool inside(const StagePlaces& places, Rect area) {
    for (const NodePlace& place : places.nodes) {
        const Rect body = square_around(place.center, places.outside());
        for (const Rect& box : {body, place.label}) {
            if (box.x < area.x || box.y < area.y || box.right() > places.clients.x || box.bottom() > area.bottom()) {
                return false;
            }
        }
    }
    return true;
}

// Labels could be wide enough for a few entries more, and clients have room for themselves.
bool generous(const StagePlaces& places, Rect area, float enlarged) {
    if (area.height < kGenerousHeight * places.em / enlarged) return false;
    if (places.detail == Detail::OnlyName) return true;
    const float margin = kMargin * places.em;
    const Rect room{area.x + margin, area.y, places.clients.x - 2 * margin - area.x, area.height};
    return std::all_of(places.nodes.begin(), places.nodes.end(), [&](const NodePlace& place) {
        return room_for_label(place, places, room) >= kGoodLabel * places.em;
    });
}

// Two nodes beside each other leave room for what moves between them.
bool roomy(const StagePlaces& places, float same_row_gap, float other_gap) {
    for (std::size_t i = 0; i < places.nodes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const Point a = places.nodes[i].center;
            const Point b = places.nodes[j].center;
            const float gap = std::hypot(a.x - b.x, a.y - b.y) - 2 * places.outside();
            const bool same_row = std::abs(a.y - b.y) < 1;
            if (gap < (same_row ? same_row_gap : other_gap) * places.em) return false;
        }
    }
    return true;
}

bool fits(const StagePlaces& places, Rect area) {
    if (!inside(places, area) || !roomy(places, kLeastGap, 0.6F)) return false;
    for (std::size_t i = 0; i < places.nodes.size(); ++i) {
        if (!clear_of_all(i, places)) return false;
    }
    return true;
}

// Labels grow as wide as their room allows: more of the log shows.
void widen_labels(StagePlaces& places, int nodes, Rect area) {
    const float margin = kMargin * places.em;
    const Rect room{area.x + margin, area.y, places.clients.x - margin - area.x - margin, area.height};
    constexpr std::array kSteps{kMostLabel, 20.9F, 19.0F, 17.1F, kGoodLabel, 14.3F, 13.4F};
    for (std::size_t i = 0; i < places.nodes.size(); ++i) {
        NodePlace& place = places.nodes[i];
        const bool lowest = nodes % 2 == 1 && nodes > 1 && static_cast<int>(i) == (nodes + 1) / 2;
        const Rect least = place.label;
        for (const float step : kSteps) {
            if (step * places.em > room_for_label(place, places, room)) continue;
            set_label(place, places, lowest, step * places.em);
            if (clear_of_all(i, places)) break;
            place.label = least;
        }
    }
}

// Nodes in the middle of the stage, clients within reach at their right: where that costs no log an entry.
StagePlaces centred(Plan plan, StagePlaces places, int nodes, Rect area) {
    constexpr float kWayToClient = 9; // em, for messages to be seen on
    const bool only_names = plan.detail == Detail::OnlyName;
    plan.centred = true;
    StagePlaces middle = set_stage(plan, nodes, area);
    const float label = (only_names ? kNameLabel : kGoodLabel) * plan.em;
    const Rect room{area.x, area.y, middle.clients.x - area.x, area.height};
    const bool costs = std::any_of(middle.nodes.begin(), middle.nodes.end(), [&](const NodePlace& place) {
        return place.side != Side::Below && room_for_label(place, middle, room) < label;
    });
    if (costs || !fits(middle, area)) return places;
    float right = area.x;
    for (const NodePlace& place : middle.nodes) {
        const float outside = place.center.x + middle.outside();
        const bool beside = place.side == Side::Right;
        right = std::max({right, outside + kWayToClient * plan.em,
                          beside ? outside + (kLabelGap + 1.5F) * plan.em + label : area.x});
    }
    middle.clients.x = std::min(middle.clients.x, right);
    return middle;
}

bool tells_only_names(const Shows& shows) {
    return !shows.roles && !shows.rings && !shows.logs;
}

// Full size first; larger only where everything may grow; smaller text only after smaller circles.
Plan best_plan(int nodes, Rect area, float font_size, const Shows& shows, const TextWeight& weight) {
    const bool only_names = tells_only_names(shows);
    constexpr std::array kLarger{1.8F, 1.65F, 1.5F, 1.4F, 1.3F, 1.2F, 1.1F, 1.05F, 1.0F};
    constexpr std::array kLargeRings{2.0F, 1.7F, 1.5F, 1.35F, 1.2F, 1.1F, 1.0F};
    constexpr std::array kSmaller{1.0F, 0.92F, 0.84F, 0.77F, 0.7F};
    constexpr std::array kRings{1.0F, 0.88F, 0.77F, 0.68F, 0.6F};
    constexpr float kLeastRing = 0.52F; // rather than to lose a log
    constexpr std::array kEvenness{0.0F, 0.35F, 0.7F, 1.0F};
    const float ample =
        std::max(kLeastAmpleGap, kAmpleGap - 1.2F * static_cast<float>(std::max(nodes - 5, 0))) / weight.enlarged;
    // Few nodes fill the stage with larger circles.
    const float largest_ring = only_names ? 2.0F : nodes <= 4 ? 1.35F : 1.0F;
    const bool few = nodes <= 4 && !only_names;
    constexpr float kFewRing = 1.2F;
    const Detail most = only_names ? Detail::OnlyName : Detail::Whole;
    for (const float larger : kLarger) {
        if (larger <= 1 && largest_ring <= 1) break;
        for (const float ring : kLargeRings) {
            if (ring > largest_ring) continue;
            if (few && larger > 1 && ring < kFewRing) continue; // their circles grow before their text
            for (const float evenness : {0.0F, 0.35F}) {
                const Plan plan{larger * font_size, ring, evenness, most, kLeastLabel, false, shows.client_column};
                const StagePlaces places = set_stage(plan, nodes, area);
                const bool may_grow =
                    generous(places, area, weight.enlarged) || (larger <= 1 && (only_names || weight.enlarged > 1));
                if (may_grow && fits(places, area) && roomy(places, ample, ample)) return plan;
            }
        }
    }
    const auto first_fitting = [&](Detail detail, float text, float ring,
                                   float label = kLeastLabel) -> std::optional<Plan> {
        for (const float evenness : kEvenness) {
            const Plan plan{text * font_size, ring, evenness, detail, label, false, shows.client_column};
            if (fits(set_stage(plan, nodes, area), area)) return plan;
        }
        return std::nullopt;
    };
    for (const Detail detail : {most, Detail::WithoutTimer, Detail::WithoutLog}) {
        for (const float text : kSmaller) {
            if (weight.presenting && text < 1) break;
            for (const float ring : kRings) {
                if (const auto plan = first_fitting(detail, text, ring)) return *plan;
            }
        }
        if (!weight.presenting || detail != Detail::WithoutTimer) continue;
        for (const float label : {kLeastLabel, kNarrowLabel}) {
            for (const float ring : {kRings.front(), kRings.back(), kLeastRing}) {
                if (const auto plan = first_fitting(detail, 1, ring, label)) return *plan;
            }
        }
    }
    // Too small for anything readable: shrink until it fits, or nearly so.
    Plan plan{0.6F * font_size, kRings.back(), 1, Detail::WithoutLog, kLeastLabel, false, shows.client_column};
    while (plan.em > 0.22F * font_size && !fits(set_stage(plan, nodes, area), area))
        plan.em *= 0.85F;
    return plan;
}

} // namespace

LabelLines label_lines(Detail detail, const Shows& shows) {
    const bool timer = detail == Detail::Whole && shows.rings;
    const bool log = (detail == Detail::Whole || detail == Detail::WithoutTimer) && shows.logs;
    LabelLines lines{.name = 1.1F, .timer = 0, .strip = 0, .entry_height = 0, .position = 0, .height = 1.5F};
    float bottom = lines.height; // of what shows
    if (timer) {
        lines.timer = 2.4F;
        bottom = 2.8F;
    }
    if (log) {
        lines.strip = timer ? 2.95F : 1.7F;
        lines.entry_height = 1.9F;
        lines.position = lines.strip + 2.75F;
        bottom = lines.position + 0.2F;
    }
    if (detail == Detail::Whole) lines.height = 5.95F;
    if (detail == Detail::WithoutTimer) lines.height = 4.7F;
    const float down = (lines.height - bottom) / 2;
    for (float* line : {&lines.name, &lines.timer, &lines.strip, &lines.position}) {
        if (*line > 0) *line += down;
    }
    return lines;
}

Rect shown_label(const StagePlaces& places, const NodePlace& place) {
    const LabelLines& lines = places.lines;
    if (lines.strip > 0) return place.label;
    const float em = places.em;
    const float width = std::min(place.label.width, (lines.timer > 0 ? kLeastLabel : kNameLabel + 0.8F) * em);
    const float top = place.label.y + (lines.name - 1.1F) * em;
    const float bottom = place.label.y + (std::max(lines.name, lines.timer) + 0.4F) * em;
    float left = place.label.x;
    if (place.side == Side::Left) left = place.label.right() - width;
    if (place.side == Side::Below) left = place.label.center().x - width / 2;
    return {left, top, width, bottom - top};
}

StagePlaces place_nodes(int nodes, Rect area, float font_size, const Shows& shows, const TextWeight& text) {
    assert(nodes >= 1);
    const bool only_names = tells_only_names(shows);
    const Plan plan = best_plan(nodes, area, font_size, shows, text);
    StagePlaces places = set_stage(plan, nodes, area);
    if (nodes <= 4 || only_names) places = centred(plan, std::move(places), nodes, area);
    if (places.detail != Detail::OnlyName) widen_labels(places, nodes, area);
    places.lines = label_lines(places.detail, shows);
    places.rings = shows.rings;
    return places;
}

const StagePlaces& RememberedPlaces::of(int nodes, Rect area, const View& view) {
    const TextWeight text{view.enlarged, view.presenting};
    const bool same =
        nodes == nodes_ && area == area_ && view.font_size == font_size_ && view.shows == shows_ && text == text_;
    if (same) return places_;
    nodes_ = nodes;
    area_ = area;
    font_size_ = view.font_size;
    shows_ = view.shows;
    text_ = text;
    places_ = place_nodes(nodes, area, font_size_, shows_, text_);
    return places_;
}

} // namespace render
