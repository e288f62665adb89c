#include "raft/sim/disk_history.h"

#include <algorithm>
#include <set>

namespace sim {
namespace {

using raft::NodeId;

// Bits of a mask stand for chains. More are not searched through: a class writes a handful.
constexpr std::size_t kMostChains = 12;
constexpr std::size_t kMostEnds = 200;
constexpr std::size_t kMostPaths = 20'000; // in all
constexpr std::size_t kMostTries = 5'000;  // of putting the nodes' paths together

// One way for one node's log, up to some term: what it is now, and the chains in whose elections the node stood and
// won, or held a log that allowed it to vote.
struct Path {
    LogEnd log;
    std::uint32_t led = 0;
    std::uint32_t voted = 0;

    // clang-tidy 14 takes the zero that the compiler compares with for a null pointer.
    // NOLINTNEXTLINE(modernize-use-nullptr)
    friend auto operator<=>(const Path&, const Path&) = default;
};

class Paths {
  public:
    explicit Paths(const DiskElections& elections) : elections_(elections), tree_(elections.tree()) {
        for (const Chain& chain : tree_.chains()) {
            for (raft::Index index = chain.base + 1; index <= chain.top; ++index)
                ends_.push_back({chain.term, index});
        }
    }

    // All that end with what is on the node's disk. Nothing if there are too many.
    std::optional<std::vector<Path>> of(NodeId node) {
        paths_ = {Path{}};
        const auto& chains = tree_.chains();
        for (std::size_t i = 0; i < chains.size() && chains[i].term <= elections_.disk(node).current_term; ++i) {
            pass(node, i);
            pass_without_trace(node, chains[i]);
            keep_the_best();
            if ((count_ += paths_.size()) > kMostPaths) return std::nullopt;
        }
        std::erase_if(paths_, [&](const Path& path) { return path.log != end_of(elections_.disk(node).log); });
        return paths_;
    }

  private:
    // The term of one chain goes by.
    void pass(NodeId node, std::size_t i) {
        const Chain& chain = tree_.chains()[i];
        const std::uint32_t bit = 1U << i;
        const LogEnd before = tree_.before(chain);
        const bool may_lead = elections_.may_have_led(node, chain);
        std::vector<Path> after;
        for (Path path : paths_) {
            if (may_lead && path.log == before)
                after.push_back({LogTree::whole(chain), path.led | bit, path.voted | bit});
            if (path.log <= before) path.voted |= bit;
            after.push_back(path);
            // AppendEntries from the leader, with entries up to any of its own: what the log has beyond goes.
            for (raft::Index size = tree_.shared(path.log, LogTree::whole(chain)) + 1; size <= chain.top; ++size)
                after.push_back({tree_.prefix(LogTree::whole(chain), size), path.led, path.voted});
        }
        paths_ = std::move(after);
    }

    // Terms go by that left no entries: their leaders may have changed the log to any that there was by then.
    void pass_without_trace(NodeId node, const Chain& chain) {
        const std::vector<Path> before = paths_;
        const auto leaders = elections_.traceless_behind(chain);
        for (const LogEnd end : ends_) {
            const bool given = std::ranges::any_of(leaders, [&](const DiskElections::Traceless& leader) {
                return elections_.may_have_given(leader, node, end);
            });
            if (end.term > chain.term || !given) continue;
            for (const Path& path : before)
                paths_.push_back({end, path.led, path.voted});
        }
    }

    // Of two paths with the same log now and the same deeds, the one that allowed more votes is enough.
    void keep_the_best() {
        std::ranges::sort(paths_);
        paths_.erase(std::unique(paths_.begin(), paths_.end()), paths_.end());
        const auto worse = [&](const Path& path) {
            return std::ranges::any_of(paths_, [&](const Path& other) {
                return other.log == path.log && other.led == path.led && other.voted != path.voted &&
                       (other.voted & path.voted) == path.voted;
            });
        };
        std::vector<Path> best;
        std::ranges::copy_if(paths_, std::back_inserter(best), [&](const Path& path) { return !worse(path); });
        paths_ = std::move(best);
    }

    const DiskElections& elections_;
    const LogTree& tree_;
    std::vector<LogEnd> ends_;
    std::vector<Path> paths_;
    std::size_t count_ = 0;
};

// What a path means for the elections.
struct Deeds {
    std::uint32_t led = 0;
    std::uint32_t voted = 0;

    // clang-tidy 14 takes the zero that the compiler compares with for a null pointer.
    // NOLINTNEXTLINE(modernize-use-nullptr)
    friend auto operator<=>(const Deeds&, const Deeds&) = default;
};

std::vector<Deeds> deeds_of(const std::vector<Path>& paths, std::uint32_t wanted) {
    std::set<Deeds> deeds;
    for (const Path& path : paths)
        deeds.insert({path.led & wanted, path.voted & wanted});
    return {deeds.begin(), deeds.end()};
}

// Gives each of the first chains a leader, so that every node has a path on which it led just those, and each leader a
// majority of votes.
class Cast {
  public:
    Cast(const DiskElections& elections, const std::vector<std::vector<Path>>& paths, std::size_t chains)
        : elections_(elections), led_(paths.size(), 0), leaders_(chains, raft::kNobody) {
        for (const std::vector<Path>& of_node : paths)
            deeds_.push_back(deeds_of(of_node, (1U << chains) - 1));
    }

