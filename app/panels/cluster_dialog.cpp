#include "app/panels/cluster_dialog.h"

#include <imgui_stdlib.h>

#include <algorithm>

#include "app/panels/controls.h"
#include "app/panels/dialog_window.h"
#include "app/words/conditions.h"
#include "app/wrapped.h"
#include "raft/sim/timing_doubts.h"
#include "render/short_words.h"

namespace app {
namespace {

constexpr float kLabels = 13; // em
constexpr float kField = 5.5F;

// What stands beside a label begins at the same place in every row.
void label(const Look& look, std::string_view key) {
    ImGui::AlignTextToFramePadding();
    text(look.word(key), look.theme.muted_text);
    ImGui::SameLine(look.em * kLabels);
}

// A number, and two buttons that change it by a step.
bool number(const Look& look, ClusterDraft& draft, ClusterField field, const char* id, bool wrong) {
    ImGui::SetNextItemWidth(look.em * kField);
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, wrong ? std::max(1.0F, 0.09F * look.em) : 0);
    ImGui::PushStyleColor(ImGuiCol_Border, packed(look.theme.trouble_text));
    const std::string name = std::string("###") + id;
    const bool entered = ImGui::InputText(name.c_str(), &draft.text(field), ImGuiInputTextFlags_EnterReturnsTrue);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    const ImVec2 side{ImGui::GetFrameHeight(), ImGui::GetFrameHeight()};
    ImGui::PushItemFlag(ImGuiItemFlags_ButtonRepeat, true);
    for (const int direction : {-1, 1}) {
        ImGui::SameLine(0, look.em * 0.25F);
        const std::string button = std::string(direction < 0 ? "−###less_" : "+###more_") + id;
        if (ImGui::Button(button.c_str(), side)) step(draft, field, direction);
    }
    ImGui::PopItemFlag();
    return entered;
}

void unit(const Look& look, std::string_view words) {
    ImGui::SameLine(0, look.em * 0.5F);
    ImGui::AlignTextToFramePadding();
    text(words, look.theme.muted_text);
}

// One of a few, all of them in sight.
bool segment(const Look& look, const std::string& label, bool chosen) {
    ImGui::PushStyleColor(ImGuiCol_Button, packed(chosen ? look.theme.text : look.theme.sunken));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, packed(chosen ? look.theme.text : look.theme.border));
    ImGui::PushStyleColor(ImGuiCol_Text, packed(chosen ? look.theme.surface : look.theme.text));
    const bool pressed = ImGui::Button(label.c_str());
    ImGui::PopStyleColor(3);
    return pressed;
}

void choose_nodes(const Look& look, ClusterDraft& draft) {
    label(look, "setup.nodes");
    for (int nodes = 1; nodes <= static_cast<int>(raft::kMaxNodes); ++nodes) {
        if (nodes > 1) ImGui::SameLine(0, look.em * 0.25F);
        const std::string name = std::to_string(nodes);
        if (segment(look, name + "###nodes_" + name, draft.nodes == nodes)) draft.nodes = nodes;
    }
}

void choose_replicate(const Look& look, ClusterDraft& draft) {
    label(look, "setup.replicate");
    const auto choice = [&](std::string_view id, raft::Replicate replicate) {
        const std::string name = look.labelled("setup." + std::string(id), id);
        if (segment(look, name, draft.replicate == replicate)) draft.replicate = replicate;
    };
    choice("with_heartbeat", raft::Replicate::Heartbeat);
    ImGui::SameLine(0, look.em * 0.25F);
    choice("at_once", raft::Replicate::AtOnce);
}

std::string_view key_of(const sim::TimingDoubt& doubt) {
    switch (doubt.kind) {
        case sim::TimingDoubtKind::NobodyIsElected: return "setup.doubt_nobody";
        case sim::TimingDoubtKind::VotesMayBeLate: return "setup.doubt_votes";
        case sim::TimingDoubtKind::HeartbeatsLate: return "setup.doubt_heartbeats";
        case sim::TimingDoubtKind::OneLossIsEnough: return "setup.doubt_one_loss";
        case sim::TimingDoubtKind::TimeoutsAlike: return doubt.waits == 0 ? "setup.doubt_equal" : "setup.doubt_alike";
    }
    return {};
}

