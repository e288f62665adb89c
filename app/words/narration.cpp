#include "app/words/narration.h"

#include "raft/lesson/texts.h"

namespace app {

std::vector<render::Run> runs(std::string_view text) {
    std::vector<render::Run> runs;
    for (const lesson::Span& span : lesson::spans(text))
        runs.push_back({span.text, span.strong});
    return runs;
}

} // namespace app
