#include "incident/canonical.hpp"

#include <cstdint>

namespace bearing {
namespace {

/// Strings carry their length, so that no two different incidents give the same bytes. Numbers stand as they
/// are in memory (little-endian on all platforms that Bearing runs on): an import hashes millions of them.
class Canonical {
  public:
    explicit Canonical(std::string& out) : out_(out) {}

    void add(std::string_view text) {
        add_bytes(static_cast<std::uint32_t>(text.size()));
        out_ += text;
    }
    void add(long long number) { add_bytes(static_cast<std::int64_t>(number)); }
    /// Zero has one form, because 0 and -0 are equal.
    void add(double number) { add_bytes(number + 0.0); }
    template <class T>
    void add(const std::optional<T>& value) {
        out_ += value ? '+' : '-';
        if (value) add(*value);
    }
    template <class T>
    void add(const std::vector<T>& values) {
        add(static_cast<long long>(values.size()));
        for (const auto& value : values) add(value);
    }
    void add(int number) { add(static_cast<long long>(number)); }
    void add(Day day) { add(static_cast<long long>(day_number(day))); }
    void add(const TextSpan& span) {
        add(static_cast<long long>(span.begin));
        add(static_cast<long long>(span.end));
    }
    void add(const TimeSpan& span) {
        add(span.first);
        add(span.last);
        add(static_cast<int>(span.precision));
        add(span.first_minute);
        add(span.last_minute);
        add(span.utc_offset_minutes);
    }
    void add(LonLat point) {
        add(point.lon);
        add(point.lat);
    }
    void add(const Polygon& polygon) {
        add(polygon.outer);
        add(polygon.holes);
    }
    void add(const Footprint& footprint) {
        add(footprint.point);
        add(footprint.radius_m);
        add(static_cast<int>(footprint.precision));
        add(footprint.area);
    }
    void add(const Count& count) {
        add(count.low);
        add(count.best);
        add(count.high);
    }
    void add(const Weapon& weapon) {
        add(static_cast<int>(weapon.weapon_class));
        add(weapon.name);
        add(weapon.span);
    }
    void add(const Source& source) {
        add(source.publisher);
        add(source.title);
        add(source.url);
        add(source.date);
        add(source.sha256);
    }
    void add(const Claim& claim) {
        for (const auto* text :
             {&claim.claimant, &claim.actor, &claim.actor_country, &claim.basis, &claim.hedge, &claim.note})
            add(*text);
        add(static_cast<int>(claim.stance));
        add(claim.participants);
        add(claim.date);
        add(claim.weapons);
        add(claim.killed);
        add(claim.injured);
        add(claim.source);
        add(claim.span);
    }
    void add(const RejectedPlace& place) {
        add(place.name);
        add(place.point);
        add(place.score);
        add(place.reason);
    }
    void add(const Location& location) {
        for (const auto* text :
             {&location.name, &location.place_id, &location.country, &location.admin, &location.text})
            add(*text);
        add(location.footprint);
        add(location.span);
        add(location.candidates);
    }
    void add(const Occurrence& occurrence) {
        add(occurrence.span);
        add(occurrence.text);
        add(occurrence.text_span);
    }
    void add(const Participant& participant) {
        add(participant.name);
        add(static_cast<int>(participant.side));
    }
    void add(const Verbatim& verbatim) {
        verbatim.each_value([&](const std::string& column, std::string_view value) {
            add(column);
            add(value);
        });
    }

  private:
    // A string literal must not become a bool or a number by accident.
    void add(const char*) = delete;

    template <class T>
    void add_bytes(T value) {
        out_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }

    std::string& out_;
};

}  // namespace

void append_canonical(std::string& out, const Incident& incident) {
    Canonical canonical(out);
    canonical.add(incident.id);
    canonical.add(incident.source_id);
    canonical.add(static_cast<int>(incident.background));
    canonical.add(incident.summary);
    canonical.add(incident.when);
    canonical.add(incident.where);
    canonical.add(static_cast<int>(incident.type));
    canonical.add(incident.weapons);
    canonical.add(incident.killed);
    canonical.add(incident.injured);
    canonical.add(incident.claims);
    canonical.add(incident.span);
    canonical.add(static_cast<int>(incident.verification));
    canonical.add(incident.verbatim);
}

}  // namespace bearing
