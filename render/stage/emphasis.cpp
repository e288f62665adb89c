#include "render/stage/emphasis.h"

#include <algorithm>
#include <initializer_list>
#include <variant>

#include "raft/sim/difference.h"
#include "raft/sim/log_of.h"
#include "render/color.h"

namespace render {

namespace {

constexpr float kFaint = 0.6F; // of a colour stays

// Does pointing at the second one point at the node as well?
bool is_of_node(raft::NodeId node, const Target& pointed) {
    if (const auto* entry = std::get_if<EntryTarget>(&pointed)) return entry->node == node;
    return pointed == Target(NodeTarget{node});
}

// Text that steps back, as far as it can still be read on each of these grounds.
Color quiet_ink(Color ink, const Theme& theme, std::initializer_list<Color> grounds) {
    constexpr double kReadable = 4.5;
    for (const float left : {0.8F, 0.85F, 0.9F, 0.95F, 1.0F}) {
        const Color quiet = mixed(ink, theme.background, left);
        if (std::all_of(grounds.begin(), grounds.end(),
                        [&](Color ground) { return contrast(quiet, ground) >= kReadable; }))
            return quiet;
    }
    return theme.text;
}

class Seen {
  public:
    Seen(const Shows& shows, const sim::World& world) : shows_(shows), world_(world) {}

    bool operator()(const NodeTarget& node) const { return has(node.node); }
    bool operator()(const LinkTarget& link) const { return shows_.links && has(link.from) && has(link.to); }
    bool operator()(const ClientTarget& client) const {
        return shows_.clients && sim::find_client(world_, client.client) != nullptr;
    }
    bool operator()(const EntryTarget& entry) const {
        return shows_.logs && has(entry.node) && entry.index >= 1 &&
               entry.index <= log_of(world_.servers[entry.node]).last_index();
    }
    bool operator()(const MessageTarget& message) const {
        const sim::InFlight* found = world_.network.find(message.message);
        return found != nullptr && is_shown(shows_, found->message);
    }
    bool operator()(const TimeTarget&) const { return false; }
    bool operator()(const Target& target) const { return std::visit(*this, target); }

    bool operator()(const PartTarget& part) const {
        if (!has(part.node)) return false;
        const sim::Server& server = world_.servers[part.node];
        switch (part.part) {
            case NodePart::Node: return true;
            case NodePart::Timer: return shows_.rings;
            case NodePart::Value: return shows_.values && server.up;
            case NodePart::Term: return shows_.terms;
            case NodePart::Votes: return shows_.roles && server.up && server.node.role == raft::Role::Candidate;
            case NodePart::Log: return shows_.logs; // an empty one says so
        }
        return false;
    }

  private:
    bool has(raft::NodeId node) const { return node < world_.servers.size(); }

    const Shows& shows_;
    const sim::World& world_;
};

} // namespace

bool is_pointed(const View& view, const Target& target) {
    const auto* node = std::get_if<NodeTarget>(&target);
    return std::any_of(view.pointed.begin(), view.pointed.end(), [&](const auto& pointed) {
        if (const auto* part = std::get_if<PartTarget>(&pointed)) return node != nullptr && part->node == node->node;
        const Target& other = std::get<Target>(pointed);
        return other == target || (node != nullptr && is_of_node(node->node, other));
    });
}

bool is_pointed(const View& view, raft::NodeId node, NodePart part) {
    return std::any_of(view.pointed.begin(), view.pointed.end(), [&](const auto& pointed) {
        if (const auto* one = std::get_if<PartTarget>(&pointed)) return *one == PartTarget{node, part};
        return part == NodePart::Node && std::get<Target>(pointed) == Target(NodeTarget{node});
    });
}

bool stands_out(const View& view, const sim::World& world, const Target& target) {
    return is_pointed(view, target) || (view.beside != nullptr && sim::differs(world, *view.beside, target));
}

bool is_with_client(const raft::Message& message) {
    return message.from == raft::kClientSide || message.to == raft::kClientSide;
}

bool is_shown(const Shows& shows, const raft::Message& message) {
    return is_with_client(message) ? shows.clients : shows.messages;
}

bool points_at_anything(const View& view, const sim::World& world) {
    return std::any_of(view.pointed.begin(), view.pointed.end(),
                       [&](const auto& pointed) { return std::visit(Seen(view.shows, world), pointed); });
}

Theme quiet_theme(const Theme& theme, float left) {
    Theme quiet = theme;
    for (Color* color : {&quiet.surface, &quiet.sunken, &quiet.border, &quiet.link, &quiet.ring_track, &quiet.follower,
                         &quiet.candidate, &quiet.leader, &quiet.stopped, &quiet.follower_fill, &quiet.candidate_fill,
                         &quiet.leader_fill, &quiet.stopped_fill, &quiet.client, &quiet.trouble}) {
        *color = mixed(*color, theme.background, left);
    }
    for (Color* color : {&quiet.text, &quiet.muted_text}) {
        *color = quiet_ink(*color, theme,
                           {theme.background, quiet.surface, quiet.follower_fill, quiet.candidate_fill,
                            quiet.leader_fill, quiet.stopped_fill});
    }
    for (Color* color :
         {&quiet.follower_text, &quiet.candidate_text, &quiet.leader_text, &quiet.client_text, &quiet.trouble_text}) {
        *color = quiet_ink(*color, theme, {theme.background, quiet.surface});
    }
    for (TermColors& term : quiet.terms) {
        term.fill = mixed(term.fill, theme.background, left);
        term.on = quiet_ink(term.on, theme, {term.fill});
        term.ink = quiet_ink(term.ink, theme, {theme.background, quiet.surface});
    }
    return quiet;
}

Theme neutral_theme(const Theme& theme) {
    Theme neutral = theme;
    neutral.follower = neutral.candidate = neutral.leader = theme.muted_text;
    neutral.follower_fill = neutral.candidate_fill = neutral.leader_fill = theme.sunken;
    neutral.follower_text = neutral.candidate_text = theme.muted_text; // the leader's also says what went well
    return neutral;
}

StageThemes stage_themes(const View& view, const sim::World& world) {
    const Theme plain = view.shows.roles ? *view.theme : neutral_theme(*view.theme);
    const bool speaks = view.dim_rest && points_at_anything(view, world);
    if (!speaks && view.beside == nullptr) return {plain, plain, plain};
    return {plain, quiet_theme(plain, kFaint), quiet_theme(plain)};
}

} // namespace render
