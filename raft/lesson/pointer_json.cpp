#include "raft/lesson/pointer_json.h"

#include "raft/lesson/field_words.h"

namespace lesson {
namespace {

using file::Field;
using file::Fields;

constexpr std::array<Word<sim::NodePart>, 6> kParts{{
    {"node", sim::NodePart::Node},
    {"ring", sim::NodePart::Timer},
    {"value", sim::NodePart::Value},
    {"term", sim::NodePart::Term},
    {"votes", sim::NodePart::Votes},
    {"log", sim::NodePart::Log},
}};

Pointer read_entry(const Field& field, int nodes) {
    const Fields fields(field);
    fields.allow({"nodes", "index"});
    return PointEntry{read_group(fields["nodes"], nodes),
                      static_cast<raft::Index>(fields["index"].integer(1, 1'000'000))};
}

Pointer read_link(const Field& field, int nodes) {
    if (field.list("a list of two nodes such as [\"A\", \"B\"]").size() != 2) {
        field.refuse("a list of two nodes such as [\"A\", \"B\"]");
        return PointLink{};
    }
    const PointLink link{field.element(0).node(nodes), field.element(1).node(nodes)};
    if (link.from == link.to) field.element(1).refuse("another node than the first");
    return link;
}

} // namespace

Pointer read_pointer(const Field& field, int nodes, const PartNames& parts) {
    const Fields fields(field);
    fields.allow({"node", "ring", "value", "term", "votes", "log", "entry", "message", "link", "client", "panel"});
    const auto* members = field.present() ? std::get_if<file::JsonValue::Object>(&field.value()->value) : nullptr;
    if (members == nullptr || members->size() != 1) {
        field.problem().add(field.path(), "expected an object with exactly one key, what to point at");
        return PointPart{};
    }
    for (const Word<sim::NodePart>& part : kParts) {
        if (fields[part.word].present()) return PointNodes{part.value, read_group(fields[part.word], nodes)};
    }
    if (fields["entry"].present()) return read_entry(fields["entry"], nodes);
    if (fields["message"].present()) return PointMessages{read_message_pattern(fields["message"], nodes)};
    if (fields["link"].present()) return read_link(fields["link"], nodes);
    if (fields["panel"].present()) return PointPart{read_name(fields["panel"], parts.to_point_at)};
    return PointClient{static_cast<raft::ClientId>(fields["client"].integer(1, sim::kLargestClient))};
}

} // namespace lesson
