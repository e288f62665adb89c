#include "app/words/languages.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/files/folder.h"
#include "app/files/whole_file.h"
#include "app/words/chinese_signs.h"

namespace app {
namespace {

constexpr std::string_view kEnglish = "en";

using Texts = std::map<std::string, std::string, std::less<>>;

std::variant<Texts, std::string> read_texts(const std::filesystem::path& path) {
    const auto text = read_whole_file(path.string());
    if (const auto* error = std::get_if<FileProblem>(&text)) return path.string() + ": " + error->what;

    const auto root = nlohmann::json::parse(std::get<std::string>(text), nullptr, false);
    if (!root.is_object()) return path.string() + ": not a JSON object of texts";
    const std::string language = path.stem().string();
    Texts words;
    for (const auto& [key, value] : root.items()) {
        if (!value.is_string()) return path.string() + ": " + key + ": not a text";
        words[key] = with_chinese_signs(value.get_ref<const std::string&>(), language);
    }
    return words;
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files = json_files(folder);
    std::erase_if(files, [](const std::filesystem::path& file) { return file.stem() == kEnglish; });
    files.insert(files.begin(), folder / (std::string(kEnglish) + ".json"));
    return files;
}

} // namespace

std::variant<Languages, std::string> Languages::load(const std::filesystem::path& assets) {
    std::vector<Language> all;
    for (const auto& path : files_in(assets / "i18n")) {
        auto read = read_texts(path);
        if (auto* wrong = std::get_if<std::string>(&read)) {
            if (all.empty()) return std::move(*wrong);
            continue;
        }
        auto& texts = std::get<Texts>(read);
        if (!all.empty()) texts.insert(all.front().words.all().begin(), all.front().words.all().end());
        all.push_back({path.stem().string(), render::Words(std::move(texts))});
    }
    return Languages(std::move(all));
}

const Language* Languages::find(std::string_view code) const {
    const auto found = std::ranges::find(all_, code, &Language::code);
    return found == all_.end() ? nullptr : &*found;
}

const Language& Languages::get(std::string_view code) const {
    const Language* found = find(code);
    return found == nullptr ? all_.front() : *found;
}

const Language& Languages::after(std::string_view code) const {
    const auto place = static_cast<std::size_t>(&get(code) - all_.data());
    return all_[(place + 1) % all_.size()];
}

std::string Languages::signs() const {
    std::string signs;
    for (const Language& language : all_)
        signs += (signs.empty() ? "" : " / ") + std::string(language.sign());
    return signs;
}

std::string Languages::codes() const {
    std::string codes;
    for (const Language& language : all_)
        codes += (codes.empty() ? "" : " or ") + language.code;
    return codes;
}

const Language& Languages::of_locale(std::string_view locale) const {
    return get(locale.substr(0, locale.find_first_of("_.@-")));
}

} // namespace app
