// Signs that Unicode gives one code for all scripts, though Chinese sets them in the middle of the line: the ellipsis
// and the dash. The fonts have Chinese ones under codes of their own, which a text that is shown gets; a teacher types
// the ordinary ones.
#pragma once

#include <string>
#include <string_view>

#include "raft/lesson/texts.h"

namespace app {

// Of a text in the language with this code.
std::string with_chinese_signs(std::string_view text, std::string_view language);

// What a lesson says in that language, as it is shown.
std::string shown_text(const lesson::Texts& texts, std::string_view language);

} // namespace app
