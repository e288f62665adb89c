#include "app/words/notice.h"

namespace app {

std::string text_of(const Notice& notice, const render::Words& words) {
    std::string text(words.get(notice.key));
    for (const auto& [name, value] : notice.values) {
        const std::string place = "{" + name + "}";
        if (const auto at = text.find(place); at != std::string::npos) text.replace(at, place.size(), value);
    }
    return text;
}

} // namespace app
