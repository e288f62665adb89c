#include "tests/render/words_for_tests.h"

#include <fstream>
#include <functional>
#include <map>
#include <stdexcept>
#include <utility>

#include "tests/source_folder.h"

namespace render_tests {

namespace {

// The catalogues have one key and text a line; this reads that form of JSON and no other.
render::Words read(const std::string& language) {
    std::ifstream file(tests::source_folder() / "assets" / "i18n" / (language + ".json"));
    if (!file) throw std::runtime_error("no catalogue " + language);
    std::map<std::string, std::string, std::less<>> words;
    const std::string between = "\": \"";
    for (std::string line; std::getline(file, line);) {
        const std::size_t begin = line.find('"');
        const std::size_t middle = line.find(between);
        const std::size_t end = line.rfind('"');
        if (begin == std::string::npos || middle == std::string::npos) continue;
        const std::size_t text = middle + between.size();
        words[line.substr(begin + 1, middle - begin - 1)] = line.substr(text, end - text);
    }
    return render::Words(std::move(words));
}

} // namespace

const render::Words& words(const std::string& language) {
    static const render::Words kEnglish = read("en");
    static const render::Words kChinese = read("zh");
    return language == "zh" ? kChinese : kEnglish;
}

} // namespace render_tests
