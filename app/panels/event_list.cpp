#include "app/panels/event_list.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "app/panels/controls.h"
#include "app/words/phrase.h"

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

float wrapped_height(std::string_view words, float width) {
    if (words.empty()) return 0;
    return ImGui::CalcTextSize(words.data(), words.data() + words.size(), false, width).y;
}

void draw_wrapped(ImVec2 at, float width, std::string_view words, render::Color color) {
    ImGui::GetWindowDrawList()->AddText(ImGui::GetFont(), ImGui::GetFontSize(), at, packed(color), words.data(),
                                        words.data() + words.size(), width);
}

// Heights of a card's parts at one width.
struct CardPlan {
    float width;
    float padding;
    float text_x; // from the left edge
    float title_width;
    float detail_width;
    float title;
    float detail;
    float citation;
    float height;
};

CardPlan plan(const Look& look, const Sentence& event, float width) {
    const float em = look.em;
    CardPlan p{};
    p.width = width;
    p.padding = std::round(em * 0.6F);
    p.text_x = std::round(em * 1.75F);
    p.detail_width = width - p.text_x - em * 0.6F;
    {
        const TextStyle style(look, kSmall);
        p.title_width = p.detail_width - text_width("000.000 s") - em * 0.5F;
        p.detail = wrapped_height(event.detail, p.detail_width);
        p.citation = event.citation.empty() ? 0 : ImGui::GetTextLineHeight();
    }
    const TextStyle style(look, kNormal, render::Weight::SemiBold);
    p.title = wrapped_height(event.title, p.title_width);
    p.height = p.padding * 2 + p.title + p.detail + p.citation;
    if (p.detail > 0) p.height += em * 0.2F;
    if (p.citation > 0) p.height += em * 0.15F;
    p.height = std::round(p.height);
    return p;
}

// On a ground of its own where it is the newest or under the mouse.
void draw_card(const Look& look, const Sentence& event, const CardPlan& p, ImVec2 corner,
               std::optional<render::Color> ground) {
    const float em = look.em;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const ImVec2 end{corner.x + p.width, corner.y + p.height};
    if (ground) draw.AddRectFilled(corner, end, packed(*ground), em * 0.55F);
    const float bar = corner.x + std::round(em * 0.65F);
    draw.AddRectFilled({bar, corner.y + p.padding}, {bar + std::round(em * 0.27F), end.y - p.padding},
                       packed(color_of(look.theme, event.tone)), em * 0.14F);

    const float x = corner.x + p.text_x;
    float y = corner.y + p.padding;
    {
        const TextStyle style(look, kSmall);
        const std::string time = seconds_text(event.at);
        draw.AddText({end.x - text_width(time) - em * 0.6F, y + em * 0.12F}, packed(look.theme.muted_text),
                     time.c_str());
    }
    {
        const TextStyle style(look, kNormal, render::Weight::SemiBold);
        draw_wrapped({x, y}, p.title_width, event.title, look.theme.text);
        y += p.title;
    }
    const TextStyle style(look, kSmall);
    if (p.detail > 0) {
        y += em * 0.2F;
        draw_wrapped({x, y}, p.detail_width, event.detail, look.theme.text);
        y += p.detail;
    }
    if (p.citation > 0) {
        y += em * 0.15F;
        draw_wrapped({x, y}, p.detail_width, event.citation, look.theme.follower_text);
    }
}

} // namespace

void event_list(const Look& look, std::span<const Sentence> events, Actions& actions) {
    if (events.empty()) {
        ImGui::Spacing();
        text_wrapped(look.word("panel.no_events"), look.theme.muted_text);
        return;
    }
    const float width = ImGui::GetContentRegionAvail().x;
    const std::size_t count = std::min(events.size(), kMostCards);
    for (std::size_t i = 0; i < count; ++i) {
        const Sentence& event = events[events.size() - 1 - i];
        const CardPlan p = plan(look, event, width);
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        ImGui::PushID(static_cast<int>(event.number));
        if (ImGui::InvisibleButton("###event", {width, p.height}, ImGuiButtonFlags_EnableNav)) {
            actions.emplace_back(GoTo{event.at});
            if (event.node < raft::kMaxNodes) actions.emplace_back(Select{render::NodeTarget{event.node}});
        }
        ImGui::PopID();
        if (!ImGui::IsItemVisible()) continue;
        std::optional<render::Color> ground;
        if (ImGui::IsItemHovered()) ground = look.theme.sunken;
        if (i == 0) ground = ground_of(look.theme, event.tone);
        draw_card(look, event, p, corner, ground);
    }
}

} // namespace app
