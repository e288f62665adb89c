// The requests that a client has yet to ask, first come, first asked. A value like any other, and cheap to copy: copies
// share one list, of which each sees a part, and what one of them sees never changes. So remembering a world costs the
// same however many requests wait in it.
//
// Copies that share a list must stay on one thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "raft/sim/input.h"

namespace sim {

class RequestQueue {
  public:
    bool empty() const { return first_ == end_; }
    std::size_t size() const { return end_ - first_; }
    std::span<const Request> requests() const {
        return list_ ? std::span<const Request>(*list_).subspan(first_, size()) : std::span<const Request>{};
    }
    const Request& front() const { return requests().front(); }

    void push_back(const Request& request) {
        if (!list_) list_ = std::make_shared<std::vector<Request>>();
        const bool others_went_on = end_ < list_->size();
        if (others_went_on && (*list_)[end_] != request) move_to_own_list();
        if (end_ == list_->size()) list_->push_back(request);
        ++end_;
    }

    // An empty queue holds on to no list.
    void pop_front() {
        ++first_;
        if (empty()) *this = {};
    }

    // Whom this copy shares its memory with, and how much that is in bytes.
    const void* shared_list() const { return list_.get(); }
    std::size_t shared_bytes() const { return list_ ? list_->capacity() * sizeof(Request) : 0; }

    friend bool operator==(const RequestQueue& a, const RequestQueue& b) {
        return std::ranges::equal(a.requests(), b.requests());
    }

  private:
    void move_to_own_list() {
        const auto mine = requests();
        list_ = std::make_shared<std::vector<Request>>(mine.begin(), mine.end());
        first_ = 0;
        end_ = mine.size();
    }

    std::shared_ptr<std::vector<Request>> list_;
    std::size_t first_ = 0;
    std::size_t end_ = 0;
};

} // namespace sim
