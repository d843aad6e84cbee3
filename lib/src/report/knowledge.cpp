#include "report/knowledge.hpp"

#include <algorithm>

#include "bearing/base/data_files.hpp"
#include "report/characters.hpp"

namespace bearing::report {

namespace {

/// Proper names of the tables must be written as names; "us" is not "US".
Entry table_entry(Category category, std::string kind, std::string value, std::size_t index,
                  std::string_view phrase) {
    Entry entry;
    entry.category = category;
    entry.kind = std::move(kind);
    entry.value = std::move(value);
    entry.index = index;
    const Text text(phrase);
    entry.capital_only = text.size() > 0 && is_upper(text[0]);
    return entry;
}

void add_actors(Lexicon& lexicon, const ActorTable& table) {
    for (std::size_t i = 0; i < table.actors().size(); ++i) {
        const Actor& actor = table.actors()[i];
        const auto add = [&](std::string_view phrase) {
            if (phrase.starts_with("the ") || phrase.starts_with("The ")) phrase.remove_prefix(4);
            lexicon.add(phrase, table_entry(Category::actor, actor.kind, actor.id, i, phrase));
        };
        add(actor.name);
        for (const auto& alias : actor.aliases) add(alias);
    }
}

void add_weapons(Lexicon& lexicon, const WeaponTable& table) {
    for (std::size_t i = 0; i < table.weapons().size(); ++i) {
        const WeaponName& weapon = table.weapons()[i];
        const auto add = [&](std::string_view phrase) {
            lexicon.add(phrase, table_entry(Category::weapon, weapon.note, "", i, phrase));
        };
        add(weapon.name);
        for (const auto& alias : weapon.aliases) add(alias);
    }
}

/// A Russian name with its case endings: "Азербайджан" -> "Азербайджана", "Армения" -> "Армении".
std::vector<std::string> russian_cases(const std::string& name) {
    const auto with = [](std::string stem, std::initializer_list<const char*> endings) {
        std::vector<std::string> forms;
        for (const char* ending : endings) forms.push_back(stem + ending);
        return forms;
    };
    constexpr std::size_t kLetter = 2;  // bytes of a Cyrillic letter
    if (name.ends_with("ия")) return with(name.substr(0, name.size() - kLetter), {"и", "ю", "ей"});
    if (name.ends_with("а")) return with(name.substr(0, name.size() - kLetter), {"ы", "е", "у", "ой"});
    for (const char* vowel : {"я", "е", "и", "о", "у", "ы", "э", "ю", "ь"})
        if (name.ends_with(vowel)) return {};
    return with(name, {"а", "у", "ом", "е"});
}

void add_countries(Lexicon& lexicon, const CountryTable& table) {
    for (std::size_t i = 0; i < table.countries().size(); ++i) {
        const Country& country = table.countries()[i];
        const auto add = [&](const std::string& phrase, const char* kind) {
            lexicon.add(phrase, table_entry(Category::country, kind, country.code, i, phrase));
        };
        for (const auto& name : country.names) {
            add(name.text, "name");
            if (name.language == "ru")
                for (const auto& form : russian_cases(name.text)) add(form, "name");
        }
        add(country.name, "name");
        for (const auto& demonym : country.demonyms) {
            add(demonym, "demonym");
            if (!demonym.ends_with("s") && !demonym.ends_with("sh") && !demonym.ends_with("ch"))
                add(demonym + "s", "people");
        }
        for (const auto& capital : country.capital_names) add(capital, "capital");
    }
}

Lexicon bundled_lexicon(const ActorTable& actors, const WeaponTable& weapons, const CountryTable& countries) {
    Lexicon lexicon;
    // One of the files stands for the folder that holds a folder for each language.
    const auto folder = data_file("lexicon/en/events.csv").parent_path().parent_path();
    std::vector<std::filesystem::path> languages;
    for (const auto& language : std::filesystem::directory_iterator(folder))
        if (language.is_directory()) languages.push_back(language.path());
    std::sort(languages.begin(), languages.end());
    for (const auto& language : languages) lexicon.read_language(language);
    add_actors(lexicon, actors);
    add_weapons(lexicon, weapons);
    add_countries(lexicon, countries);
    return lexicon;
}

}  // namespace

const Knowledge& Knowledge::bundled() {
    static const Knowledge knowledge{
        ActorTable::bundled(), WeaponTable::bundled(), CountryTable::bundled(),
        bundled_lexicon(ActorTable::bundled(), WeaponTable::bundled(), CountryTable::bundled())};
    return knowledge;
}

}  // namespace bearing::report