    DiskHistory::Answer choose() {
        if (lead(0)) return DiskHistory::Answer::Possible;
        return tries_ > kMostTries ? DiskHistory::Answer::Unknown : DiskHistory::Answer::Impossible;
    }

    const std::vector<NodeId>& leaders() const { return leaders_; }
    std::vector<raft::NodeSet> voters() const {
        std::vector<raft::NodeSet> voters(leaders_.size());
        for (std::size_t chain = 0; chain < voters.size(); ++chain) {
            for (std::size_t node = 0; node < chosen_.size(); ++node) {
                const auto voter = static_cast<NodeId>(node);
                if (gives_vote(voter, chosen_[node], chain)) voters[chain].insert(voter);
            }
        }
        return voters;
    }

  private:
    // Chooses leaders from this chain on.
    bool lead(std::size_t chain) {
        if (chain == leaders_.size()) return vote(0, std::vector<int>(leaders_.size(), 0));
        for (NodeId leader = 0; leader < elections_.nodes(); ++leader) {
            if (++tries_ > kMostTries) return false;
            leaders_[chain] = leader;
            led_[leader] |= 1U << chain;
            if (is_electable(chain) && lead(chain + 1)) return true;
            led_[leader] &= ~(1U << chain);
        }
        return false;
    }

    // With the leaders up to this chain: does every node have a path, and may enough of them vote?
    bool is_electable(std::size_t chain) const {
        int votes = 0;
        for (NodeId node = 0; node < elections_.nodes(); ++node) {
            bool exists = false;
            bool votes_for = false;
            for (const Deeds& deeds : deeds_[node]) {
                if ((deeds.led & ((2U << chain) - 1)) != led_[node]) continue;
                exists = true;
                votes_for |= gives_vote(node, deeds, chain);
            }
            if (!exists) return false;
            votes += votes_for ? 1 : 0;
        }
        return votes >= elections_.majority();
    }

    // Chooses the paths of the nodes from this one on.
    bool vote(NodeId node, const std::vector<int>& votes) {
        if (++tries_ > kMostTries) return false;
        const bool done = std::ranges::all_of(votes, [&](int count) { return count >= elections_.majority(); });
        if (node == elections_.nodes()) return done;
        for (const Deeds& deeds : deeds_[node]) {
            if (deeds.led != led_[node]) continue;
            std::vector<int> with = votes;
            for (std::size_t chain = 0; chain < with.size(); ++chain)
                with[chain] += gives_vote(node, deeds, chain) ? 1 : 0;
            chosen_.push_back(deeds);
            if (vote(static_cast<NodeId>(node + 1), with)) return true;
            chosen_.pop_back();
        }
        return false;
    }

    bool gives_vote(NodeId node, const Deeds& deeds, std::size_t chain) const {
        const raft::Term term = elections_.tree().chains()[chain].term;
        return (deeds.voted >> chain & 1U) != 0 && elections_.may_have_voted(node, term, leaders_[chain]);
    }

    const DiskElections& elections_;
    std::vector<std::vector<Deeds>> deeds_; // of each node
    std::vector<std::uint32_t> led_;        // by each node: the chains that it was given
    std::vector<NodeId> leaders_;           // of each chain
    std::vector<Deeds> chosen_;
    std::size_t tries_ = 0;
};

std::size_t count_ends(const LogTree& tree) {
    std::size_t count = 0;
    for (const Chain& chain : tree.chains())
        count += chain.top - chain.base;
    return count;
}

} // namespace

DiskHistory find_history(const DiskElections& elections) {
    const std::size_t chains = elections.tree().chains().size();
    if (chains > kMostChains || count_ends(elections.tree()) > kMostEnds) return {};
    std::vector<std::vector<Path>> paths;
    Paths search(elections);
    for (NodeId node = 0; node < elections.nodes(); ++node) {
        std::optional<std::vector<Path>> of_node = search.of(node);
        if (!of_node) return {};
        paths.push_back(std::move(*of_node));
    }
    // Chain after chain, so that what is told is the first that goes wrong.
    DiskHistory history{DiskHistory::Answer::Possible, 0, {}, {}};
    for (std::size_t count = 1; count <= chains; ++count) {
        Cast cast(elections, paths, count);
        const DiskHistory::Answer answer = cast.choose();
        if (answer != DiskHistory::Answer::Possible) return {answer, count - 1, {}, {}};
        history.leaders = cast.leaders();
        history.voters = cast.voters();
    }
    return history;
}

} // namespace sim
