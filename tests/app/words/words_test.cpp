// Both languages are complete: the same keys with the same places, all that the program asks for, and letters for all.
#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "app/files/assets.h"
#include "app/words/sentence.h"
#include "raft/check/invariants.h"
#include "tests/app/interface.h"
#include "tests/source_folder.h"
#include "third_party/fonts/font_metrics.h"

namespace {

const render::Words& words_of(std::string_view language) {
    return app_tests::languages().get(language).words;
}

std::set<std::string> places_in(const std::string& text) {
    std::set<std::string> places;
    const std::regex place("\\{[a-z_]+\\}");
    for (std::sregex_iterator it(text.begin(), text.end(), place), end; it != end; ++it)
        places.insert(it->str());
    return places;
}

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Every text in the sources that looks like a key of a part of the catalogue.
std::set<std::string> keys_in_sources(const render::Words& words) {
    std::set<std::string> parts;
    for (const auto& [key, text] : words.all())
        parts.insert(key.substr(0, key.find('.')));
    std::set<std::string> keys;
    const std::regex literal("\"([a-z]+)\\.([a-z0-9_.-]*[a-z0-9])\"");
    for (const char* room : {"app", "render"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(tests::source_folder() / room)) {
            if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
            const std::string text = read(entry.path());
            for (std::sregex_iterator it(text.begin(), text.end(), literal), end; it != end; ++it) {
                const bool file_name = (*it)[2] == "json" || (*it)[2] == "h" || (*it)[2] == "png";
                if (parts.contains((*it)[1]) && !file_name) keys.insert((*it)[1].str() + "." + (*it)[2].str());
            }
        }
    }
    return keys;
}

// As the file has it: a program that lacks a text says it in English.
nlohmann::json file_of(const std::string& language) {
    std::ifstream file(app_tests::assets() / "i18n" / (language + ".json"));
    return nlohmann::json::parse(file);
}

TEST(Words, both_languages_have_the_same_keys_and_places) {
    const nlohmann::json english = file_of("en");
    const nlohmann::json chinese = file_of("zh");
    for (const auto& [key, text] : english.items()) {
        ASSERT_TRUE(chinese.contains(key)) << key;
        EXPECT_EQ(places_in(text), places_in(chinese[key])) << key;
    }
    for (const auto& [key, text] : chinese.items())
        EXPECT_TRUE(english.contains(key)) << key;
}

TEST(Words, every_key_that_the_sources_name_exists) {
    const render::Words english = words_of("en");
    const auto keys = keys_in_sources(english);
    EXPECT_GT(keys.size(), 100U);
    for (const std::string& key : keys)
        EXPECT_TRUE(english.contains(key)) << key;
}

TEST(Words, every_scenario_has_a_title_and_what_to_look_for_in_every_language) {
    std::set<std::string> keys;
    for (const auto& path : app::scenario_files(app_tests::assets())) {
        const std::string title = "scenario." + path.stem().string();
        keys.insert({title, title + ".look"});
    }
    EXPECT_GE(keys.size(), 2U * 16U);
    for (const char* language : {"en", "zh"}) {
        const nlohmann::json words = file_of(language);
        for (const std::string& key : keys)
            EXPECT_TRUE(words.contains(key)) << language << ": " << key;
        for (const auto& [key, text] : words.items())
            EXPECT_TRUE(!key.starts_with("scenario.") || keys.contains(key)) << language << ": of no scenario: " << key;
    }
}

TEST(Words, a_judgement_of_one_vote_speaks_of_one) {
    const render::Words& words = words_of("en");
    const raft::Judgement won{.rule = raft::Rule::LeadWithMajority,
                              .held = true,
                              .facts = {raft::FactValue{raft::Fact::Votes, 1}, {raft::Fact::Needed, 1}}};
    EXPECT_EQ(app::judgement_text(won, {}, 1, words), "1 vote of 1 is a majority; 1 is needed");
}

TEST(Words, every_event_judgement_and_property_has_a_sentence) {
    const render::Words english = words_of("en");
    for (std::size_t kind = 0; kind < raft::kNodeEventNames.size(); ++kind) {
        const std::string key = app::event_key(static_cast<raft::NodeEventKind>(kind));
        EXPECT_TRUE(english.contains(key)) << key;
    }
    for (const raft::RuleInfo& rule : raft::kRules) {
        for (const bool held : {true, false}) {
            EXPECT_TRUE(english.contains(app::judgement_key(rule.rule, held))) << rule.id;
            EXPECT_TRUE(english.contains(app::rule_key(rule.rule))) << rule.id;
        }
    }
    for (const raft::Rule rule :
         {raft::Rule::VoteOnlyInCurrentTerm, raft::Rule::VoteOncePerTerm, raft::Rule::VoteOnlyIfUpToDate}) {
        EXPECT_TRUE(english.contains(app::refusal_key(rule))) << raft::info(rule).id;
    }
    for (const std::string_view id : check::kPropertyIds) {
        EXPECT_TRUE(english.contains("safety." + std::string(id))) << id;
        EXPECT_TRUE(english.contains("safety." + std::string(id) + ".means")) << id;
    }
}

TEST(Words, every_letter_has_a_glyph) {
    for (const char* language : {"en", "zh"}) {
        const render::Words words = words_of(language);
        for (const auto& [key, text] : words.all()) {
            const char* at = text.c_str();
            while (*at != '\0') {
                unsigned letter = 0;
                at += ImTextCharFromUtf8(&letter, at, nullptr);
                for (const fonts::Face face : {fonts::Face::Regular, fonts::Face::SemiBold, fonts::Face::Bold}) {
                    EXPECT_TRUE(fonts::can_show(face, letter)) << key << ": U+" << std::hex << letter;
                }
            }
        }
    }
}

TEST(Words, a_broken_file_is_named) {
    app_tests::OwnFolder folder;
    std::filesystem::create_directories(folder.path() / "i18n");
    std::ofstream(folder.path() / "i18n" / "en.json") << "{\"app.product\": 5}";
    const auto languages = app::Languages::load(folder.path());
    ASSERT_TRUE(std::holds_alternative<std::string>(languages));
    EXPECT_NE(std::get<std::string>(languages).find("app.product"), std::string::npos);
}

TEST(Languages, one_more_file_is_one_more_language) {
    app_tests::OwnFolder folder;
    std::filesystem::copy(app_tests::assets() / "i18n", folder.path() / "i18n");
    std::ofstream(folder.path() / "i18n" / "de.json")
        << R"({"language.name": "Deutsch", "language.sign": "DE", "app.yes": "Ja"})";
    const auto loaded = app::Languages::load(folder.path());
    ASSERT_TRUE(std::holds_alternative<app::Languages>(loaded));
    const auto& languages = std::get<app::Languages>(loaded);
    EXPECT_EQ(languages.codes(), "en or de or zh");
    EXPECT_EQ(languages.signs(), "EN / DE / 中");
    EXPECT_EQ(languages.after("en").code, "de");
    EXPECT_EQ(languages.after("zh").code, "en");
    EXPECT_EQ(languages.get("de").words.get("app.yes"), "Ja");
    EXPECT_EQ(languages.get("de").words.get("app.no"), languages.get("en").words.get("app.no"))
        << "what it lacks is said in English";

    std::ofstream(folder.path() / "i18n" / "fr.json") << "{ half";
    std::filesystem::create_symlink("nowhere", folder.path() / "i18n" / ".#zh.json");
    const auto again = app::Languages::load(folder.path());
    ASSERT_TRUE(std::holds_alternative<app::Languages>(again)) << "one file that is wrong keeps nobody from starting";
    EXPECT_EQ(std::get<app::Languages>(again).codes(), "en or de or zh");
}

TEST(Languages, of_the_system) {
    EXPECT_EQ(app_tests::languages().of_locale("zh_CN.UTF-8").code, "zh");
    EXPECT_EQ(app_tests::languages().of_locale("de_DE.UTF-8").code, "en");
    EXPECT_EQ(app_tests::languages().of_locale("C").code, "en");
}

TEST(Assets, are_found_where_the_variable_says_first) {
    app_tests::OwnFolder folder;
    std::filesystem::create_directories(folder.path() / "bin");
    std::filesystem::create_directories(folder.path() / "mine" / "i18n");
    std::filesystem::create_directories(folder.path() / "share" / "raftarium" / "i18n");
    std::ofstream(folder.path() / "mine" / "i18n" / "en.json") << "{}";
    std::ofstream(folder.path() / "share" / "raftarium" / "i18n" / "en.json") << "{}";
    const auto program = folder.path() / "bin" / "raftarium";
    EXPECT_EQ(app::find_assets((folder.path() / "mine").string(), program), folder.path() / "mine");
    EXPECT_EQ(app::find_assets("", program), folder.path() / "share" / "raftarium");
}

} // namespace
