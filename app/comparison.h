// Another future of the run beside the one that is shown, at the same moment: where the two part, and what differs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/session.h"
#include "app/words/compared.h"
#include "raft/sim/parting.h"
#include "render/text.h"

namespace app {

struct Comparison {
    sim::BranchId branch = 0; // the other one
    std::string here;         // what each of them is called
    std::string there;
    sim::World world;      // of the other one, now, or as far as it has come
    bool has_come = false; // it is known up to now
    std::string part_at;   // the moment at which they part; empty where they have not yet
    std::optional<sim::Parting> parting;
    std::string parts_here; // what happens then, and not in the other one
    std::string parts_there;
    std::vector<ComparedRow> rows;
};

class Comparing {
  public:
    // Plays the other future on, a little at a time where there is much. The comparison stays good until the next call.
    const Comparison& with(Session& session, sim::BranchId other, const render::Words& words,
                           std::string_view language);

  private:
    struct Read { // what the words were made of
        sim::Identity here;
        sim::Identity there;
        sim::Time now = 0;
        std::uint64_t version = 0; // of the session: acts at that very moment
        std::string language;

        friend bool operator==(const Read&, const Read&) = default;
    };

    Comparison comparison_;
    sim::PartingSearch search_;
    std::optional<Read> read_;
};

} // namespace app
