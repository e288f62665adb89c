#include "app/words/chinese_signs.h"

#include <array>
#include <utility>

namespace app {
namespace {

// Two dashes are one sign.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kChineseSigns{{{"…", "⋯"}, {"——", "⸺"}}};

} // namespace

std::string with_chinese_signs(std::string_view text, std::string_view language) {
    std::string shown(text);
    if (!language.starts_with("zh")) return shown;
    for (const auto& [ordinary, chinese] : kChineseSigns) {
        std::size_t place = 0;
        while ((place = shown.find(ordinary, place)) != std::string::npos) {
            shown.replace(place, ordinary.size(), chinese);
            place += chinese.size();
        }
    }
    return shown;
}

std::string shown_text(const lesson::Texts& texts, std::string_view language) {
    const bool has = texts.has(language);
    if (!has && texts.empty()) return {};
    return with_chinese_signs(texts.in(language), has ? language : std::string_view(texts.all().front().first));
}

} // namespace app
