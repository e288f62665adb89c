#include "tests/render/worlds.h"

#include <utility>

#include "tests/render/words_for_tests.h"

namespace render_tests {

sim::Config config(int nodes, sim::Pace pace) {
    sim::Config config;
    config.options.nodes = static_cast<std::uint8_t>(nodes);
    config.seed = 7;
    config.pace = pace;
    return config;
}

sim::Run led_by_c(std::vector<sim::TimedInput> more) {
    more.insert(more.begin(), {ms(100), sim::FireTimer{2}});
    return sim::Run(config(5), std::move(more));
}

sim::Run partitioned() {
    sim::Partition groups;
    groups.group = {0, 0, 1, 1, 1, 1, 1, 1, 1};
    return led_by_c({{ms(150), sim::Request{1, 2, {raft::Op::Set, 5}}}, {ms(300), groups}});
}

sim::Run with_logs(const std::vector<std::vector<raft::Term>>& logs) {
    sim::Config start = config(static_cast<int>(logs.size()));
    for (const std::vector<raft::Term>& terms : logs) {
        raft::Disk disk;
        for (const raft::Term term : terms) {
            const auto number = static_cast<std::int64_t>(disk.log.last_index() + 1);
            disk.log.append({.term = term, .command = {raft::Op::Set, number}});
            disk.current_term = term;
        }
        start.disks.push_back(std::move(disk));
    }
    return sim::Run(start, {});
}

const std::vector<std::vector<raft::Term>>& figure_7() {
    static const std::vector<std::vector<raft::Term>> kLogs{
        {1, 1, 1, 4, 4, 5, 5, 6, 6, 6},    {1, 1, 1, 4, 4, 5, 5, 6, 6},          {1, 1, 1, 4},
        {1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6}, {1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 7, 7}, {1, 1, 1, 4, 4, 4, 4},
        {1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3},
    };
    return kLogs;
}

render::View view(const char* language, bool dark) {
    render::View view;
    view.theme = dark ? &render::dark_theme() : &render::light_theme();
    view.words = &words(language);
    return view;
}

const render::Timeline& gathered(render::TimelineRecorder& recorder, sim::Run& run, sim::Time from, sim::Time to) {
    run.at(to);
    run.need(0, render::TimelineRecorder::first_needed(run, 0, from), to);
    return recorder.show(run, 0, from, to);
}

} // namespace render_tests
