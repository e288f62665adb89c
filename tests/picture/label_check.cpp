// Words beside messages belong to one of them, in everybody's eyes.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <variant>
#include <vector>

#include "render/stage/emphasis.h"
#include "render/stage/message_words.h"
#include "tests/picture/scene_checks.h"

namespace picture_tests {

namespace {

using namespace render;

struct Spoken {
    const sim::InFlight* message = nullptr;
    Point at;
    MessageWords words;

    bool is_said_by(const Text& text) const { return text.text == words.whole || text.text == words.brief; }
};

float gap(const Rect& ink, Point at) {
    const float x = std::max({ink.x - at.x, at.x - ink.right(), 0.0F});
    const float y = std::max({ink.y - at.y, at.y - ink.bottom(), 0.0F});
    return std::hypot(x, y);
}

std::vector<Spoken> messages_of(const Scene& scene, const sim::World& world, const View& view) {
    std::vector<Spoken> found;
    for (const HitArea& area : scene.hits) {
        const auto* target = std::get_if<MessageTarget>(&area.target);
        if (target == nullptr) continue;
        const sim::InFlight* message = world.network.find(target->message);
        found.push_back({message, area.a, message_words(world, message->message, *view.words)});
    }
    return found;
}

std::vector<Text> labels_of(const Scene& scene, const std::vector<Spoken>& messages) {
    std::vector<Text> labels;
    for (const Shape& shape : scene.shapes) {
        const auto* text = std::get_if<Text>(&shape);
        const bool is_label =
            text != nullptr && text->align == Align::Left && text->weight == Weight::SemiBold &&
            std::ranges::any_of(messages, [&](const Spoken& message) { return message.is_said_by(*text); });
        if (is_label) labels.push_back(*text);
    }
    return labels;
}

void expect_each_beside_its_own(const std::vector<Text>& labels, const std::vector<Spoken>& messages) {
    for (const Text& label : labels) {
        const Rect ink = ink_of(label);
        float own = std::numeric_limits<float>::max();
        float other = own;
        for (const Spoken& message : messages) {
            float& nearest = message.is_said_by(label) ? own : other;
            nearest = std::min(nearest, gap(ink, message.at));
        }
        EXPECT_LT(own, 2 * other + label.size) << "\"" << label.text << "\" stands beside another message";
        EXPECT_LT(own, 6 * label.size) << "\"" << label.text << "\" stands far from its message";
    }
}

void expect_words_between(const std::vector<Text>& labels) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const Rect a = ink_of(labels[i]);
            const Rect b = ink_of(labels[j]);
            const bool on_one_line = a.y < b.bottom() && b.y < a.bottom();
            const float between = 0.2F * labels[i].size;
            EXPECT_TRUE(!on_one_line || a.right() + between < b.x || b.right() + between < a.x)
                << "\"" << labels[i].text << "\" runs into \"" << labels[j].text << "\"";
        }
    }
}

// What replies say has one form, and requests are all told in full or all in brief; but those that are asked for come
// first.
void expect_one_form(const std::vector<Text>& labels, const std::vector<Spoken>& messages, const View& view) {
    const bool somebody_asked = !view.pointed.empty() || view.selected || view.hovered;
    if (somebody_asked) return;
    for (const Spoken& one : messages) {
        const auto said = [&](const std::string& words) {
            return std::ranges::any_of(labels, [&](const Text& label) { return label.text == words; });
        };
        EXPECT_TRUE(one.words.whole == one.words.brief || !said(one.words.whole) || !said(one.words.brief))
            << "both \"" << one.words.whole << "\" and \"" << one.words.brief << "\" are said";
    }
}

void expect_pointed_are_told(const std::vector<Text>& labels, const std::vector<Spoken>& messages, const View& view) {
    for (const Spoken& message : messages) {
        if (!is_pointed(view, MessageTarget{message.message->id})) continue;
        EXPECT_TRUE(std::ranges::any_of(labels, [&](const Text& label) { return message.is_said_by(label); }))
            << "nothing tells that the message pointed at is \"" << message.words.whole << "\"";
    }
}

} // namespace

void expect_labels(const Scene& scene, const sim::World& world, const View& view) {
    const std::vector<Spoken> messages = messages_of(scene, world, view);
    const std::vector<Text> labels = labels_of(scene, messages);
    expect_each_beside_its_own(labels, messages);
    expect_words_between(labels);
    expect_one_form(labels, messages, view);
    expect_pointed_are_told(labels, messages, view);
}

} // namespace picture_tests
