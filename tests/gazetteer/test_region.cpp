#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "bearing/base/csv.hpp"
#include "bearing/base/data_files.hpp"
#include "bearing/base/utf8.hpp"
#include "bearing/gazetteer/gazetteer.hpp"
#include "bearing/geo/extent.hpp"
#include "gazetteer/name_keys.hpp"

using namespace bearing;

namespace {

/// Those of the table that is about the region; other tables have places there too.
std::vector<Place> places_of_region() {
    const Table table = Table::read(data_file("gazetteer/places.csv"));
    std::vector<Place> places;
    for (std::size_t row = 0; row < table.size(); ++row) {
        const auto place = Gazetteer::bundled()->by_id("bearing:" + table.at(row, "id"));
        REQUIRE(place);
        if (kDefaultRegion.contains(place->point)) places.push_back(*place);
    }
    return places;
}

/// Comparison forms of names that several places have: asked for without more, any of them is right.
std::map<std::string, std::set<std::string>> owners_of_names() {
    std::map<std::string, std::set<std::string>> owners;
    for (const Place& place : Gazetteer::bundled()->places())
        for (const PlaceName& name : place.names)
            for (const std::string& form : latin_forms(name.text, name.language, place.country))
                owners[form].insert(place.id);
    return owners;
}

/// 1000 if it is not found.
std::size_t rank_of(const std::vector<Candidate>& found, const Place& place,
                    const std::set<std::string>& also_right) {
    const auto at = std::find_if(found.begin(), found.end(), [&](const Candidate& c) {
        return c.place.id == place.id || also_right.contains(c.place.id);
    });
    return at == found.end() ? 1000 : static_cast<std::size_t>(at - found.begin());
}

/// One letter left out, put in, replaced or swapped, as a hand does it.
std::string with_typo(const std::string& name, std::mt19937& random) {
    const auto any = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    std::u32string text = to_utf32(name);
    const char32_t letter = text[any(text.size())];  // of the same script
    const std::size_t at = any(text.size());
    switch (any(4)) {
        case 0:
            text.erase(at, 1);
            break;
        case 1:
            text.insert(at, 1, letter);
            break;
        case 2:
            text[at] = letter;
            break;
        default:
            if (at + 1 < text.size()) std::swap(text[at], text[at + 1]);
    }
    return to_utf8(text);
}

}  // namespace

TEST_CASE("every listed name of the region finds its place first", "[gazetteer][region]") {
    std::map<std::string, std::set<std::string>> owners;
    for (const Place& place : Gazetteer::bundled()->places())
        for (const PlaceName& name : place.names) owners[fold_name(name.text)].insert(place.id);
    std::size_t names = 0;
    for (const Place& place : places_of_region())
        for (const PlaceName& name : place.names) {
            ++names;
            INFO(place.id << " " << name.text);
            CHECK(rank_of(Gazetteer::bundled()->find(name.text), place, owners[fold_name(name.text)]) == 0);
        }
    CHECK(places_of_region().size() >= 243);
    CHECK(names > 1000);
}

TEST_CASE("with one typo the place is first in 97 of 100, in the first five in 99", "[gazetteer][region]") {
    std::mt19937 random(20201003);
    const auto owners = owners_of_names();
    std::size_t asked = 0, first = 0, in_five = 0;
    for (const Place& place : places_of_region())
        for (const PlaceName& name : place.names) {
            const std::size_t letters = latin_name(name.text).size();
            if (to_utf32(name.text).size() < 5 || letters < 5 || is_abbreviation(name.text)) continue;
            const std::string query = with_typo(name.text, random);
            if (fold_name(query) == fold_name(name.text)) continue;
            std::set<std::string> also_right;
            for (const std::string& form : latin_forms(name.text, name.language, place.country))
                if (const auto at = owners.find(form); at != owners.end())
                    also_right.insert(at->second.begin(), at->second.end());
            const std::size_t rank = rank_of(Gazetteer::bundled()->find(query), place, also_right);
            ++asked;
            first += rank == 0;
            in_five += rank < 5;
            if (rank > 0) UNSCOPED_INFO(query << " for " << name.text << ", rank " << rank);
        }
    CHECK(asked > 1000);
    CHECK(static_cast<double>(first) / static_cast<double>(asked) >= 0.97);
    CHECK(static_cast<double>(in_five) / static_cast<double>(asked) >= 0.99);
    WARN(first << " first, " << in_five << " in five, of " << asked);
}
