// The languages that the program speaks: one for each file in assets/i18n.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "render/text.h"

namespace app {

struct Language {
    std::string code; // "en", "zh": the file's name, and how lessons and settings call it
    render::Words words;

    std::string_view name() const { return words.get("language.name"); } // "English", "中文"
    std::string_view sign() const { return words.get("language.sign"); } // "EN", "中"
};

class Languages {
  public:
    // What is wrong with English in one line. Another language that cannot be read is left out, and what one lacks is
    // said in English.
    static std::variant<Languages, std::string> load(const std::filesystem::path& assets);

    // English first, then by code; never empty.
    const std::vector<Language>& all() const { return all_; }

    const Language* find(std::string_view code) const;        // nullptr if there is none
    const Language& get(std::string_view code) const;         // English if there is none
    const Language& after(std::string_view code) const;       // in the order of all(), round and round
    const Language& of_locale(std::string_view locale) const; // "zh_CN.UTF-8"; English if there is none

    std::string signs() const; // "EN / 中"
    std::string codes() const; // "en or zh"

  private:
    explicit Languages(std::vector<Language> all) : all_(std::move(all)) {}

    std::vector<Language> all_;
};

} // namespace app
