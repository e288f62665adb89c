// The catalogues that the program ships, for tests that lay out real words.
#pragma once

#include <string>

#include "render/text.h"

namespace render_tests {

// "en" or "zh".
const render::Words& words(const std::string& language);

} // namespace render_tests
