#include "bearing/publish/publisher.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "publish/coarsen.hpp"
#include "publish/fields.hpp"

namespace bearing {
namespace {

using namespace publish;

/// The names that give a place away: the whole one, and its parts where several are joined.
std::vector<std::string> names_of(const Location& where) {
    std::vector<std::string> names;
    const auto add = [&](std::string_view text) {
        constexpr std::size_t kShortest = 4;
        std::string name(trim(text));
        if (name.size() >= kShortest && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
    };
    for (const std::string& text : {where.name, where.text}) {
        add(text);
        std::size_t from = 0;
        for (std::size_t at = 0; at <= text.size(); ++at) {
            if (at < text.size() && std::string_view("/,;()").find(text[at]) == std::string_view::npos)
                continue;
            add(std::string_view(text).substr(from, at - from));
            from = at + 1;
        }
    }
    // Longest first, so that a part is not taken out of a whole.
    std::stable_sort(names.begin(), names.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return names;
}

void coarsen_days(TimeSpan& span, TimeGrain grain) {
    if (grain == TimeGrain::time) return;
    span.first_minute = span.last_minute = span.utc_offset_minutes = std::nullopt;
    if (grain == TimeGrain::day) return;
    if (grain == TimeGrain::month) {
        span.first = first_of_month(span.first);
        span.last = last_of_month(span.last);
        span.precision = std::max(span.precision, TimePrecision::month);
        return;
    }
    using std::chrono::days;
    const auto since_monday = [](Day day) { return std::chrono::weekday{day}.iso_encoding() - 1; };
    span.first -= days{since_monday(span.first)};
    span.last += days{6 - since_monday(span.last)};
    span.precision = std::max(span.precision, TimePrecision::week);
}

void check(const PublishProfile& profile) {
    const bool grid = profile.grid_km >= 1 && profile.grid_km <= 500;
    const bool radius = profile.radius_km >= 0.5 && profile.radius_km <= 500;
    if (!grid || !radius)
        throw ArgumentError(
            "a profile's grid must have cells of 1 to 500 km, its circles a radius of 0.5 to 500 km");
}

}  // namespace

struct Publisher::Impl {
    PublishProfile profile;
    PublishKey key;
    std::optional<Grid> grid;
    std::optional<AdminIndex> areas;
    std::vector<const Field*> stripped;
    std::vector<const Field*> scrubbed;

    Impl(PublishProfile asked, PublishKey secret, std::vector<AdminArea> given)
        : profile(std::move(asked)), key(std::move(secret)) {
        check(profile);
        // Where the profile's areas end, cells of this size take over.
        constexpr double kBeyondAreas_km = 50;
        if (profile.coarsen == CoarsenBy::grid) grid.emplace(profile.grid_km);
        if (profile.coarsen == CoarsenBy::admin) {
            grid.emplace(kBeyondAreas_km);
            if (!profile.admin_file.empty()) given = read_admin_areas(profile);
            if (given.empty())
                throw ArgumentError(
                    "the profile coarsens to administrative areas and names none; say in admin_file "
                    "which file has them");
            areas.emplace(std::move(given));
        }
        for (const Field& field : fields()) {
            if (is_stripped(field))
                stripped.push_back(&field);
            else if (profile.texts != TextRule::keep && field.each_text != nullptr)
                scrubbed.push_back(&field);
        }
    }

    bool is_stripped(const Field& field) const {
        // These say where it was, whatever is done to the point.
        constexpr std::array<std::string_view, 4> kGiveAway{"place_id", "candidates", "verbatim",
                                                            "place_text"};
        const bool gives_away = std::find(kGiveAway.begin(), kGiveAway.end(), field.name) != kGiveAway.end();
        return std::find(profile.strip.begin(), profile.strip.end(), field.name) != profile.strip.end() ||
               (gives_away && profile.coarsen != CoarsenBy::none) ||
               (field.is_free_text && profile.texts == TextRule::strip) ||
               (field.name == "date_text" && profile.times > TimeGrain::day) ||
               (field.name == "source_id" && profile.keyed_ids);
    }

    CoarsePlace coarse_place(const Footprint& footprint) const {
        if (profile.coarsen == CoarsenBy::radius)
            return displaced_circle(footprint, profile.radius_km, key.bytes);
        if (areas)
            if (auto place = areas->coarsened(footprint)) return std::move(*place);
        return grid->coarsened(footprint);
    }

    /// Wide already: its name is no closer than the coarsened area.
    bool name_is_wide(const Footprint& before, const Footprint& after) const {
        return reach_m(before) * 2 >= after.radius_m && before.precision >= Precision::district;
    }

    std::vector<std::string> coarsen_place(Location& where) const {
        if (profile.coarsen == CoarsenBy::none) return {};
        CoarsePlace place = coarse_place(where.footprint);
        std::vector<std::string> withheld;
        if (!profile.keep_place_names && !name_is_wide(where.footprint, place.footprint)) {
            withheld = names_of(where);
            where.name = std::move(place.name);
        }
        where.footprint = std::move(place.footprint);
        return withheld;
    }

    void strip(Incident& incident, Withheld* withheld) const {
        for (const Field* field : stripped) {
            if (field->each_text != nullptr)
                field->each_text(incident, [&](std::string& text) {
                    if (withheld != nullptr && !text.empty()) withheld->texts.push_back(text);
                    text.clear();
                });
            if (field->clear != nullptr) field->clear(incident);
        }
    }
};

Publisher::Publisher(PublishProfile profile, PublishKey key, std::vector<AdminArea> areas)
    : impl_(std::make_unique<Impl>(std::move(profile), std::move(key), std::move(areas))) {}
Publisher::~Publisher() = default;
Publisher::Publisher(Publisher&&) noexcept = default;
Publisher& Publisher::operator=(Publisher&&) noexcept = default;

const PublishProfile& Publisher::profile() const {
    return impl_->profile;
}
const PublishKey& Publisher::key() const {
    return impl_->key;
}

std::optional<Incident> Publisher::publish(const Incident& original, Withheld* withheld) const {
    const PublishProfile& profile = impl_->profile;
    if (profile.hold_back_unverified && original.verification == Verification::unverified)
        return std::nullopt;
    Incident incident = original;
    std::vector<std::string> places;
    if (incident.where) {
        if (withheld != nullptr && profile.coarsen != CoarsenBy::none)
            withheld->point = incident.where->footprint.point;
        places = impl_->coarsen_place(*incident.where);
    }
    impl_->strip(incident, withheld);
    for (const Field* field : impl_->scrubbed)
        field->each_text(incident, [&](std::string& text) { text = scrubbed(text, places); });
    if (incident.when) coarsen_days(incident.when->span, profile.times);
    for (Claim& claim : incident.claims)
        if (claim.date) coarsen_days(*claim.date, profile.times);
    // An id that is made of the place would give it away.
    if (profile.keyed_ids ||
        (profile.texts != TextRule::keep && scrubbed(incident.id, places) != incident.id)) {
        if (withheld != nullptr) withheld->texts.push_back(original.id);
        incident.id = "k-" + hmac_sha256_hex(impl_->key.bytes, "bearing/id/1|" + original.id).substr(0, 16);
    }
    if (withheld != nullptr) withheld->places = std::move(places);
    return incident;
}

}  // namespace bearing
