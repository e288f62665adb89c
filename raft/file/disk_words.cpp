#include "raft/file/disk_words.h"

namespace file {
namespace {

using sim::DiskFault;

enum class Part : std::uint8_t { All, Term, Vote, Entry };

struct Words {
    Part part = Part::All;
    std::string wrong;
    std::string expected;
};

std::string name(raft::NodeId node) {
    return {raft::name_of(node)};
}

Words words_for(const sim::Config& config, const sim::DiskProblem& problem) {
    const std::string term = "term " + std::to_string(problem.term);
    const std::string candidate = "is \"" + name(problem.other) + "\", ";
    const std::string majority = "a majority of " + std::to_string(problem.needed);
    const std::string found = std::to_string(problem.found) + " of " + std::to_string(config.options.nodes) + " nodes";
    switch (problem.fault) {
        case DiskFault::Count: return {Part::All, "are not as many as the nodes", "one for each"};
        case DiskFault::TermTooLarge:
            return {problem.index == 0 ? Part::Term : Part::Entry, "has too high a term",
                    "at most " + std::to_string(sim::kLargestTerm)};
        case DiskFault::EntryTerm: return {Part::Entry, "", "a term that is not below the one before"};
        case DiskFault::OwnTerm: return {Part::Term, "", "at least the term of the log's last entry"};
        case DiskFault::VoteForNoNode:
            return {Part::Vote, candidate + "which the cluster does not have", "one of its nodes"};
        case DiskFault::VoteInTermZero:
            return {Part::Vote, candidate + "but nobody stands for election in term 0", "null or a term from 1"};
        case DiskFault::CandidateBehind:
            return {Part::Vote, candidate + "which never reached " + term, "a node that stood for election in it"};
        case DiskFault::CandidateElsewhere:
            return {Part::Vote, candidate + "which did not vote for itself in " + term,
                    "a node that stood for election in it"};
        case DiskFault::CandidateOutdated:
            return {Part::Vote, candidate + "whose log was less up to date in " + term,
                    "a node with a log at least as up to date as the voter's"};
        case DiskFault::NobodyStood:
            return {Part::Vote, "nobody stood for election in " + term + ", the highest",
                    "a node of that term that voted for itself"};
        case DiskFault::LogsDiffer:
            return {
                Part::Entry,
                "has the index and term of an entry of " + name(problem.other) + ", but it or one before it is another",
                "logs that one run could have left"};
        case DiskFault::TwoLeaders:
            return {Part::Entry, "follows another entry than the first of its term on " + name(problem.other),
                    "one leader in a term, which only appends"};
        case DiskFault::TooFewReached:
            return {Part::Entry, "is of " + term + ", which " + found + " reached",
                    majority + " that elected its leader"};
        case DiskFault::NoLeader:
            return {Part::Entry, "is of " + term + ", but by terms, votes and logs no node can have been its leader",
                    "one that voted for itself then and has all its entries, unless it lost them in a later term"};
        case DiskFault::TooFewVotes:
            return {Part::Entry,
                    "is of " + term + ", but by terms, votes and logs at most " + found +
                        " can have voted for a leader with the log before it",
                    majority};
        case DiskFault::NoHistory:
            return {Part::Entry,
                    "is of " + term + ", whose leader no run could have elected after the leaders of earlier terms",
                    "disks that one run could have left"};
    }
    return {};
}

// What the problem is about, or the nearest around it that the file does say.
Field place_of(const Fields& disks, const sim::DiskProblem& problem, Part part) {
    Field disk = disks[name(problem.node)];
    if (!disk.present()) return disk;
    const Fields fields(disk);
    if (part == Part::Term) return fields["term"];
    if (part == Part::Vote) return fields["voted_for"];
    return fields["log"].element(static_cast<std::size_t>(problem.index - 1));
}

} // namespace

void refuse_disks(const Fields& disks, const sim::Config& config, const sim::DiskProblem& problem) {
    const Words words = words_for(config, problem);
    const Field place = words.part == Part::All ? disks.whole() : place_of(disks, problem, words.part);
    if (words.wrong.empty()) return place.refuse(words.expected);
    place.problem().add(place.path(), words.wrong + ", expected " + words.expected);
}

} // namespace file
