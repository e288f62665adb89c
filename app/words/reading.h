// How long a text takes to read.
#pragma once

#include <string_view>

namespace app {

// In seconds, at so many words a minute (more than 0). Chinese, which has no spaces, is counted by characters; double
// stars and punctuation are not counted.
double reading_seconds(std::string_view text, int words_per_minute);

} // namespace app
