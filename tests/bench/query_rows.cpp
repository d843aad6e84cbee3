#include "query_rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <numeric>
#include <random>
#include <stdexcept>

namespace bearing::bench {
namespace {

constexpr int kActors = 40;
constexpr int kTowns = 300;
constexpr int kSources = 120;

struct Row {
    int day = 0, actor = 0, type = 0;
    double lon = 0, lat = 0;
};

/// Draws numbers with given weights.
class Weighted {
  public:
    explicit Weighted(std::vector<double> weights) : sums_(std::move(weights)) {
        std::partial_sum(sums_.begin(), sums_.end(), sums_.begin());
    }
    int draw(std::mt19937_64& random) const {
        const double at = std::uniform_real_distribution<>(0, sums_.back())(random);
        const auto found = std::upper_bound(sums_.begin(), sums_.end() - 1, at);
        return static_cast<int>(found - sums_.begin());
    }

  private:
    std::vector<double> sums_;
};

std::vector<double> falling_weights(int count, double offset, double power) {
    std::vector<double> weights;
    for (int i = 0; i < count; ++i) weights.push_back(1 / std::pow(i + offset, power));
    return weights;
}

class Generator {
  public:
    Generator()
        : random_(7), actors_(falling_weights(kActors, 1, 1)), towns_(falling_weights(kTowns, 4, 0.8)) {
        for (int i = 0; i < kTowns; ++i) places_.push_back({between(43.15, 50.85), between(38.15, 42.85)});
    }

    Row next() {
        Row row;
        row.day = day();
        row.actor = actors_.draw(random_);
        row.type = static_cast<int>(random_() % 25);
        const LonLat town = places_[static_cast<std::size_t>(towns_.draw(random_))];
        const double spread = random_() % 10 < 3 ? 0.102 : 0.012;
        std::normal_distribution<> off(0, spread);
        row.lon = std::round((town.lon + off(random_)) * 1e4) / 1e4;
        row.lat = std::round((town.lat + off(random_)) * 1e4) / 1e4;
        return row;
    }

  private:
    double between(double low, double high) { return std::uniform_real_distribution<>(low, high)(random_); }

    int day() {
        struct Burst {
            int first, days;
        };
        static constexpr Burst kBursts[]{{999, 44}, {1716, 4}, {2087, 3}, {1290, 20}};
        if (random_() % 10 >= 3) return static_cast<int>(random_() % kDays);
        const auto share = random_() % 20;
        const Burst& burst = kBursts[share < 12 ? 0 : share < 15 ? 1 : share < 18 ? 2 : 3];
        return burst.first + static_cast<int>(random_() % static_cast<unsigned>(burst.days));
    }

    std::mt19937_64 random_;
    Weighted actors_, towns_;
    std::vector<LonLat> places_;
};

/// One incident after the other in the columns; its objects are used again.
class Builder {
  public:
    explicit Builder(Rows kind) : kind_(kind) {
        incident_.when = Occurrence{};
        incident_.where = Location{};
        incident_.claims.resize(1);
        incident_.claims[0].stance = Stance::alleges;
    }

    void add(const Row& row) {
        const auto number = static_cast<std::uint32_t>(columns_.size());
        std::mt19937_64 random(number);
        incident_.id = std::to_string(number);
        const int day = kFirstDay + row.day;
        incident_.when->span = {day_from_number(day), day_from_number(day), TimePrecision::day, {}, {}, {}};
        Footprint& footprint = incident_.where->footprint;
        footprint = {{row.lon, row.lat}, 0, Precision::exact, {}};
        if (kind_ == Rows::uncertain) {
            blur(incident_.when->span, random() % 1000);
            const auto place = random() % 10;
            footprint.precision = place < 6   ? Precision::town
                                  : place < 9 ? Precision::near
                                              : Precision::province;
            footprint.radius_m = default_radius_m(footprint.precision);
        }
        incident_.where->name = "Place " + std::to_string(random() % kTowns);
        incident_.type = static_cast<EventType>(1 + row.type);
        incident_.claims[0].claimant = "Source " + std::to_string(random() % kSources);
        incident_.claims[0].actor = actor_name(row.actor);
        columns_.add(incident_, number);
    }

    IncidentColumns take() { return std::move(columns_); }

  private:
    static void blur(TimeSpan& span, std::uint64_t share) {
        if (share >= 970) {
            span.precision = TimePrecision::month;
            span.last = last_of_month(span.first);
            span.first = first_of_month(span.first);
        } else if (share >= 850) {
            span.precision = TimePrecision::week;
            span.first -= std::chrono::days{3};
            span.last += std::chrono::days{3};
        }
    }

    Rows kind_;
    Incident incident_;
    IncidentColumns columns_;
};

/// Only columns are asked in benchmarks.
class NoStorage final : public IncidentStorage {
  public:
    Incident read(std::uint32_t) const override { throw std::logic_error("no whole incidents here"); }
    void read_each(std::span<const std::uint32_t>,
                   const std::function<void(std::size_t, const Incident&)>&) const override {
        throw std::logic_error("no whole incidents here");
    }
    std::string content_hash() const override { return {}; }
};

Dataset make(Rows kind) {
    Builder builder(kind);
    if (const char* path = std::getenv("BEARING_BENCH_CSV")) {
        std::ifstream file(path);
        std::string line;
        std::getline(file, line);
        Row row;
        while (std::getline(file, line))
            if (std::sscanf(line.c_str(), "%d,%lf,%lf,%d,%d", &row.day, &row.lon, &row.lat, &row.actor,
                            &row.type) == 5)
                builder.add(row);
    } else {
        const char* size = std::getenv("BEARING_BENCH_ROWS");
        const long long rows = size != nullptr ? std::atoll(size) : 10'000'000;
        Generator generator;
        for (long long i = 0; i < rows; ++i) builder.add(generator.next());
    }
    return Dataset(builder.take(), std::make_shared<NoStorage>());
}

}  // namespace

std::string actor_name(int actor) {
    return "Actor number " + std::to_string(actor);
}

const Dataset& dataset(Rows rows) {
    if (rows == Rows::exact) {
        static const Dataset exact = make(Rows::exact);
        return exact;
    }
    static const Dataset uncertain = make(Rows::uncertain);
    return uncertain;
}

}  // namespace bearing::bench
