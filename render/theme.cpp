#include "render/theme.h"

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
    .muted_text = rgb(0x5C6875),
    .link = rgb(0xC9D1D9),
    .ring_track = rgb(0xE4E8EC),
    .follower = rgb(0x3B6FA0),
    .candidate = rgb(0xE69F00),
    .leader = rgb(0x009E73),
    .stopped = rgb(0x8A94A0),
    .follower_fill = rgb(0xE7EDF4),
    .candidate_fill = rgb(0xFCF2DC),
    .leader_fill = rgb(0xE0F3EE),
    .stopped_fill = rgb(0xF0F2F4),
    .client = rgb(0xB4508F),
    .trouble = rgb(0xD55E00),
    .accent = rgb(0x0072B2),
    .follower_text = rgb(0x34648F),
    .candidate_text = rgb(0x8A5C00),
    .leader_text = rgb(0x00775A),
    .client_text = rgb(0xA0427D),
    .trouble_text = rgb(0xB24A00),
    .terms = {rgb(0x3B6FA0), rgb(0x7F5BB5), rgb(0x99592F), rgb(0x2A7A70), rgb(0xA3447C), rgb(0x5F6B2A)},
    .on_term = rgb(0xFFFFFF),
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
    .follower = rgb(0x5FA3DB),
    .candidate = rgb(0xE69F00),
    .leader = rgb(0x2DBD92),
    .stopped = rgb(0x7C8894),
    .follower_fill = rgb(0x1C2F40),
    .candidate_fill = rgb(0x392D12),
    .leader_fill = rgb(0x14382E),
    .stopped_fill = rgb(0x262E36),
    .client = rgb(0xDB84BB),
    .trouble = rgb(0xF5803E),
    .accent = rgb(0x56B4E9),
    .follower_text = rgb(0x7DB5E8),
    .candidate_text = rgb(0xF0B429),
    .leader_text = rgb(0x45CDA3),
    .client_text = rgb(0xE59AC6),
    .trouble_text = rgb(0xFF9A60),
    .terms = {rgb(0x7DB5E8), rgb(0xBCA0EA), rgb(0xE0A878), rgb(0x66C7B8), rgb(0xE59AC6), rgb(0xB5C46A)},
    .on_term = rgb(0x14191F),
};

} // namespace

const Theme& light_theme() {
    return kLight;
}
const Theme& dark_theme() {
    return kDark;
}

const Color& term_color(const Theme& theme, raft::Term term) {
    // Entries have terms from 1 on.
    return theme.terms[(term + theme.terms.size() - 1) % theme.terms.size()];
}

} // namespace render
