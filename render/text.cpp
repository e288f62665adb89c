#include "render/text.h"

namespace render {

std::string_view Words::get(std::string_view key) const {
    const auto found = words_.find(key);
    return found == words_.end() ? key : std::string_view(found->second);
}

std::string Words::fill(std::string_view key,
                        std::initializer_list<std::pair<std::string_view, std::string_view>> values) const {
    std::string_view rest = get(key);
    std::string out;
    out.reserve(rest.size() + 16);
    while (!rest.empty()) {
        const std::size_t open = rest.find('{');
        const std::size_t close = open == std::string_view::npos ? open : rest.find('}', open);
        if (close == std::string_view::npos) break;
        out += rest.substr(0, open);
        const std::string_view name = rest.substr(open + 1, close - open - 1);
        std::string_view value = rest.substr(open, close - open + 1); // an unknown name stays as it is, and shows
        for (const auto& [known, text] : values) {
            if (known == name) value = text;
        }
        out += value;
        rest.remove_prefix(close + 1);
    }
    out += rest;
    return out;
}

} // namespace render