void tell_doubts(const Look& look, const Cluster& cluster) {
    const auto doubts = sim::doubts_about(cluster.config.timing, cluster.config.options.nodes);
    for (const sim::TimingDoubt& doubt : doubts) {
        text_wrapped(look.words.fill(key_of(doubt), {{"takes", render::milliseconds(doubt.takes)},
                                                     {"waits", render::milliseconds(doubt.waits)}}),
                     look.theme.trouble_text);
    }
    if (doubts.empty()) return;
    const TextStyle style(look, kSmall);
    text_wrapped(look.word("setup.rule"), look.theme.muted_text);
}

} // namespace

void ClusterDialog::begin(const Shown& shown, Dialog dialog) {
    shown_ = dialog;
    focus_ = true;
    if (dialog == Dialog::Timing) {
        others_ = shown.world.config;
        draft_ = draft_of({.config = others_});
    } else {
        others_ = {};
        draft_ = new_cluster_;
        roll_seed(draft_);
    }
}

std::variant<Cluster, DraftProblem> ClusterDialog::read() const {
    return shown_ == Dialog::Timing ? read_timing(draft_, others_) : read_draft(draft_, others_);
}

bool ClusterDialog::fields(const Look& look) {
    const auto before = read();
    const auto* problem = std::get_if<DraftProblem>(&before);
    bool entered = false;
    const auto field = [&](ClusterField which, const char* id) {
        entered |= number(look, draft_, which, id, problem != nullptr && problem->field == which);
    };
    const auto range = [&](std::string_view key, ClusterField least, ClusterField most, const char* first,
                           const char* second) {
        label(look, key);
        field(least, first);
        unit(look, look.word("setup.to"));
        ImGui::SameLine(0, look.em * 0.5F);
        field(most, second);
        unit(look, "ms");
    };

    if (shown_ == Dialog::NewCluster) choose_nodes(look, draft_);
    range("setup.election", ClusterField::ElectionLeast, ClusterField::ElectionMost, "election_least", "election_most");
    label(look, "setup.heartbeat");
    field(ClusterField::Heartbeat, "heartbeat");
    unit(look, "ms");
    range("setup.latency", ClusterField::LatencyLeast, ClusterField::LatencyMost, "latency_least", "latency_most");
    label(look, "setup.disk");
    field(ClusterField::Disk, "disk");
    unit(look, "ms");
    if (shown_ == Dialog::Timing) return entered;
    label(look, "setup.loss");
    field(ClusterField::Loss, "loss");
    unit(look, "%");
    choose_replicate(look, draft_);
    label(look, "setup.seed");
    field(ClusterField::Seed, "seed");
    ImGui::SameLine(0, look.em * 0.5F);
    if (quiet_button(look, look.labelled("setup.roll", "roll").c_str())) roll_seed(draft_);
    return entered;
}

void ClusterDialog::show(const Look& look, const Shown& shown, Dialog dialog, Actions& actions) {
    if (shown_ != dialog) begin(shown, dialog);
    const bool is_new = dialog == Dialog::NewCluster;
    if (!begin_dialog(look, look.word(is_new ? "setup.title" : "setup.timing_title"), "cluster_window", 44, actions)) {
        return;
    }
    if (focus_) ImGui::SetKeyboardFocusHere();
    focus_ = false;
    const bool entered = fields(look);
    ImGui::Dummy({0, look.em * 0.2F});

    const auto meant = read();
    const auto* cluster = std::get_if<Cluster>(&meant);
    if (cluster != nullptr) {
        tell_doubts(look, *cluster);
        if (!is_new && has_own_latencies(shown.world)) {
            text_wrapped(look.word("setup.own_latencies"), look.theme.muted_text);
        }
    } else {
        const auto& problem = std::get<DraftProblem>(meant);
        text_wrapped(text_of(problem.notice, look.words), look.theme.trouble_text);
    }

    ImGui::Dummy({0, look.em * 0.2F});
    const std::string button = look.labelled(is_new ? "setup.begin" : "setup.apply", "accept");
    const bool pressed = primary_button(look, button.c_str(), cluster != nullptr);
    ImGui::SameLine();
    if (quiet_button(look, look.labelled("file.cancel", "cancel").c_str())) {
        actions.emplace_back(ShowDialog{Dialog::None});
    }
    if (cluster != nullptr && (pressed || entered)) {
        actions.emplace_back(ShowDialog{Dialog::None});
        if (is_new) {
            new_cluster_ = draft_;
            actions.emplace_back(BeginCluster{cluster->config, cluster->loss_percent});
        } else {
            actions.emplace_back(Do{sim::SetTiming{cluster->config.timing}});
        }
    }
    end_dialog();
}

} // namespace app
