#include "render/timeline/marks.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "raft/sim/act.h"
#include "render/color.h"
#include "render/pen.h"
#include "render/text_measure.h"
#include "render/text_sizes.h"
#include "render/timeline/mark_words.h"

namespace render {

namespace {

// How a mark shows: a line through all lanes or only a tick on one, and words at the top. Those that matter more are
// placed first.
struct MarkLook {
    const TimelineMark* mark = nullptr;
    int rank = 0;
    bool through = true;
    raft::NodeSet nodes; // without a line through: on these lanes
    Color line;
    Color ink;
    bool dashed = false;
    std::string words;
};

bool is_by_hand(const sim::Input& input) {
    return std::holds_alternative<sim::Deliver>(input) || std::holds_alternative<sim::Drop>(input) ||
           std::holds_alternative<sim::Retry>(input) || std::holds_alternative<sim::Delay>(input) ||
           std::holds_alternative<sim::Copy>(input);
}

// Not what is still to come: the past looks alike in every future.
bool is_won(const TimelineCanvas& canvas, raft::Term term) {
    return std::any_of(canvas.timeline.marks.begin(), canvas.timeline.marks.end(), [&](const TimelineMark& mark) {
        return mark.kind == TimelineMark::Kind::Leader && mark.term == term && mark.at <= canvas.now;
    });
}

bool is_harmless(const sim::Input& input) {
    return std::holds_alternative<sim::Heal>(input) || std::holds_alternative<sim::Mend>(input) ||
           std::holds_alternative<sim::Restart>(input) || std::holds_alternative<sim::Resume>(input) ||
           std::holds_alternative<sim::SetTiming>(input) || is_by_hand(input);
}

raft::NodeSet only(raft::NodeId node) {
    raft::NodeSet nodes;
    if (node < raft::kMaxNodes) nodes.insert(node);
    return nodes;
}

MarkLook input_look(const TimelineCanvas& canvas, const TimelineMark& mark) {
    const Theme& theme = canvas.theme;
    const int nodes = static_cast<int>(canvas.timeline.lanes.size());
    MarkLook look{.mark = &mark, .rank = 2, .words = input_words(mark.input, nodes, canvas.words)};
    if (is_by_hand(mark.input)) look.rank = 0;
    if (std::holds_alternative<sim::Request>(mark.input)) {
        look.rank = 0;
        look.through = false;
        look.line = theme.client;
        look.ink = theme.client_text;
        return look;
    }
    const bool fires = std::holds_alternative<sim::FireTimer>(mark.input);
    const bool harmless = is_harmless(mark.input);
    look.nodes = only(mark.node);
    look.through = look.nodes.size() == 0;
    look.dashed = true;
    look.line = fires ? theme.candidate : harmless ? theme.muted_text : theme.trouble;
    look.ink = fires ? theme.candidate_text : harmless ? theme.muted_text : theme.trouble_text;
    return look;
}

// Several inputs that are one act: as the last of them, in words of their own.
MarkLook act_look(const TimelineCanvas& canvas, std::span<const TimelineMark* const> marks) {
    const TimelineMark& last = *marks.back();
    MarkLook look = input_look(canvas, last);
    if (marks.size() == 1) return look;
    const int nodes = static_cast<int>(canvas.timeline.lanes.size());
    std::vector<sim::Input> inputs;
    for (const TimelineMark* mark : marks)
        inputs.push_back(mark->input);
    look.words = act_words(inputs, nodes, last.groups, canvas.words);
    look.nodes = sim::act_of(inputs, nodes, last.groups).nodes;
    look.through = look.nodes.size() == 0;
    return look;
}

// All acts of the moment of the first of these marks.
void look_at_moment(const TimelineCanvas& canvas, std::span<const TimelineMark> marks, std::vector<MarkLook>& looks) {
    const sim::Pace pace = canvas.timeline.pace;
    std::vector<const TimelineMark*> of_moment;
    std::vector<sim::Input> inputs;
    for (const TimelineMark& mark : marks) {
        if (mark.at != marks.front().at) break;
        if (mark.kind != TimelineMark::Kind::Input) continue;
        of_moment.push_back(&mark);
        inputs.push_back(mark.input);
    }
    const std::span all(inputs);
    for (std::size_t from = 0; from < inputs.size();) {
        const std::size_t size = sim::size_of_act(all.subspan(from), pace);
        // Under a hand that delivers there are as many of them as messages.
        const bool hidden = pace == sim::Pace::ByHand && size == 1 && is_by_hand(inputs[from]);
        if (!hidden) looks.push_back(act_look(canvas, std::span(of_moment).subspan(from, size)));
        from += size;
    }
}

std::optional<MarkLook> look_of_mark(const TimelineCanvas& canvas, const TimelineMark& mark) {
    const Theme& theme = canvas.theme;
    const auto term_words = [&] { return canvas.words.fill("timeline.term", {{"term", std::to_string(mark.term)}}); };
    switch (mark.kind) {
        case TimelineMark::Kind::Input: return std::nullopt;
        case TimelineMark::Kind::Leader:
            return MarkLook{&mark, 3, true, only(mark.node), theme.leader, theme.leader_text, false, term_words()};
        case TimelineMark::Kind::NewTerm:
            // A term that somebody won is marked there.
            if (is_won(canvas, mark.term)) return std::nullopt;
            return MarkLook{&mark, 1,           false, only(mark.node), theme.candidate, theme.candidate_text,
                            false, term_words()};
        case TimelineMark::Kind::Commit:
        case TimelineMark::Kind::Learns: return std::nullopt;
    }
    return std::nullopt;
}

// A leader commits; between that and the smaller mark on a follower's lane the entry is committed, and the follower
// does not know.
void draw_commits(const TimelineCanvas& canvas) {
    const float whole = std::clamp(0.17F * canvas.pitch(), 2.0F, canvas.em(0.42F));
    std::vector<float> last(canvas.timeline.lanes.size(), -1e9F);
    for (const TimelineMark& mark : canvas.timeline.marks) {
        const bool learns = mark.kind == TimelineMark::Kind::Learns;
        if ((mark.kind != TimelineMark::Kind::Commit && !learns) || !canvas.shows(mark.at) || mark.node >= last.size())
            continue;
        const float half = learns ? 0.72F * whole : whole;
        const float x = canvas.x_of(mark.at);
        if (x - last[mark.node] < 1.5F * half) continue;
        last[mark.node] = x;
        const Point c{x, canvas.y_of(mark.node)};
        canvas.scene.shapes.emplace_back(Polygon{
            .points = {{c.x - half, c.y}, {c.x, c.y - 1.15F * half}, {c.x + half, c.y}, {c.x, c.y + 1.15F * half}},
            .fill = faded(canvas.theme.text, mark.at > canvas.now ? 0.4F : 1),
            .stroke = {canvas.theme.surface, 0.34F * half}});
        canvas.scene.hits.push_back({.target = TimeTarget{mark.at}, .a = c, .b = c, .reach = 1.5F * half, .rect = {}});
    }
}

void draw_line(const TimelineCanvas& canvas, const MarkLook& look, float x, float top) {
    Stroke stroke{look.line, canvas.em(0.1F)};
    if (look.dashed) {
        stroke.dash = canvas.em(0.38F);
        stroke.gap = canvas.em(0.3F);
    }
    canvas.scene.shapes.emplace_back(Line{{x, top}, {x, canvas.lanes.bottom()}, stroke});
}

void draw_tick(const TimelineCanvas& canvas, const MarkLook& look, float x) {
    const float half = 0.4F * canvas.pitch();
    for (std::size_t node = 0; node < canvas.timeline.lanes.size(); ++node) {
        if (!look.nodes.contains(static_cast<raft::NodeId>(node))) continue;
        const float y = canvas.y_of(static_cast<raft::NodeId>(node));
        canvas.scene.shapes.emplace_back(Line{{x, y - half}, {x, y + half}, {look.line, canvas.em(0.16F)}});
    }
}

// What the words of a mark stand beside, where no line runs through. Below words that are there already it is short.
void draw_foot(const TimelineCanvas& canvas, const MarkLook& look, float x, float top) {
    const float least = canvas.em(0.4F);
    const float to = top > canvas.lanes.y ? top + least : top + std::max(canvas.labels, least);
    canvas.scene.shapes.emplace_back(Line{{x, top}, {x, to}, {look.line, canvas.em(0.1F)}});
}

// Of several acts at one moment the first has words, and tells how many more there are. `looks` are in order of what
// matters most.
void count_acts_of_a_moment(std::vector<MarkLook>& looks) {
    std::vector<MarkLook*> acts;
    for (MarkLook& look : looks) {
        if (look.mark->kind == TimelineMark::Kind::Input) acts.push_back(&look);
    }
    std::ranges::stable_sort(acts, {}, [](const MarkLook* look) { return look->mark->at; });
    for (auto first = acts.begin(); first != acts.end();) {
        const auto end =
            std::find_if(first, acts.end(), [&](const MarkLook* look) { return look->mark->at != (*first)->mark->at; });
        if (end - first > 1) (*first)->words += " +" + std::to_string(end - first - 1);
        for (auto other = std::next(first); other != end; ++other)
            (*other)->words.clear();
        first = end;
    }
}

// The marks to draw, those that matter most first.
std::vector<MarkLook> looks_of_marks(const TimelineCanvas& canvas) {
    std::vector<MarkLook> looks;
    const std::span<const TimelineMark> marks = canvas.timeline.marks;
    std::optional<sim::Time> looked_at; // all acts of this moment
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const TimelineMark& mark = marks[i];
        if (!canvas.shows(mark.at)) continue;
        if (mark.kind == TimelineMark::Kind::Input && looked_at != mark.at) {
            look_at_moment(canvas, marks.subspan(i), looks);
            looked_at = mark.at;
        }
        if (auto look = look_of_mark(canvas, mark)) looks.push_back(std::move(*look));
    }
    for (MarkLook& look : looks) {
        if (look.mark->at <= canvas.now) continue;
        look.line = faded(look.line, 0.35F); // known, but still to come
        look.ink = canvas.theme.muted_text;
    }
    std::stable_sort(looks.begin(), looks.end(), [](const MarkLook& a, const MarkLook& b) { return a.rank > b.rank; });
    count_acts_of_a_moment(looks);
    // So many that they would hide the lanes: only those that matter most.
    const std::size_t most = static_cast<std::size_t>(std::max(canvas.lanes.width / canvas.em(1.2F), 1.0F));
    if (looks.size() > most) looks.resize(most);
    return looks;
}

// Where the words of each mark stand, if they find room.
std::vector<std::optional<Rect>> write_words(const TimelineCanvas& canvas, const std::vector<MarkLook>& looks) {
    std::vector<std::optional<Rect>> boxes(looks.size());
    if (canvas.labels <= 0) return boxes;
    const float size = crisp_size(canvas.em(kText));
    WordPlaces places(canvas);
    for (std::size_t i = 0; i < looks.size(); ++i) {
        const MarkLook& look = looks[i];
        if (look.words.empty()) continue;
        boxes[i] = places.take(canvas.x_of(look.mark->at), text_width(look.words, size, Weight::SemiBold));
        if (!boxes[i]) continue;
        write(canvas.scene, {boxes[i]->x, canvas.lanes.y + 0.5F * canvas.labels + 0.36F * size}, look.words,
              {size, Weight::SemiBold, Align::Left, look.ink});
    }
    return boxes;
}

} // namespace

std::vector<Rect> draw_marks(const TimelineCanvas& canvas) {
    const std::vector<MarkLook> looks = looks_of_marks(canvas);
    const std::vector<std::optional<Rect>> boxes = write_words(canvas, looks);
    std::vector<Rect> words;
    for (const std::optional<Rect>& box : boxes) {
        if (box) words.push_back(*box);
    }
    for (std::size_t i = 0; i < looks.size(); ++i) {
        const MarkLook& look = looks[i];
        const float x = canvas.x_of(look.mark->at);
        const float top = top_of_line(canvas, x, words);
        if (boxes[i]) draw_way_to_words(canvas, x, *boxes[i], look.line);
        if (look.through) draw_line(canvas, look, x, top);
        if (!look.through) draw_tick(canvas, look, x);
        if (!look.through) draw_foot(canvas, look, x, top);
        canvas.scene.hits.push_back({.target = TimeTarget{look.mark->at},
                                     .a = {x, canvas.lanes.y},
                                     .b = {x, canvas.lanes.y + canvas.labels},
                                     .reach = canvas.em(0.35F),
                                     .rect = {}});
    }
    draw_commits(canvas);
    return words;
}

} // namespace render
