// Five servers of canonical libraft in memory, to measure beside ours: the same latency, the same timers, disks that
// are done at once. What it is spared: clients are asked and answered without messages, and nothing is kept on disk.
#pragma once

#include <memory>

namespace bench {

class LibraftCluster {
  public:
    static constexpr int kServers = 5;

    // Runs until one of them leads.
    explicit LibraftCluster(int latency_ms);
    LibraftCluster(const LibraftCluster&) = delete;
    LibraftCluster& operator=(const LibraftCluster&) = delete;
    ~LibraftCluster();

    // Asks for `count` commands one after the other, each when the one before was committed and applied.
    void commit(int count);

    // Lets so much time pass.
    void idle(long milliseconds);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace bench
