#include "app/panels/event_list.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "app/panels/controls.h"
#include "app/panels/place_menus.h"
#include "app/words/phrase.h"
#include "app/wrapped.h"

namespace app {
namespace {

constexpr std::size_t kMostCards = 200;

render::Color color_of(const render::Theme& theme, Tone tone) {
    switch (tone) {
        case Tone::Follower: return theme.follower;
        case Tone::Candidate: return theme.candidate;
        case Tone::Leader: return theme.leader;
        case Tone::Client: return theme.client;
        case Tone::Trouble: return theme.trouble;
        case Tone::Quiet: break;
    }
    return theme.border;
}

render::Color ground_of(const render::Theme& theme, Tone tone) {
    switch (tone) {
        case Tone::Follower: return theme.follower_fill;
        case Tone::Candidate: return theme.candidate_fill;
        case Tone::Leader: return theme.leader_fill;
        default: return theme.sunken;
    }
}

} // namespace

void EventCards::lay_out(const Look& look, float width, const List& list) {
    const float em = look.em;
    const sim::Time latest =
        std::max(list.events.empty() ? 0 : list.events.back().at, list.here.empty() ? 0 : list.here.back().at);
    const TextStyle style(look, kSmall);
    // Of this time and of every one before it.
    const float time_width = std::max(text_width("000.000 s"), text_width(seconds_text(latest)));
    const bool same = layout_.width == width && layout_.em == em && layout_.reading == list.reading &&
                      layout_.time_width == time_width && layout_.unfolded == list.unfolded;
    if (same) return;
    cards_.clear();
    layout_ = {.width = width, .em = em, .reading = list.reading, .time_width = time_width, .unfolded = list.unfolded};
    layout_.padding = std::round(em * 0.6F);
    layout_.text_x = std::round(em * 1.75F);
    layout_.detail_width = width - layout_.text_x - em * 0.6F;
    layout_.title_width = layout_.detail_width - layout_.time_width - em;
}

// Only those that were not shown a frame ago.
void EventCards::measure(const Look& look, std::span<const Sentence> events) {
    const bool same = cards_.size() == events.size() && !events.empty() &&
                      cards_.front().number == events.front().number && cards_.back().number == events.back().number;
    if (same) return;
    std::vector<Card> cards;
    cards.reserve(events.size());
    auto known = cards_.begin();
    for (const Sentence& event : events) {
        while (known != cards_.end() && known->number < event.number)
            ++known;
        const bool is_known = known != cards_.end() && known->number == event.number;
        cards.push_back(is_known ? *known : measured(look, event));
    }
    cards_ = std::move(cards);
}

EventCards::Card EventCards::measured(const Look& look, const Sentence& event) const {
    const float em = look.em;
    Card card{.number = event.number};
    {
        const TextStyle style(look, kSmall);
        card.detail = wrapped_height(event.detail, layout_.detail_width);
        card.citation = event.citation.empty() ? 0 : ImGui::GetTextLineHeight();
        if (!event.parts.empty()) card.fold = std::round(ImGui::GetTextLineHeight() + em * 0.3F);
        if (layout_.unfolded.contains(event.number)) {
            for (const std::string& part : event.parts)
                card.parts += wrapped_height(part, layout_.detail_width - em) + em * 0.1F;
        }
    }
    const TextStyle style(look, kNormal, render::Weight::SemiBold);
    card.title = wrapped_height(event.title, layout_.title_width);
    card.whole = layout_.padding * 2 + card.title + card.fold + card.parts + card.detail + card.citation;
    if (card.detail > 0) card.whole += em * 0.2F;
    if (card.citation > 0) card.whole += em * 0.15F;
    card.whole = std::round(card.whole);
    return card;
}

// On a ground of its own where it is the newest or under the mouse.
void EventCards::draw(const Look& look, const Sentence& event, const Card& card, ImVec2 corner,
                      std::optional<render::Color> ground) const {
    const float em = look.em;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const ImVec2 end{corner.x + layout_.width, corner.y + card.whole};
    if (ground) draw.AddRectFilled(corner, end, packed(*ground), em * 0.55F);
    const float bar = corner.x + std::round(em * 0.65F);
    draw.AddRectFilled({bar, corner.y + layout_.padding}, {bar + std::round(em * 0.27F), end.y - layout_.padding},
                       packed(color_of(look.theme, event.tone)), em * 0.14F);

    const float x = corner.x + layout_.text_x;
    float y = corner.y + layout_.padding;
    {
        const TextStyle style(look, kSmall);
        const std::string time = seconds_text(event.at);
        draw.AddText({end.x - text_width(time) - em * 0.6F, y + em * 0.12F}, packed(look.theme.muted_text),
                     time.c_str());
    }
    {
        const TextStyle style(look, kNormal, render::Weight::SemiBold);
        draw_wrapped({x, y}, layout_.title_width, event.title, look.theme.text);
        y += card.title;
    }
    const TextStyle style(look, kSmall);
    y += card.fold;
    if (card.parts > 0) {
        for (const std::string& part : event.parts) {
            draw_wrapped({x + em, y}, layout_.detail_width - em, part, look.theme.text);
            y += wrapped_height(part, layout_.detail_width - em) + em * 0.1F;
        }
    }
    if (card.detail > 0) {
        y += em * 0.2F;
        draw_wrapped({x, y}, layout_.detail_width, event.detail, look.theme.text);
        y += card.detail;
    }
    if (card.citation > 0) {
        y += em * 0.15F;
        draw_wrapped({x, y}, layout_.detail_width, event.citation, look.theme.follower_text);
    }
}

void EventCards::show_here(const Look& look, std::span<const Sentence> here) const {
    for (const Sentence& event : here) {
        const Card card = measured(look, event);
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        ImGui::Dummy({layout_.width, card.whole});
        draw(look, event, card, corner, look.theme.sunken);
    }
    if (here.empty()) return;
    // It is no event of the list: a line keeps it apart.
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine(corner, {corner.x + layout_.width, corner.y}, packed(look.theme.border));
}

// A row of its own below the title; the mouse on it means it, and not the card.
void EventCards::fold_button(const Look& look, const Sentence& event, const Card& card, ImVec2 corner,
                             Actions& actions) {
    if (card.fold <= 0) return;
    const float em = look.em;
    const ImVec2 after = ImGui::GetCursorScreenPos();
    const TextStyle style(look, kSmall);
    const ImVec2 at{corner.x + layout_.text_x, corner.y + layout_.padding + card.title};
    const std::string words = look.words.fill("act.parts", {{"count", std::to_string(event.parts.size())}});
    ImGui::SetCursorScreenPos(at);
    const ImVec2 size{std::min(layout_.detail_width, text_width(words) + em * 1.2F), card.fold};
    if (ImGui::InvisibleButton("###parts", size, ImGuiButtonFlags_EnableNav))
        actions.emplace_back(FoldEvent{event.number});
    const bool hovered = ImGui::IsItemHovered();
    ImGui::SetCursorScreenPos(after);
    ImGui::Dummy({0, 0});
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const ImU32 color = packed(hovered ? look.theme.text : look.theme.muted_text);
    const ImVec2 c{at.x + em * 0.35F, at.y + card.fold / 2};
    const float r = em * 0.26F;
    if (card.parts > 0) {
        draw.AddTriangleFilled({c.x - r, c.y - r * 0.6F}, {c.x, c.y + r * 0.7F}, {c.x + r, c.y - r * 0.6F}, color);
    } else {
        draw.AddTriangleFilled({c.x - r * 0.6F, c.y - r}, {c.x - r * 0.6F, c.y + r}, {c.x + r * 0.7F, c.y}, color);
    }
    draw.AddText({at.x + em, at.y + (card.fold - ImGui::GetTextLineHeight()) / 2}, color, words.c_str());
}

void EventCards::show(const Look& look, const List& list, Actions& actions) {
    lay_out(look, ImGui::GetContentRegionAvail().x, list);
    show_here(look, list.here);
    std::span<const Sentence> events = list.events;
    if (events.empty()) return;
    events = events.last(std::min(events.size(), kMostCards));
    measure(look, events);
    // Whoever goes from card to card with the keyboard may go on to any; else those out of sight only take their room.
    const bool with_keys = (ImGui::GetIO().ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) != 0;
    for (std::size_t i = events.size(); i-- > 0;) {
        const Sentence& event = events[i];
        const Card& card = cards_[i];
        const ImVec2 size{layout_.width, card.whole};
        if (!with_keys && !ImGui::IsRectVisible(size)) {
            ImGui::Dummy(size);
            continue;
        }
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        // Tab comes to the newest one alone; the arrow keys go on from there.
        ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, i + 1 != events.size());
        ImGui::PushID(static_cast<int>(event.number));
        if (card.fold > 0) ImGui::SetNextItemAllowOverlap();
        if (ImGui::InvisibleButton("###event", size, ImGuiButtonFlags_EnableNav)) {
            actions.emplace_back(GoTo{event.at});
            if (event.node < raft::kMaxNodes) actions.emplace_back(Select{render::NodeTarget{event.node}});
        }
        const bool asked = ImGui::IsItemHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Right);
        if (asked || (with_keys && ImGui::IsItemFocused() && menu_key_pressed())) {
            const bool of_node = event.node < raft::kMaxNodes;
            actions.emplace_back(
                OpenMenu{render::TimeTarget{event.at}, of_node ? std::optional(event.node) : std::nullopt});
        }
        const bool visible = ImGui::IsItemVisible();
        std::optional<render::Color> ground;
        if (ImGui::IsItemHovered()) ground = look.theme.sunken;
        if (i + 1 == events.size() && list.here.empty()) ground = ground_of(look.theme, event.tone);
        if (visible) draw(look, event, card, corner, ground);
        if (visible) fold_button(look, event, card, corner, actions);
        ImGui::PopID();
        ImGui::PopItemFlag();
    }
}

} // namespace app
