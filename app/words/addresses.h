// Addresses of the web in a text: "https://raft.github.io".
#pragma once

#include <string_view>
#include <vector>

namespace app {

// From left to right; a sentence's punctuation behind one is not part of it.
std::vector<std::string_view> addresses_in(std::string_view text);

} // namespace app
