#include "render/stage/log_layout.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "raft/sim/log_of.h"
#include "render/short_words.h"
#include "render/text_measure.h"
#include "render/text_sizes.h"

namespace render {

namespace {

constexpr float kGap = 0.25F;        // em, between entries in full and beside the words
constexpr float kCompactGap = 0.06F; // em

// The widest of these with which every log shows whole; the last if none does.
constexpr std::array kCompactEntries{1.9F, 1.6F, 1.4F, 1.2F, 1.05F, 0.92F}; // em

struct Range {
    raft::Index first = 0;
    raft::Index last = 0;
};

// Wide enough for its command, and for index and term below it: a long one makes no other wider.
float full_entry(const StageCanvas& canvas, const raft::Log& log, raft::Index index) {
    constexpr float kBeside = 0.55F; // em
    const raft::Entry& entry = log.at(index);
    const float command = text_width(short_command(entry.command), crisp_size(canvas.em(kText)), Weight::Bold);
    const float below = text_width(std::to_string(index) + "·t" + std::to_string(entry.term),
                                   crisp_size(canvas.em(kRemark)), Weight::Regular);
    return std::max(command + canvas.em(kBeside), below + canvas.em(0.1F));
}

// How many cells find room in so many pixels.
std::size_t fit(const LogLayout& layout, float pixels) {
    return static_cast<std::size_t>(std::max(0.0F, (pixels + layout.gap) / (layout.entry + layout.gap)));
}

float word_width(const StageCanvas& canvas, const std::string& word) {
    return text_width(word, crisp_size(canvas.em(kRemark)), Weight::SemiBold) + 2 * canvas.em(kGap);
}

// As many of the newest as find room, one at least.
LogWindow newest_in_full(const StageCanvas& canvas, const raft::Log& log, float gap, float room) {
    const raft::Index last = log.last_index();
    LogWindow window{.first = std::max<raft::Index>(last, 1), .widths = {}};
    float used = 0;
    for (raft::Index i = last; i >= 1; --i) {
        const float width = full_entry(canvas, log, i) + (window.widths.empty() ? 0 : gap);
        const float lead = i == 1 ? 0 : word_width(canvas, earlier_entries(canvas, i - 1));
        if (!window.widths.empty() && used + width + lead > room) break;
        used += width;
        window.widths.insert(window.widths.begin(), full_entry(canvas, log, i));
        window.first = i;
    }
    if (window.first > 1 && last > 0) window.lead = word_width(canvas, earlier_entries(canvas, window.first - 1));
    window.shown = window.widths.size();
    return window;
}

LogWindow newest(const StageCanvas& canvas, const LogLayout& layout, raft::Index last, float room) {
    LogWindow window{.first = 1, .shown = last};
    if (fit(layout, room) >= last) return window;
    window.lead = word_width(canvas, earlier_entries(canvas, last));
    window.shown = std::clamp<std::size_t>(fit(layout, room - window.lead), 1, last);
    window.first = last - window.shown + 1;
    return window;
}

// The newest entries, or earlier ones, so that the wanted ones are among them; of too many the last.
LogWindow window_with(const StageCanvas& canvas, const LogLayout& layout, raft::Index last, float room,
                      std::optional<Range> wanted) {
    LogWindow end = newest(canvas, layout, last, room);
    if (!wanted || wanted->first >= end.first) return end;
    LogWindow window = end;
    window.trail = word_width(canvas, later_entries(canvas, last));
    window.shown = std::max<std::size_t>(fit(layout, room - window.lead - window.trail), 1);
    window.first = std::max(wanted->first, wanted->last - std::min<raft::Index>(wanted->last, window.shown) + 1);
    if (window.first == 1) {
        window.lead = 0;
        window.shown = std::max<std::size_t>(fit(layout, room - window.trail), 1);
    }
    window.later = last - (window.first + window.shown - 1);
    return window.later == 0 ? end : window;
}

// From the first to the last entry of a node that is pointed at or selected.
std::optional<Range> wanted_entries(const StageCanvas& canvas, raft::NodeId node) {
    std::optional<Range> wanted;
    const auto want = [&](const Target& target) {
        const auto* entry = std::get_if<EntryTarget>(&target);
        const raft::Index last = log_of(canvas.world.servers[node]).last_index();
        if (entry == nullptr || entry->node != node || entry->index < 1 || entry->index > last) return;
        if (!wanted) wanted = Range{entry->index, entry->index};
        wanted = Range{std::min(wanted->first, entry->index), std::max(wanted->last, entry->index)};
    };
    for (const auto& pointed : canvas.view.pointed) {
        if (const auto* target = std::get_if<Target>(&pointed)) want(*target);
    }
    if (canvas.view.selected) want(*canvas.view.selected);
    return wanted;
}

// Do two logs hold entries of different terms anywhere before `end`? If each agrees with the longest one, all agree.
bool conflict_before(const sim::World& world, raft::Index end) {
    const auto longest = std::max_element(world.servers.begin(), world.servers.end(), [](const auto& a, const auto& b) {
        return log_of(a).last_index() < log_of(b).last_index();
    });
    const raft::Log& all = log_of(*longest);
    const auto same_term = [](const raft::Entry& a, const raft::Entry& b) { return a.term == b.term; };
    return std::any_of(world.servers.begin(), world.servers.end(), [&](const sim::Server& server) {
        const raft::Log& log = log_of(server);
        const raft::Index last = std::min(log.last_index(), end - 1);
        const raft::Index same = std::min(raft::shared_until(log, all), last);
        const auto some = log.entries().first(last).without_first(same);
        return !std::equal(some.begin(), some.end(), all.entries().without_first(same).begin(), same_term);
    });
}

bool hides_what_matters(const StageCanvas& canvas, const LogLayout& full) {
    raft::Index first = 1; // from here on everything shows
    bool compares = false;
    for (std::size_t i = 0; i < full.windows.size(); ++i) {
        const auto node = static_cast<raft::NodeId>(i);
        const LogWindow& window = full.windows[i];
        compares = compares || canvas.is_pointed(node, NodePart::Log);
        if (window.earlier() == 0) continue;
        const std::optional<Range> wanted = wanted_entries(canvas, node);
        if (wanted && wanted->first < window.first) return true;
        first = std::max(first, window.first);
    }
    return (compares && first > 1) || conflict_before(canvas.world, first);
}

float compact_entry(const StageCanvas& canvas) {
    raft::Term newest = 0;
    for (const sim::Server& server : canvas.world.servers)
        newest = std::max(newest, log_of(server).last_term());
    const float term = text_width(std::to_string(newest), crisp_size(canvas.em(kText)), Weight::Bold);
    const float least = std::max(canvas.em(kCompactEntries.back()), term + canvas.em(0.2F));
    const auto shows_all = [&](float entry) {
        const LogLayout layout{.compact = true, .entry = entry, .gap = canvas.em(kCompactGap), .windows = {}};
        for (std::size_t i = 0; i < canvas.places.nodes.size(); ++i) {
            const raft::Index last = log_of(canvas.world.servers[i]).last_index();
            if (fit(layout, canvas.places.nodes[i].label.width) < last) return false;
        }
        return true;
    };
    for (const float entry : kCompactEntries) {
        if (canvas.em(entry) > least && shows_all(canvas.em(entry))) return canvas.em(entry);
    }
    return least;
}

} // namespace

std::string earlier_entries(const StageCanvas& canvas, std::size_t count) {
    return canvas.words.fill("stage.more_entries", {{"count", std::to_string(count)}});
}

std::string later_entries(const StageCanvas& canvas, std::size_t count) {
    return canvas.words.fill("stage.later_entries", {{"count", std::to_string(count)}});
}

float LogLayout::width_of(const LogWindow& window, raft::Index index) const {
    return compact ? entry : window.widths[index - window.first];
}

float LogLayout::left_of(const LogWindow& window, raft::Index index) const {
    if (compact) return static_cast<float>(index - window.first) * (entry + gap);
    float left = 0;
    for (raft::Index i = window.first; i < index; ++i)
        left += width_of(window, i) + gap;
    return left;
}

float LogLayout::width(const LogWindow& window) const {
    return window.lead + left_of(window, window.first + window.shown) - gap + window.trail;
}

LogLayout layout_logs(const StageCanvas& canvas) {
    LogLayout layout{.compact = false, .gap = canvas.em(kGap), .windows = {}};
    const auto room = [&](std::size_t node) { return canvas.places.nodes[node].label.width; };
    const auto last = [&](std::size_t node) { return log_of(canvas.world.servers[node]).last_index(); };
    const std::size_t nodes = canvas.places.nodes.size();
    for (std::size_t i = 0; i < nodes; ++i)
        layout.windows.push_back(newest_in_full(canvas, log_of(canvas.world.servers[i]), layout.gap, room(i)));
    if (!hides_what_matters(canvas, layout)) return layout;

    layout = {.compact = true, .entry = compact_entry(canvas), .gap = canvas.em(kCompactGap), .windows = {}};
    for (std::size_t i = 0; i < nodes; ++i) {
        const std::optional<Range> wanted = wanted_entries(canvas, static_cast<raft::NodeId>(i));
        layout.windows.push_back(window_with(canvas, layout, last(i), room(i), wanted));
    }
    return layout;
}

} // namespace render
