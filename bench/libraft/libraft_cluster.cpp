#include "bench/libraft/libraft_cluster.h"

extern "C" {
#include <raft.h>
}

#include <array>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

namespace bench {
namespace {

constexpr unsigned kElectionMs = 150; // libraft draws up to twice that
constexpr unsigned kHeartbeatMs = 50;
constexpr std::size_t kPayload = 16; // bytes of a command, as ours

void must(int error) {
    if (error != 0) std::abort();
}

void* allocated(std::size_t bytes) {
    void* memory = raft_malloc(bytes);
    if (memory == nullptr) std::abort();
    return memory;
}

// The receiver owns what it gets: the entries, and their data as one batch.
raft_entry* copy_of(const raft_entry* entries, unsigned count) {
    if (count == 0) return nullptr;
    std::size_t bytes = 0;
    for (unsigned i = 0; i < count; ++i)
        bytes += entries[i].buf.len;
    auto* copies = static_cast<raft_entry*>(allocated(count * sizeof(raft_entry)));
    auto* data = static_cast<char*>(allocated(bytes));
    void* const batch = data;
    for (unsigned i = 0; i < count; ++i) {
        copies[i] = entries[i];
        copies[i].buf.base = data;
        copies[i].batch = batch;
        std::memcpy(data, entries[i].buf.base, entries[i].buf.len);
        data += entries[i].buf.len;
    }
    return copies;
}

} // namespace

struct LibraftCluster::Impl {
    struct Server {
        Impl* cluster = nullptr;
        raft_io io{};
        raft_fsm fsm{};
        raft node{};
        raft_io_tick_cb tick = nullptr;
        raft_io_recv_cb receive = nullptr;
        std::string address;
        raft_buffer configuration{};
        long long value = 0;
    };
    struct UnderWay {
        long due = 0;
        raft_id to = 0;
        raft_message message{};
    };
    struct Done {
        raft_io_send* send = nullptr;
        raft_io_append* append = nullptr;
        raft_io_send_cb send_cb = nullptr;
        raft_io_append_cb append_cb = nullptr;
    };

    int latency;
    long now = 0;
    long next_tick = kHeartbeatMs;
    std::array<Server, kServers> servers;
    std::vector<UnderWay> messages; // all take equally long, so they arrive as they were sent; from first on
    std::size_t first = 0;
    std::vector<Done> done;
    unsigned random = 1;
    bool answered = false;

    static Server& server_of(raft_io* io) { return *static_cast<Server*>(io->impl); }
    Server& server(raft_id id) { return servers[id - 1]; }

    explicit Impl(int latency_ms) : latency(latency_ms) {
        raft_configuration configuration;
        raft_configuration_init(&configuration);
        for (int i = 0; i < kServers; ++i) {
            servers[i].address = std::to_string(i + 1);
            must(raft_configuration_add(&configuration, i + 1, servers[i].address.c_str(), RAFT_VOTER));
        }
        for (int i = 0; i < kServers; ++i)
            start(servers[i], i + 1, configuration);
        raft_configuration_close(&configuration);
        while (leader() == nullptr)
            play_next(std::numeric_limits<long>::max());
    }

    ~Impl() {
        for (Server& server : servers)
            raft_close(&server.node, [](raft*) {});
        for (; first < messages.size(); ++first)
            drop(messages[first].message);
        for (Server& server : servers)
            raft_free(server.configuration.base);
    }

    static void drop(const raft_message& message) {
        if (message.type != RAFT_IO_APPEND_ENTRIES || message.append_entries.n_entries == 0) return;
        raft_free(message.append_entries.entries[0].batch);
        raft_free(message.append_entries.entries);
    }

