#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bearing {

/// A party that may be accused, deny or accuse: a state, an armed force, an authority, an organisation.
struct Actor {
    std::string id;       ///< "az-forces"
    std::string name;     ///< "Azerbaijani forces"
    std::string kind;     ///< state, forces, authority, organisation, media
    std::string country;  ///< ISO 3166-1 alpha-2, "" for international bodies
    std::string parent;   ///< id of the actor that it belongs to
    std::vector<std::string> aliases;
};

/// The actors Bearing knows, by name and alias. Immutable.
class ActorTable {
  public:
    ActorTable() = default;
    explicit ActorTable(std::vector<Actor> actors);

    /// Columns id,name,kind,country,parent,aliases (separated by ';').
    static ActorTable read(const std::filesystem::path& path);
    /// The table that ships with Bearing.
    static const ActorTable& bundled();

    const std::vector<Actor>& actors() const { return actors_; }
    /// By name or alias, ignoring ASCII case, a leading "the " and outer white space.
    const Actor* find(std::string_view name) const;
    const Actor* by_id(std::string_view id) const;
    /// True if `name` is `ancestor` or belongs to it. Unknown names belong to themselves only. A name that
    /// joins several with " / " or " and " belongs to each.
    bool belongs_to(std::string_view name, std::string_view ancestor) const;
    /// The table's own name for it; `name` itself if it is unknown.
    std::string canonical(std::string_view name) const;
    /// Name of the actor at the top of its line: two claimants with one root are not independent.
    std::string root_of(std::string_view name) const;
    /// Its country or its nearest ancestor's, "" if none.
    std::string country_of(std::string_view name) const;

  private:
    bool descends_from(const Actor& actor, std::string_view ancestor_id) const;

    std::vector<Actor> actors_;
    std::map<std::string, std::size_t, std::less<>> by_name_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
};

}  // namespace bearing
