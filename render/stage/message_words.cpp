#include "render/stage/message_words.h"

#include <string_view>
#include <utility>
#include <variant>

#include "render/short_words.h"
#include "render/stage/request_number.h"

namespace render {

namespace {

class Speaker {
  public:
    Speaker(const sim::World& world, const raft::Message& message, const Words& words)
        : world_(world), message_(message), words_(words) {}

    MessageWords operator()(const raft::RequestVote&) const {
        return {words_.fill("message.request_vote", {{"term", std::to_string(message_.term)}}),
                std::string(words_.get("message.request_vote_brief")), Weightiness::Vote};
    }

    MessageWords operator()(const raft::RequestVoteReply& reply) const {
        return {with_term(words_.get(reply.vote_granted ? "message.vote_granted" : "message.vote_refused")),
                with_term(words_.get(reply.vote_granted ? "message.vote_granted_brief" : "message.vote_refused_brief")),
                Weightiness::Vote};
    }

    MessageWords operator()(const raft::AppendEntries& request) const {
        const raft::Index first = request.prev_log_index + 1;
        const raft::Index last = request.prev_log_index + request.entries.size();
        if (request.entries.size() == 1) return brings("message.entry", {{"index", std::to_string(last)}});
        if (!request.entries.empty())
            return brings("message.entries", {{"first", std::to_string(first)}, {"last", std::to_string(last)}});
        if (tells_commit(request)) return brings("message.commit", {{"index", std::to_string(request.leader_commit)}});
        const std::string_view heartbeat = words_.get("message.heartbeat");
        const std::string text = is_of_receivers_term() ? std::string(heartbeat) : joined(heartbeat, term());
        return {text, text, Weightiness::Routine};
    }

    MessageWords operator()(const raft::AppendEntriesReply& reply) const {
        if (reply.refuses_term()) {
            const std::string text = words_.fill("message.newer_term", {{"term", std::to_string(message_.term)}});
            return {text, text, Weightiness::Entry};
        }
        const bool news = !reply.success || acknowledges_more(reply);
        const Weightiness weight = news ? Weightiness::Entry : Weightiness::Routine;
        std::string text(words_.get("message.success"));
        if (!reply.success) {
            text = words_.fill("message.mismatch", {{"index", std::to_string(reply.prev_log_index)}});
        } else if (reply.match_index > 0) {
            text = words_.fill("message.stored", {{"index", std::to_string(reply.match_index)}});
        }
        text = with_term(text);
        return {text, text, weight};
    }

    MessageWords operator()(const raft::ClientRequest& request) const {
        std::string text = short_command(request.command) + told_number(world_, request.client, request.request);
        return {text, text, Weightiness::Client};
    }

    MessageWords operator()(const raft::ClientReply& reply) const {
        std::string text;
        if (reply.outcome == raft::Outcome::Done) {
            text = words_.fill("message.done", {{"result", short_number(reply.result)}});
        } else if (reply.outcome == raft::Outcome::Lost) {
            text = words_.get("message.lost");
        } else if (reply.leader < raft::kMaxNodes) {
            text = words_.fill("message.ask", {{"node", node_name(reply.leader)}});
        } else {
            text = words_.get("message.no_leader");
        }
        text += told_number(world_, reply.client, reply.request);
        return {text, text, Weightiness::Client};
    }

  private:
    using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    static std::string joined(std::string_view one, std::string_view other) {
        return std::string(one) + " · " + std::string(other);
    }

    std::string term() const { return words_.fill("message.of_term", {{"term", std::to_string(message_.term)}}); }

    // A term that the receiver has, too, goes without saying.
    bool is_of_receivers_term() const {
        return message_.to >= world_.servers.size() || world_.servers[message_.to].node.current_term == message_.term;
    }

    // The sender's term stands first: behind an entry it would be taken for the entry's.
    std::string with_term(std::string_view text) const {
        return is_of_receivers_term() ? std::string(text) : joined(term(), text);
    }

    MessageWords brings(std::string_view key, Values values) const {
        std::string brief = with_term(words_.fill(key, values));
        std::string whole = joined(words_.get("message.append_entries"), brief);
        return {std::move(whole), std::move(brief), Weightiness::Entry};
    }

    bool tells_commit(const raft::AppendEntries& request) const {
        if (message_.to >= world_.servers.size()) return false;
        const sim::Server& receiver = world_.servers[message_.to];
        return receiver.up && request.leader_commit > receiver.node.commit_index;
    }

    bool acknowledges_more(const raft::AppendEntriesReply& reply) const {
        if (message_.to >= world_.servers.size() || message_.from >= raft::kMaxNodes) return false;
        const raft::Node& leader = world_.servers[message_.to].node;
        return leader.role == raft::Role::Leader && reply.match_index > leader.match_index[message_.from];
    }

    const sim::World& world_;
    const raft::Message& message_;
    const Words& words_;
};

} // namespace

MessageWords message_words(const sim::World& world, const raft::Message& message, const Words& words) {
    return std::visit(Speaker(world, message, words), message.body);
}

} // namespace render
