// Which form the logs of a stage take, one for all so that they can be compared, and which entries of each show.
//
// In full an entry is a box with its command, and of a log that is too long the newest entries show. The compact form
// is that of the paper's Figure 7: narrow cells with terms, so that a long log shows whole. It is taken while the full
// form would hide an entry that matters now: any, of any log, while a log is pointed at, whichever it is, so that the
// form does not change from beat to beat of a comparison; one that is itself pointed at or selected; or one in whose
// place another log holds an entry of another term. Logs of which one is only shorter stay in full: that is how it is
// while entries are on their way. The mouse changes nothing, for whatever it is on is seen.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "render/stage/canvas.h"

namespace render {

// The entries of a log that show.
struct LogWindow {
    raft::Index first = 1;
    std::size_t shown = 0;
    std::size_t later = 0;     // so many come after them; pointing may move a window back
    float lead = 0;            // pixels in front, for the word that says how many came before
    float trail = 0;           // pixels behind, for the word about later ones
    std::vector<float> widths; // of the entries in full, each as wide as its command wants

    std::size_t earlier() const { return first - 1; }
};

struct LogLayout {
    bool compact = false;
    float entry = 0; // pixels wide, in the compact form
    float gap = 0;   // between entries
    std::vector<LogWindow> windows;

    // Of an entry that shows, and from the first one's left end to its own.
    float width_of(const LogWindow& window, raft::Index index) const;
    float left_of(const LogWindow& window, raft::Index index) const;
    float width(const LogWindow& window) const;
};

LogLayout layout_logs(const StageCanvas& canvas);

// "…+8" and "+3…": so many more entries.
std::string earlier_entries(const StageCanvas& canvas, std::size_t count);
std::string later_entries(const StageCanvas& canvas, std::size_t count);

} // namespace render
