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

bool is_armenian(const std::string& name) {
    const Text text(name);
    return text.size() > 0 && text[0] >= 0x531 && text[0] < 0x588;
}

bool is_cyrillic(const std::string& name) {
    const Text text(name);
    return text.size() > 0 && text[0] >= 0x400 && text[0] < 0x530;
}

/// An Armenian name with its article and case endings: "Բաքու" -> "Բաքուն", "Ադրբեջան" -> "Ադրբեջանի".
std::vector<std::string> armenian_cases(const std::string& name) {
    std::vector<std::string> forms;
    for (const char* ending : {"ը", "ն", "ի", "ին", "ում", "ից", "ով"}) forms.push_back(name + ending);
    if (name.ends_with("իա") || name.ends_with("յա"))
        for (const char* ending : {"յի", "յին", "յում", "յից"}) forms.push_back(name + ending);
    if (name.ends_with("ան")) forms.push_back(name.substr(0, name.size() - 4) + "անի");
    return forms;
}

/// An Azerbaijani name with its case endings, by vowel harmony: "Ermənistan" -> "Ermənistanın".
std::vector<std::string> azerbaijani_cases(const std::string& name) {
    std::vector<std::string> forms;
    const bool vowel_last = name.ends_with("a") || name.ends_with("ı") || name.ends_with("ə") ||
                            name.ends_with("e") || name.ends_with("i") || name.ends_with("u") ||
                            name.ends_with("ü") || name.ends_with("o") || name.ends_with("ö");
    for (const char* vowel : {"ı", "i", "u", "ü"})
        forms.push_back(name + (vowel_last ? "n" : "") + vowel + "n");
    for (const char* ending : {"da", "də", "dan", "dən"}) forms.push_back(name + ending);
    for (const char* vowel : {"a", "ə"}) forms.push_back(name + (vowel_last ? "y" : "") + vowel);
    return forms;
}

std::vector<std::string> cases_of(const std::string& name, const std::string& language) {
    if (is_cyrillic(name))
        return language.empty() || language == "ru" ? russian_cases(name) : std::vector<std::string>();
    if (is_armenian(name)) return armenian_cases(name);
    return language == "az" ? azerbaijani_cases(name) : std::vector<std::string>();
}

void add_countries(Lexicon& lexicon, const CountryTable& table) {
    for (std::size_t i = 0; i < table.countries().size(); ++i) {
        const Country& country = table.countries()[i];
        const auto add = [&](const std::string& phrase, const char* kind) {
            lexicon.add(phrase, table_entry(Category::country, kind, country.code, i, phrase));
        };
        for (const auto& name : country.names) {
            add(name.text, "name");
            for (const auto& form : cases_of(name.text, name.language)) add(form, "name");
        }
        add(country.name, "name");
        for (const auto& demonym : country.demonyms) {
            add(demonym, "demonym");
            if (!demonym.ends_with("s") && !demonym.ends_with("sh") && !demonym.ends_with("ch"))
                add(demonym + "s", "people");
        }
        for (const auto& capital : country.capital_names) {
            add(capital, "capital");
            for (const auto& form : cases_of(capital, "")) add(form, "capital");
        }
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
    lexicon.finish();
    return lexicon;
}

}  // namespace

const Knowledge& Knowledge::bundled() {
    // Never destroyed: to take thousands of phrases apart at exit is time that every command would pay for.
    static const Knowledge& knowledge = *new const Knowledge{
        ActorTable::bundled(), WeaponTable::bundled(), CountryTable::bundled(),
        bundled_lexicon(ActorTable::bundled(), WeaponTable::bundled(), CountryTable::bundled())};
    return knowledge;
}

}  // namespace bearing::report