    void start(Server& server, raft_id id, const raft_configuration& configuration) {
        server.cluster = this;
        server.io.version = 2;
        server.io.impl = &server;
        server.io.init = [](raft_io*, raft_id, const char*) { return 0; };
        server.io.close = [](raft_io* io, raft_io_close_cb cb) { cb(io); };
        server.io.load = load;
        server.io.start = [](raft_io* io, unsigned, raft_io_tick_cb tick, raft_io_recv_cb receive) {
            server_of(io).tick = tick;
            server_of(io).receive = receive;
            return 0;
        };
        server.io.bootstrap = [](raft_io* io, const raft_configuration* conf) {
            return raft_configuration_encode(conf, &server_of(io).configuration);
        };
        server.io.recover = [](raft_io*, const raft_configuration*) { return 0; };
        server.io.set_term = [](raft_io*, raft_term) { return 0; };
        server.io.set_vote = [](raft_io*, raft_id) { return 0; };
        server.io.send = send;
        server.io.append = [](raft_io* io, raft_io_append* request, const raft_entry*, unsigned, raft_io_append_cb cb) {
            server_of(io).cluster->done.push_back({.append = request, .append_cb = cb});
            return 0;
        };
        server.io.truncate = [](raft_io*, raft_index) { return 0; };
        server.io.time = [](raft_io* io) { return static_cast<raft_time>(server_of(io).cluster->now); };
        server.io.random = [](raft_io* io, int least, int most) {
            unsigned& state = server_of(io).cluster->random;
            state = state * 1664525U + 1013904223U;
            return least + static_cast<int>((state >> 8U) % static_cast<unsigned>(most - least));
        };
        server.fsm.version = 1;
        server.fsm.data = &server;
        server.fsm.apply = [](raft_fsm* fsm, const raft_buffer* buffer, void** result) {
            auto* applied = static_cast<Server*>(fsm->data);
            long long number = 0;
            std::memcpy(&number, buffer->base, sizeof number);
            applied->value += number;
            *result = &applied->value;
            return 0;
        };
        must(raft_init(&server.node, &server.io, &server.fsm, id, server.address.c_str()));
        raft_set_election_timeout(&server.node, kElectionMs);
        raft_set_heartbeat_timeout(&server.node, kHeartbeatMs);
        raft_set_snapshot_threshold(&server.node, UINT_MAX);
        must(raft_bootstrap(&server.node, &configuration));
        must(raft_start(&server.node));
    }

    // The first entry of every log is the configuration.
    static int load(raft_io* io, raft_term* term, raft_id* voted_for, raft_snapshot** snapshot, raft_index* start,
                    raft_entry** entries, std::size_t* count) {
        const raft_entry first{.term = 1, .type = RAFT_CHANGE, .buf = server_of(io).configuration, .batch = nullptr};
        *term = 1;
        *voted_for = 0;
        *snapshot = nullptr;
        *start = 1;
        *entries = copy_of(&first, 1);
        *count = 1;
        return 0;
    }

    static int send(raft_io* io, raft_io_send* request, const raft_message* message, raft_io_send_cb cb) {
        Server& from = server_of(io);
        Impl& cluster = *from.cluster;
        UnderWay& sent =
            cluster.messages.emplace_back(UnderWay{cluster.now + cluster.latency, message->server_id, *message});
        sent.message.server_id = from.node.id;
        sent.message.server_address = from.address.c_str();
        if (message->type == RAFT_IO_APPEND_ENTRIES) {
            const raft_append_entries& body = message->append_entries;
            sent.message.append_entries.entries = copy_of(body.entries, body.n_entries);
        }
        cluster.done.push_back({.send = request, .send_cb = cb});
        return 0;
    }

    // What was asked of disk and network is told to be done, once the library has left off.
    void finish_requests() {
        for (std::size_t i = 0; i < done.size(); ++i) {
            const Done one = done[i];
            if (one.send != nullptr) one.send_cb(one.send, 0);
            if (one.append != nullptr) one.append_cb(one.append, 0);
        }
        done.clear();
    }

    // False if nothing is due by then.
    bool play_next(long until) {
        const bool message_first = first < messages.size() && messages[first].due <= next_tick;
        const long next = message_first ? messages[first].due : next_tick;
        if (next > until) return false;
        now = next;
        if (message_first) {
            UnderWay arrived = messages[first++];
            if (first == messages.size() || first > 1000) {
                messages.erase(messages.begin(), messages.begin() + static_cast<std::ptrdiff_t>(first));
                first = 0;
            }
            Server& to = server(arrived.to);
            to.receive(&to.io, &arrived.message);
            finish_requests();
        } else {
            next_tick += kHeartbeatMs;
            for (Server& server : servers) {
                server.tick(&server.io);
                finish_requests();
            }
        }
        return true;
    }

    Server* leader() {
        for (Server& server : servers) {
            if (raft_state(&server.node) == RAFT_LEADER) return &server;
        }
        return nullptr;
    }

    void commit_one() {
        struct raft_apply request {};
        request.data = this;
        raft_buffer buffer{.base = allocated(kPayload), .len = kPayload};
        const std::array<long long, 2> command{1, 0};
        std::memcpy(buffer.base, command.data(), kPayload);
        answered = false;
        must(raft_apply(&leader()->node, &request, &buffer, 1, [](struct raft_apply* applied, int status, void*) {
            must(status);
            static_cast<Impl*>(applied->data)->answered = true;
        }));
        finish_requests();
        while (!answered)
            play_next(std::numeric_limits<long>::max());
    }
};

LibraftCluster::LibraftCluster(int latency_ms) : impl_(std::make_unique<Impl>(latency_ms)) {}
LibraftCluster::~LibraftCluster() = default;

void LibraftCluster::commit(int count) {
    for (int i = 0; i < count; ++i)
        impl_->commit_one();
}

void LibraftCluster::idle(long milliseconds) {
    const long until = impl_->now + milliseconds;
    while (impl_->play_next(until)) {
    }
    impl_->now = until;
}

} // namespace bench
