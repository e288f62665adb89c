#include "render/stage/message_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>

#include "render/pen.h"
#include "render/stage/halo.h"
#include "render/stage/words.h"
#include "render/text_measure.h"
#include "render/text_sizes.h"

namespace render {

namespace {

enum class Form { Whole, Brief };

constexpr float kBesideDot = 0.3F;    // em
constexpr float kBesideWords = 0.35F; // em between words on one line
constexpr float kFurther = 0.7F;      // em from one ring of places to the next
constexpr int kRings = 3;
constexpr int kRingsIfAsked = 6;
constexpr std::size_t kMost = 24; // more are read by nobody, and each one is searched a place for
constexpr std::size_t kMany = 10; // from so many on a sender's words are said once

// A place for words: from which side of the dot, and which part of their width lies left of it.
struct Spot {
    Point side; // in parts of the distance kept from the dot
    float left = 0;
    float above = 0;
};
constexpr std::array<Spot, 12> kSpots{{{{0.8F, -0.5F}, 0, 1},
                                       {{0.8F, 0.5F}, 0, 0},
                                       {{-0.8F, -0.5F}, 1, 1},
                                       {{-0.8F, 0.5F}, 1, 0},
                                       {{0, -1}, 0.5F, 1},
                                       {{0, 1}, 0.5F, 0},
                                       {{1, 0}, 0, 0.5F},
                                       {{-1, 0}, 1, 0.5F},
                                       {{0, -1}, 0.25F, 1},
                                       {{0, 1}, 0.25F, 0},
                                       {{0, -1}, 0.75F, 1},
                                       {{0, 1}, 0.75F, 0}}};

struct Label {
    const SpokenMessage* message = nullptr;
    const std::string* text = nullptr;
    Rect box;
};

const std::string& text_of(const SpokenMessage& message, Form form) {
    return form == Form::Whole ? message.words.whole : message.words.brief;
}

const raft::Message& content(const SpokenMessage& message) {
    return message.place->message->message;
}

// Words beside the one are words of the other as well: on one way, of one content, one behind the other.
bool speaks_for(const SpokenMessage& one, const SpokenMessage& other, float near) {
    return content(one).from == content(other).from && content(one).to == content(other).to &&
           one.words.whole == other.words.whole && distance(one.place->at, other.place->at) < near;
}

class Labels {
  public:
    Labels(const StageCanvas& canvas, const std::vector<SpokenMessage>& messages)
        : canvas_(canvas), messages_(messages), size_(crisp_size(canvas.em(kText))) {}

    void point() {
        std::vector<const SpokenMessage*> done;
        for (const SpokenMessage& message : messages_) {
            if (!canvas_.is_pointed(MessageTarget{message.place->message->id})) continue;
            const bool beside = std::ranges::any_of(
                done, [&](const SpokenMessage* other) { return speaks_for(*other, message, near()); });
            if (beside) continue;
            done.push_back(&message);
            point_at_message(canvas_, message.place->at, message.radius, [&](Point tail) {
                return belongs({tail.x, tail.y, 0, 0}, message);
            });
        }
    }

    // Kind by kind, those that matter more first.
    void say(bool asked) {
        std::vector<const SpokenMessage*> wanted;
        for (const SpokenMessage& message : messages_) {
            if (message.asked == asked && (asked || !message.silent)) wanted.push_back(&message);
        }
        const auto is_before = [](const SpokenMessage* a, const SpokenMessage* b) {
            if (a->words.weight != b->words.weight) return a->words.weight > b->words.weight;
            return content(*a).body.index() < content(*b).body.index();
        };
        std::ranges::stable_sort(wanted, is_before);
        const bool many = !asked && wanted.size() > kMany;
        wanted.resize(std::min(wanted.size(), kMost));
        for (auto alike = wanted.begin(); alike != wanted.end();) {
            const auto next = std::upper_bound(alike, wanted.end(), *alike, is_before);
            say_alike({alike, next}, many);
            alike = next;
        }
    }

    void draw() const {
        for (const Label& label : said_) {
            write_clear(canvas_, {label.box.x, label.box.y + 0.86F * size_}, *label.text,
                        {size_, Weight::SemiBold, Align::Left, label.message->ink});
        }
    }

