// Acts of several inputs, each as one sentence: "A rejoins", and not four times "link mended".
#pragma once

#include <span>
#include <vector>

#include "app/words/sentence.h"
#include "raft/sim/act.h"

namespace app {

struct TakenInput {
    sim::Input input;
    sim::Groups groups; // who talks to whom from then on
    Sentence told;      // where it stands alone
    bool listed = true; // then, too
};

// All inputs of one moment, as acts in their order.
std::vector<Sentence> sentences_of_acts(std::span<const TakenInput> inputs, int nodes, sim::Pace pace,
                                        const render::Words& words);

} // namespace app
