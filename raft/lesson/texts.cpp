#include "raft/lesson/texts.h"

namespace lesson {
namespace {

constexpr std::string_view kMark = "**";

} // namespace

std::vector<Span> spans(std::string_view text) {
    std::vector<Span> spans;
    bool strong = false;
    while (true) {
        const std::size_t mark = text.find(kMark);
        const std::string_view piece = text.substr(0, mark);
        if (!piece.empty()) spans.push_back({piece, strong});
        if (mark == std::string_view::npos) return spans;
        text.remove_prefix(mark + kMark.size());
        strong = !strong;
    }
}

std::string plain(std::string_view text) {
    std::string result;
    for (const Span& span : spans(text))
        result += span.text;
    return result;
}

} // namespace lesson
