// A cluster of one's own: asks for its numbers and says what they make unlikely. Or only for the timing of the one that
// runs, from now on.
#pragma once

#include "app/action.h"
#include "app/cluster/cluster_draft.h"
#include "app/look.h"
#include "app/shown.h"

namespace app {

class ClusterDialog {
  public:
    // Draws the dialog that is open; `dialog` is NewCluster or Timing.
    void show(const Look& look, const Shown& shown, Dialog dialog, Actions& actions);

    // The dialog was closed: it starts afresh the next time.
    void forget() { shown_ = Dialog::None; }

  private:
    void begin(const Shown& shown, Dialog dialog);
    std::variant<Cluster, DraftProblem> read() const;
    bool fields(const Look& look); // was Enter pressed in one?

    Dialog shown_ = Dialog::None;
    sim::Config others_; // what no field says
    ClusterDraft draft_;
    ClusterDraft new_cluster_ = draft_of({}); // as it was begun the last time
    bool focus_ = false;
};

} // namespace app
