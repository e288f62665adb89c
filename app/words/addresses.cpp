#include "app/words/addresses.h"

#include <algorithm>

namespace app {

std::vector<std::string_view> addresses_in(std::string_view text) {
    constexpr std::string_view kBegin = "https://";
    const auto belongs = [](char c) { return c > ' ' && c <= '~' && c != '"' && c != '<' && c != '>'; };
    std::vector<std::string_view> found;
    for (std::size_t at = text.find(kBegin); at != std::string_view::npos; at = text.find(kBegin)) {
        text.remove_prefix(at);
        const auto end = std::ranges::find_if_not(text, belongs);
        std::string_view address = text.substr(0, static_cast<std::size_t>(end - text.begin()));
        text.remove_prefix(address.size());
        while (!address.empty() && std::string_view(".,;:!?)").find(address.back()) != std::string_view::npos)
            address.remove_suffix(1);
        if (address.size() > kBegin.size()) found.push_back(address);
    }
    return found;
}

} // namespace app
