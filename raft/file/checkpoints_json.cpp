#include "raft/file/checkpoints_json.h"

#include <charconv>
#include <string_view>

#include "raft/file/json_text.h"
#include "raft/file/milliseconds.h"

namespace file {
namespace {

constexpr std::size_t kDigits = 16;
constexpr int kHex = 16;

// 64 bits as a text: other programs read JSON numbers as floating point.
std::uint64_t read_hash(const Field& field) {
    constexpr std::string_view kExpected = "a text of 16 hexadecimal digits";
    const std::string& text = field.text(kExpected);
    std::uint64_t hash = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), hash, kHex);
    const bool whole = error == std::errc() && end == text.data() + text.size() && text.size() == kDigits;
    if (!whole) field.refuse(kExpected);
    return hash;
}

std::string write_hash(std::uint64_t hash) {
    std::string text(kDigits, '0');
    for (std::size_t place = kDigits; place-- > 0; hash /= kHex)
        text[place] = "0123456789abcdef"[hash % kHex];
    return text;
}

} // namespace

std::vector<Checkpoint> read_checkpoints(const Field& list) {
    std::vector<Checkpoint> checkpoints;
    if (!list.present()) return checkpoints;
    const std::size_t count = list.list("a list of checkpoints").size();
    for (std::size_t i = 0; i < count && !list.problem().found(); ++i) {
        const Fields fields(list.element(i));
        fields.allow({"at", "world"});
        const sim::Time least = checkpoints.empty() ? 0 : checkpoints.back().at;
        checkpoints.push_back({fields["at"].time(least, sim::kLatest), read_hash(fields["world"])});
    }
    return checkpoints;
}

std::string write_checkpoint(const Checkpoint& checkpoint) {
    return "{ \"at\": " + write_milliseconds(checkpoint.at) +
           ", \"world\": " + in_quotes(write_hash(checkpoint.world)) + " }";
}

} // namespace file
