#include "incident/match_candidates.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "bearing/geo/extent.hpp"
#include "incident/match_evidence.hpp"

namespace bearing {
namespace {

/// How many pairs an incident may lead with incidents whose ids look like its own, and with others.
constexpr std::size_t kMostAlike = 3;
constexpr std::size_t kMostOthers = 6;
/// What incidents of one file must have beyond others: their source lists them apart.
constexpr double kMoreForAlike = 3.5;

constexpr double kMetresPerDegree = 111195;

/// Distance on a plane; for the neighbourhood, where it is off by less than a percent.
double near_distance_m(const MatchRow& a, const MatchRow& b) {
    double east = std::abs(a.point.lon - b.point.lon);
    if (east > 180) east = 360 - east;
    east *= 0.5 * (a.cos_lat + b.cos_lat);
    const double north = a.point.lat - b.point.lat;
    return kMetresPerDegree * std::sqrt(east * east + north * north);
}

/// Incidents by cells of half a degree, ascending within a cell. They stand in their cells, because fetching
/// them one by one costs more than comparing them.
class CellGrid {
  public:
    struct Entry {
        std::uint32_t index;
        MatchRow row;
    };

    void add(std::uint32_t index, const MatchRow& incident) {
        cells_[key(column(incident.point.lon), row(incident.point.lat))].push_back({index, incident});
    }

    template <class Take>
    void each_list_within(LonLat point, double reach_m, Take take) const {
        const Extent box = extent_around(point, reach_m);
        const int first = column(box.west);
        const int columns = std::min(kColumns, static_cast<int>(box.width() / kCellDeg) + 2);
        for (int r = row(box.south); r <= row(box.north); ++r)
            for (int c = 0; c < columns; ++c) {
                const auto cell = cells_.find(key((first + c) % kColumns, r));
                if (cell != cells_.end()) take(cell->second);
            }
    }

  private:
    static constexpr double kCellDeg = 0.5;
    static constexpr int kColumns = 720;

    static int column(double lon) {
        return static_cast<int>((wrap_longitude(lon) + 180) / kCellDeg) % kColumns;
    }
    static int row(double lat) { return static_cast<int>((lat + 90) / kCellDeg); }
    static std::uint32_t key(int column, int row) {
        return static_cast<std::uint32_t>(row) * kColumns + static_cast<std::uint32_t>(column);
    }

    std::unordered_map<std::uint32_t, std::vector<Entry>> cells_;
};

/// Those of like radius are in one grid, so that a few wide ones do not widen the search for all.
constexpr std::array<float, 4> kRadiusClasses{5000, 30000, 60000, 3e7F};

/// The best pairs of one incident so far.
class BestPairs {
  public:
    explicit BestPairs(std::size_t most) : most_(most) {}

    void add(const CandidatePair& pair) {
        if (pairs_.size() == most_) {
            const auto worst = std::min_element(pairs_.begin(), pairs_.end(), by_evidence);
            if (pair.log_odds <= worst->log_odds) return;
            *worst = pair;
        } else {
            pairs_.push_back(pair);
        }
    }
    void move_to(std::vector<CandidatePair>& out) {
        out.insert(out.end(), pairs_.begin(), pairs_.end());
        pairs_.clear();
    }

  private:
    static bool by_evidence(const CandidatePair& a, const CandidatePair& b) {
        return a.log_odds < b.log_odds;
    }

    std::size_t most_;
    std::vector<CandidatePair> pairs_;
};

class Search {
  public:
    Search(const MatchRows& data, const MatchOptions& options)
        : data_(data), options_(options), least_(log_odds_of(options.min_score) - kMostOutsideColumns) {
        for (std::uint32_t i = 0; i < data.rows.size(); ++i) {
            const MatchRow& row = data.rows[i];
            if (!row.comparable) continue;
            const auto size =
                std::lower_bound(kRadiusClasses.begin(), kRadiusClasses.end() - 1, row.radius_m);
            const auto grid = static_cast<std::size_t>(size - kRadiusClasses.begin());
            grids_[grid].add(i, row);
            widest_[grid] = std::max(widest_[grid], row.radius_m);
        }
    }

    std::vector<CandidatePair> run() {
        std::vector<CandidatePair> pairs;
        BestPairs alike(kMostAlike), others(kMostOthers);
        for (std::uint32_t i = 0; i < data_.rows.size(); ++i) {
            if (!data_.rows[i].comparable) continue;
            each_near(i, [&](std::uint32_t j, const MatchRow& near) {
                const bool looks_alike = data_.rows[i].id_shape == near.id_shape;
                const double least = least_ + (looks_alike ? kMoreForAlike : 0);
                const double log_odds = evidence(data_.rows[i], near, least);
                if (log_odds >= least) (looks_alike ? alike : others).add({i, j, log_odds});
            });
            alike.move_to(pairs);
            others.move_to(pairs);
        }
        std::sort(pairs.begin(), pairs.end(), [](const CandidatePair& a, const CandidatePair& b) {
            return std::pair(a.first, a.second) < std::pair(b.first, b.second);
        });
        return pairs;
    }

  private:
    /// Later incidents in reach: the rows are ordered by first day, so each pair is met once, from its
    /// earlier side.
    template <class Take>
    void each_near(std::uint32_t i, Take take) const {
        const MatchRow& row = data_.rows[i];
        const std::int32_t last = row.last_day + options_.within_days;
        for (std::size_t g = 0; g < grids_.size(); ++g) {
            const double reach_m = options_.within_km * 1000 + row.radius_m + widest_[g];
            grids_[g].each_list_within(row.point, reach_m, [&](const auto& cell) {
                auto at = std::upper_bound(
                    cell.begin(), cell.end(), i,
                    [](std::uint32_t index, const auto& entry) { return index < entry.index; });
                for (; at != cell.end() && at->row.first_day <= last; ++at) take(at->index, at->row);
            });
        }
    }

    /// By the columns; something below `least` as soon as that much is certain. What costs least is asked
    /// first.
    double evidence(const MatchRow& a, const MatchRow& b, double least) const {
        constexpr double kMostOfPlace = 4, kMostOfParties = 2, kNever = -1e9;
        const int gap = gap_days(a.first_day, a.last_day, b.first_day, b.last_day);
        double sum = kPriorLogOdds + type_weight(a.type, b.type) +
                     time_weight(a.last_day - a.first_day + 1, b.last_day - b.first_day + 1, gap, options_);
        if (sum + kMostOfPlace + kMostOfParties < least) return kNever;
        const double reach_m = options_.within_km * 1000 + a.radius_m + b.radius_m;
        if (std::abs(a.point.lat - b.point.lat) * kMetresPerDegree > reach_m) return kNever;
        const double apart_m = near_distance_m(a, b);
        if (apart_m > reach_m) return kNever;
        const double penalty = distance_penalty(a.radius_m, b.radius_m, apart_m, options_);
        if (sum + kMostOfPlace - std::min(penalty, kMostOfPlace + 8) + kMostOfParties < least) return kNever;
        sum += place_weight(a.radius_m, b.radius_m, apart_m, options_);
        return sum + kMostOfParties < least ? sum : sum + data_.parties.weight(a.parties, b.parties);
    }

    const MatchRows& data_;
    const MatchOptions& options_;
    double least_;
    std::array<CellGrid, kRadiusClasses.size()> grids_;
    std::array<float, kRadiusClasses.size()> widest_{};
};

}  // namespace

std::vector<CandidatePair> candidate_pairs(const MatchRows& data, const MatchOptions& options) {
    return Search(data, options).run();
}

}  // namespace bearing