  private:
    float near() const { return canvas_.em(3); }

    bool is_said(const SpokenMessage& message, bool once_a_sender) const {
        return std::ranges::any_of(said_, [&](const Label& label) {
            if (speaks_for(*label.message, message, near())) return true;
            return once_a_sender && content(*label.message).from == content(message).from &&
                   label.message->words.whole == message.words.whole;
        });
    }

    // Nobody would take it for another message's, least of all for one of its own colour.
    bool belongs(const Rect& box, const SpokenMessage& own) const {
        const auto gap = [&](const SpokenMessage& message) {
            const Point at = message.place->at;
            const float x = std::max({box.x - at.x, at.x - box.right(), 0.0F});
            const float y = std::max({box.y - at.y, at.y - box.bottom(), 0.0F});
            return std::hypot(x, y) - message.radius;
        };
        const float mine = gap(own) + canvas_.em(0.2F);
        return std::ranges::none_of(messages_, [&](const SpokenMessage& other) {
            const float least = other.ink == own.ink ? mine : 0.5F * mine;
            return &other != &own && gap(other) < least && !speaks_for(own, other, near());
        });
    }

    std::optional<Label> find_place(const OpenSpace& space, const SpokenMessage& message, Form form) const {
        const std::string& text = text_of(message, form);
        const float width = text_width(text, size_, Weight::SemiBold);
        const float height = 1.1F * size_;
        const bool pointed = canvas_.is_pointed(MessageTarget{message.place->message->id});
        const float first = message.radius + canvas_.em(pointed ? kMessageHalo + 0.1F : kBesideDot);
        const Point at = message.place->at;
        const int rings = message.asked ? kRingsIfAsked : kRings;
        for (int ring = 0; ring < rings; ++ring) {
            const float away = first + canvas_.em(kFurther * static_cast<float>(ring));
            for (const bool on_links : {false, true}) {
                for (const Spot& spot : kSpots) {
                    const Rect box{at.x + away * spot.side.x - width * spot.left,
                                   at.y + away * spot.side.y - height * spot.above, width, height};
                    if (!space.is_open(box) || (!on_links && space.is_crossed(box))) continue;
                    if (belongs(box, message)) return Label{&message, &text, box};
                }
            }
        }
        return std::nullopt;
    }

    void keep(OpenSpace& space, const Label& label) {
        const float beside = canvas_.em(kBesideWords);
        space.take({label.box.x - beside, label.box.y, label.box.width + 2 * beside, label.box.height});
        said_.push_back(label);
    }

    // All in one form: in full if each of them finds room so, else in whichever more do.
    void say_alike(const std::vector<const SpokenMessage*>& alike, bool once_a_sender) {
        const std::size_t before = said_.size();
        const auto try_all = [&](Form form, OpenSpace& space) {
            int left_out = 0;
            for (const SpokenMessage* message : alike) {
                if (is_said(*message, once_a_sender)) continue;
                if (const std::optional<Label> label = find_place(space, *message, form)) {
                    keep(space, *label);
                } else {
                    ++left_out;
                }
            }
            return left_out;
        };
        OpenSpace in_full = canvas_.space;
        const int left_out = try_all(Form::Whole, in_full);
        const bool has_brief = std::ranges::any_of(
            alike, [](const SpokenMessage* message) { return message->words.brief != message->words.whole; });
        if (left_out > 0 && has_brief) {
            const std::vector<Label> whole{said_.begin() + static_cast<std::ptrdiff_t>(before), said_.end()};
            said_.resize(before);
            OpenSpace in_brief = canvas_.space;
            if (try_all(Form::Brief, in_brief) < left_out) {
                canvas_.space = std::move(in_brief);
                return;
            }
            said_.resize(before);
            said_.insert(said_.end(), whole.begin(), whole.end());
        }
        canvas_.space = std::move(in_full);
    }

    const StageCanvas& canvas_;
    const std::vector<SpokenMessage>& messages_;
    float size_;
    std::vector<Label> said_;
};

} // namespace

void draw_message_labels(const StageCanvas& canvas, const std::vector<SpokenMessage>& messages) {
    Labels labels(canvas, messages);
    labels.say(true);
    labels.point();
    labels.say(false);
    labels.draw();
}

} // namespace render
