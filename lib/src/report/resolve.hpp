#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bearing/gazetteer/gazetteer.hpp"
#include "bearing/incident/incident.hpp"
#include "report/reading.hpp"

namespace bearing::report {

/// A place mention with the place that it was taken for.
struct ResolvedPlace {
    Location location;  ///< without text and span
    std::string feature;
    bool area = false;     ///< a district, region or country
    bool guessed = false;  ///< the named village is not known; this is the area that it is in
};

/// Resolves all places of a document together: where a name is ambiguous, the place near the others wins.
class PlaceResolver {
  public:
    PlaceResolver(const Document& document, const Gazetteer& gazetteer, const std::vector<Reading>& readings);

    /// The place of a mention; nothing if the gazetteer has none.
    std::optional<ResolvedPlace> resolve(const PlaceMention& mention);
    /// The place of a name by itself, for headings and datelines.
    std::optional<ResolvedPlace> resolve(const std::string& query);

  private:
    std::vector<Candidate> candidates(const std::string& query, bool relative) const;
    ResolvedPlace make(const std::vector<Candidate>& found) const;

    const Document& document_;
    const Gazetteer& gazetteer_;
    PlaceQuery hints_;
    std::map<std::string, std::vector<Candidate>> found_;
};

}  // namespace bearing::report
