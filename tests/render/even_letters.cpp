// Letters that no installed font has: a character is as wide as its class. What the tests of this room say of a
// picture, to the pixel, then holds on every machine; what must hold with real letters is tested in tests/app.
#include <array>

#include "third_party/fonts/font_runs.h"

namespace fonts {
namespace {

constexpr float kSign = 0.4F;
constexpr float kDigit = 0.63F;
constexpr float kCapital = 0.69F;
constexpr float kSmall = 0.57F;

constexpr std::array<Run, 11> latin(float weight) {
    return {{{' ', '/', weight * kSign},
             {'0', '9', weight * kDigit},
             {':', '@', weight * kSign},
             {'A', 'Z', weight * kCapital},
             {'[', '`', weight * kSign},
             {'a', 'z', weight * kSmall},
             {'{', '~', weight * kSign},
             {0xA0, 0xBF, weight * kSign},
             {0xC0, 0x24F, weight * kSmall},
             {0x2010, 0x2BFF, weight * kDigit},
             {0xFFFD, 0xFFFD, weight * kDigit}}};
}

constexpr std::array kRegular = latin(1);
constexpr std::array kSemiBold = latin(1.04F);
constexpr std::array kBold = latin(1.08F);
constexpr std::array kChinese{Run{0x2E80, 0x9FFF, 1}, Run{0xFF00, 0xFFEF, 1}};

} // namespace

std::span<const Run> runs_of(Face face) {
    switch (face) {
        case Face::Regular: return kRegular;
        case Face::SemiBold: return kSemiBold;
        case Face::Bold: return kBold;
        case Face::CjkRegular:
        case Face::CjkBold: return kChinese;
        case Face::Symbols: return {};
    }
    return {};
}

} // namespace fonts
