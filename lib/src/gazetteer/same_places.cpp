#include "gazetteer/same_places.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>

#include "bearing/geo/geodesy.hpp"
#include "gazetteer/feature_class.hpp"

namespace bearing {
namespace {

constexpr double kSamePlace_m = 8'000;
constexpr double kLeastDegree_m = 110'000;  ///< of latitude

/// Rows of one key that are looked at when places are joined; lists are sorted by importance.
constexpr std::size_t kMostRows = 2000;

bool is_country(std::string_view feature) {
    return feature.starts_with("PCL");
}

/// Is it a name itself, folded, not a shorter or romanised form of it?
bool is_folded(const Posting& posting) {
    return posting.form() == KeyForm::folded || posting.form() == KeyForm::turkic;
}

bool lists_folded(std::span<const Posting> postings) {
    return std::any_of(postings.begin(), postings.end(), is_folded);
}

/// Which rows of a file are places of the tables, told by the keys of the two indexes.
class RowJoiner {
  public:
    struct Owner {
        double distance_m;
        std::uint32_t place;
    };
    RowJoiner(const PlaceIndex& tables, const PlaceIndex& file) : tables_(tables), file_(file) {}

    /// Of each row that is a place of the tables, the nearest one.
    const std::unordered_map<std::uint32_t, Owner>& join() {
        // The shorter list is looked up in the longer.
        if (tables_.keys() < file_.keys()) {
            for (std::uint32_t key = 0; key < tables_.keys(); ++key) {
                if (!lists_folded(tables_.postings(key))) continue;
                if (const auto found = file_.find_key(tables_.key(key))) join_under(key, *found);
            }
        } else {
            for (std::uint32_t key = 0; key < file_.keys(); ++key)
                if (const auto found = tables_.find_key(file_.key(key))) join_under(*found, key);
        }
        return owners_;
    }

  private:
    void join_under(std::uint32_t tables_key, std::uint32_t file_key) {
        const auto places = tables_.postings(tables_key);
        const auto rows = file_.postings(file_key);
        for (const Posting& row : rows.first(std::min(rows.size(), kMostRows))) {
            if (!is_folded(row) || row.place >= file_.size()) continue;
            for (const Posting& place : places)
                if (is_folded(place)) take(row.place, place.place);
        }
    }

    void take(std::uint32_t row, std::uint32_t place) {
        const auto metres = distance_if_same(row, place);
        if (!metres) return;
        Owner& owner = owners_.try_emplace(row, Owner{*metres, place}).first->second;
        if (std::tie(*metres, place) < std::tie(owner.distance_m, owner.place)) owner = {*metres, place};
    }

    std::optional<double> distance_if_same(std::uint32_t row, std::uint32_t place) const {
        const std::string_view a = file_.feature(row), b = tables_.feature(place);
        if (is_country(a) || is_country(b)) {
            const bool same = is_country(a) && is_country(b) && file_.country(row) == tables_.country(place);
            return same ? std::optional(0.0) : std::nullopt;
        }
        const double reach = std::max(kSamePlace_m, tables_.record(place).radius_hm * 100.0);
        const double north = file_.record(row).lat_e7 / 1e7 - tables_.record(place).lat_e7 / 1e7;
        if (std::abs(north) * kLeastDegree_m > reach) return std::nullopt;
        const PlaceKind kind = kind_of(a);
        if (a != b && kind != kind_of(b)) return std::nullopt;
        const double metres = quick_distance_m(file_.point(row), tables_.point(place));
        if (metres > (kind == PlaceKind::populated ? kSamePlace_m : reach)) return std::nullopt;
        return metres;
    }

    const PlaceIndex& tables_;
    const PlaceIndex& file_;
    std::unordered_map<std::uint32_t, Owner> owners_;
};

}  // namespace

std::unordered_map<std::uint32_t, std::uint32_t> same_places(const PlaceIndex& tables,
                                                             const PlaceIndex& file) {
    std::unordered_map<std::uint32_t, std::uint32_t> places;
    RowJoiner joiner(tables, file);
    for (const auto& [row, owner] : joiner.join()) places.emplace(row, owner.place);
    return places;
}

}  // namespace bearing
