#include "bearing/incident/actor.hpp"

#include <fmt/format.h>

#include <set>

#include "bearing/base/csv.hpp"
#include "bearing/base/data_files.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"

namespace bearing {
namespace {

std::string name_key(std::string_view name) {
    std::string key = ascii_lower(trim(name));
    if (key.starts_with("the ")) key.erase(0, 4);
    return key;
}

/// "A / B" and "A and B" name two actors.
std::vector<std::string_view> joined_names(std::string_view name) {
    for (const std::string_view joint : {" / ", " and "}) {
        const auto at = name.find(joint);
        if (at != std::string_view::npos) return {name.substr(0, at), name.substr(at + joint.size())};
    }
    return {};
}

}  // namespace

ActorTable::ActorTable(std::vector<Actor> actors) : actors_(std::move(actors)) {
    for (std::size_t i = 0; i < actors_.size(); ++i) {
        const Actor& actor = actors_[i];
        if (!by_id_.emplace(actor.id, i).second)
            throw FormatError(fmt::format("actor id \"{}\" is given twice; ids must be unique", actor.id));
        by_name_.emplace(name_key(actor.name), i);
    }
    // Names come before any alias, so that an alias never hides another actor's own name.
    for (std::size_t i = 0; i < actors_.size(); ++i)
        for (const auto& alias : actors_[i].aliases) by_name_.emplace(name_key(alias), i);
}

ActorTable ActorTable::read(const std::filesystem::path& path) {
    const Table table = Table::read(path);
    std::vector<Actor> actors;
    for (std::size_t i = 0; i < table.size(); ++i)
        actors.push_back({table.at(i, "id"), table.at(i, "name"), table.at(i, "kind"), table.at(i, "country"),
                          table.at(i, "parent"), split_list(table.at(i, "aliases"))});
    return ActorTable(std::move(actors));
}

const ActorTable& ActorTable::bundled() {
    static const ActorTable table = read(data_file("actors.csv"));
    return table;
}

const Actor* ActorTable::find(std::string_view name) const {
    const auto found = by_name_.find(name_key(name));
    return found == by_name_.end() ? nullptr : &actors_[found->second];
}

const Actor* ActorTable::by_id(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &actors_[found->second];
}

bool ActorTable::descends_from(const Actor& actor, std::string_view ancestor_id) const {
    std::set<std::string_view> seen;  // a table in which two actors are each other's parents must not hang
    for (const Actor* a = &actor; a != nullptr && seen.insert(a->id).second; a = by_id(a->parent))
        if (a->id == ancestor_id) return true;
    return false;
}

bool ActorTable::belongs_to(std::string_view name, std::string_view ancestor) const {
    const Actor* above = find(ancestor);
    const Actor* actor = find(name);
    if (actor != nullptr && above != nullptr) return descends_from(*actor, above->id);
    if (name_key(name) == name_key(ancestor)) return true;
    if (actor != nullptr) return false;
    for (const std::string_view part : joined_names(name))
        if (belongs_to(part, ancestor)) return true;
    return false;
}

std::string ActorTable::canonical(std::string_view name) const {
    const Actor* actor = find(name);
    return actor != nullptr ? actor->name : std::string(trim(name));
}

std::string ActorTable::root_of(std::string_view name) const {
    std::set<std::string_view> seen;
    const Actor* top = find(name);
    for (const Actor* a = top; a != nullptr && seen.insert(a->id).second; a = by_id(a->parent)) top = a;
    return top != nullptr ? top->name : std::string(trim(name));
}

std::string ActorTable::country_of(std::string_view name) const {
    std::set<std::string_view> seen;
    for (const Actor* a = find(name); a != nullptr && seen.insert(a->id).second; a = by_id(a->parent))
        if (!a->country.empty()) return a->country;
    return {};
}

}  // namespace bearing
