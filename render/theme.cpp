#include "render/theme.h"

#include "render/color.h"

namespace render {

namespace {

constexpr Color rgb(unsigned hex) {
    return {static_cast<std::uint8_t>(hex >> 16U), static_cast<std::uint8_t>(hex >> 8U & 0xFFU),
            static_cast<std::uint8_t>(hex & 0xFFU), 255};
}

constexpr Theme kLight{
    .dark = false,
    .background = rgb(0xFBFAF7),
    .surface = rgb(0xFFFFFF),
    .sunken = rgb(0xF1F3F5),
    .border = rgb(0xD9DEE4),
    .text = rgb(0x1F2933),
    .muted_text = rgb(0x57636F),
    .link = rgb(0xC9D1D9),
    .ring_track = rgb(0xE6EAEE),
    .follower = rgb(0x52667A),
    .candidate = rgb(0xB47000),
    .leader = rgb(0x00875F),
    .stopped = rgb(0x77828E),
    .follower_fill = rgb(0xEAEEF2),
    .candidate_fill = rgb(0xFCF2DC),
    .leader_fill = rgb(0xE0F3EE),
    .stopped_fill = rgb(0xF0F2F4),
    .client = rgb(0xB4508F),
    .trouble = rgb(0xA8330A),
    .accent = rgb(0x0072B2),
    .follower_text = rgb(0x4A5D70),
    .candidate_text = rgb(0x855800),
    .leader_text = rgb(0x00714F),
    .client_text = rgb(0xA0427D),
    .trouble_text = rgb(0xA8330A),
    .terms = {{{rgb(0x35508F), rgb(0xFFFFFF), rgb(0x35508F)}, {rgb(0x9A7CC8), rgb(0x14191F), rgb(0x6C4DA3)}}},
};

constexpr Theme kDark{
    .dark = true,
    .background = rgb(0x14191F),
    .surface = rgb(0x1B2229),
    .sunken = rgb(0x252E37),
    .border = rgb(0x37424D),
    .text = rgb(0xE8EDF2),
    .muted_text = rgb(0xA3AFBC),
    .link = rgb(0x46525E),
    .ring_track = rgb(0x2C3640),
    .follower = rgb(0x9DB0C3),
    .candidate = rgb(0xE69F00),
    .leader = rgb(0x2DBD92),
    .stopped = rgb(0x7C8894),
    .follower_fill = rgb(0x222C36),
    .candidate_fill = rgb(0x392D12),
    .leader_fill = rgb(0x14382E),
    .stopped_fill = rgb(0x262E36),
    .client = rgb(0xDB84BB),
    .trouble = rgb(0xF5803E),
    .accent = rgb(0x56B4E9),
    .follower_text = rgb(0xA9BACB),
    .candidate_text = rgb(0xF0B429),
    .leader_text = rgb(0x45CDA3),
    .client_text = rgb(0xE59AC6),
    .trouble_text = rgb(0xFF9A60),
    .terms = {{{rgb(0x4A69C8), rgb(0xFFFFFF), rgb(0x98AEF2)}, {rgb(0xBFA6F0), rgb(0x14191F), rgb(0xBFA6F0)}}},
};

} // namespace

const Theme& light_theme() {
    return kLight;
}
const Theme& dark_theme() {
    return kDark;
}

const TermColors& term_colors(const Theme& theme, raft::Term term) {
    return theme.terms[term % 2 == 1 ? 0 : 1];
}

Color pale(const Theme& theme, const TermColors& term) {
    return mixed(term.fill, theme.surface, 0.28F);
}

Color fresh(const TermColors& term) {
    const bool light_ink = luminance(term.on) > luminance(term.fill);
    return mixed(term.fill, light_ink ? rgb(0x0B1016) : rgb(0xFFFFFF), 0.45F);
}

} // namespace render
