// One value of a JSON object with its place, and the questions a reader asks of it. An answer that the file does not
// give is noted as a problem, and a value that does no harm is returned: a reader asks on without looking back.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "raft/core/types.h"
#include "raft/file/json_value.h"
#include "raft/file/problem.h"
#include "raft/sim/config.h"

namespace file {

class Field {
  public:
    // Null: the key is not there.
    Field(const JsonValue* value, std::string path, FirstProblem& problem)
        : value_(value), path_(std::move(path)), problem_(&problem) {}

    bool present() const { return value_ != nullptr; }
    const std::string& path() const { return path_; }

    // Notes "is …, expected …" or "is missing, expected …" here, unless another problem came first.
    void refuse(std::string_view expected) const;

    std::int64_t integer(std::int64_t least, std::int64_t most) const;
    std::uint64_t natural(std::uint64_t least, std::uint64_t most = std::numeric_limits<std::uint64_t>::max()) const;
    bool boolean() const;
    const std::string& text(std::string_view expected) const;
    const JsonValue::List& list(std::string_view expected) const;
    Field element(std::size_t i) const; // of a list that has it

    // Milliseconds in the file.
    sim::Time time(sim::Time least, sim::Time most) const;
    sim::Range range(sim::Time least, sim::Time most) const;

    // A node of a cluster of so many, "A" being the first.
    raft::NodeId node(int nodes) const;

    const JsonValue* value() const { return value_; }
    FirstProblem& problem() const { return *problem_; }

  private:
    const JsonValue* value_;
    std::string path_;
    FirstProblem* problem_;
};

class Fields {
  public:
    // Something else than an object is a problem, and has no fields. The whole file's path is empty.
    explicit Fields(const Field& object);

    // Notes the first key that is none of these.
    void allow(std::span<const std::string_view> keys) const;
    void allow(std::initializer_list<std::string_view> keys) const { allow(std::span(keys.begin(), keys.size())); }

    Field operator[](std::string_view key) const;
    const Field& whole() const { return object_; }

  private:
    Field object_;
    const JsonValue::Object* members_;
};

// "A to E": the names of a cluster's nodes, for messages.
std::string node_names(int nodes);

} // namespace file
