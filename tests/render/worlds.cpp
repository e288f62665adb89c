#include "tests/render/worlds.h"

#include "tests/render/words_for_tests.h"

namespace render_tests {

sim::Config config(int nodes, sim::Pace pace) {
    sim::Config config;
    config.options.nodes = static_cast<std::uint8_t>(nodes);
    config.seed = 7;
    config.pace = pace;
    return config;
}

sim::History led_by_c(std::vector<sim::TimedInput> more) {
    more.insert(more.begin(), {ms(100), sim::FireTimer{2}});
    return sim::History(config(5), std::move(more));
}

sim::History partitioned() {
    sim::Partition groups;
    groups.group = {0, 0, 1, 1, 1, 1, 1, 1, 1};
    return led_by_c({{ms(150), sim::Request{1, 2, {raft::Op::Set, 5}}}, {ms(300), groups}});
}

render::View view(const char* language, bool dark) {
    render::View view;
    view.theme = dark ? &render::dark_theme() : &render::light_theme();
    view.words = &words(language);
    return view;
}

} // namespace render_tests
