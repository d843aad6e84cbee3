#include "app/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "bearing/base/text.hpp"

namespace bearing {
namespace {

using std::chrono::year_month_day;

constexpr std::array<const char*, 12> kMonths{"January",   "February", "March",    "April",
                                              "May",       "June",     "July",     "August",
                                              "September", "October",  "November", "December"};

std::string month_name(std::chrono::month month, bool brief) {
    const std::string name = kMonths[static_cast<unsigned>(month) - 1];
    return brief ? name.substr(0, 3) : name;
}

std::string interval(Day first, Day last, bool brief) {
    const year_month_day a{first};
    const year_month_day b{last};
    const auto day = [](year_month_day d) { return static_cast<unsigned>(d.day()); };
    const std::string end =
        fmt::format("{} {} {}", day(b), month_name(b.month(), brief), static_cast<int>(b.year()));
    if (first == last) return end;
    if (a.year() == b.year() && a.month() == b.month()) return fmt::format("{}–{}", day(a), end);
    if (a.year() == b.year()) return fmt::format("{} {} – {}", day(a), month_name(a.month(), brief), end);
    return fmt::format("{} {} {} – {}", day(a), month_name(a.month(), brief), static_cast<int>(a.year()),
                       end);
}

std::string whole_months(const TimeSpan& span, bool brief) {
    const year_month_day first{span.first};
    return fmt::format("{} {}", month_name(first.month(), brief), static_cast<int>(first.year()));
}

bool is_whole_month(const TimeSpan& span) {
    return span.precision == TimePrecision::month && span.first == first_of_month(span.first) &&
           span.last == last_of_month(span.first);
}

std::string minute_of_day(int minute) {
    return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

std::string offset_in_words(int minutes) {
    return fmt::format("UTC{}{}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                       std::abs(minutes) % 60);
}

std::string coordinate(double degrees, int decimals, char positive, char negative) {
    return fmt::format("{:.{}f}° {}", std::abs(degrees), decimals, degrees < 0 ? negative : positive);
}

}  // namespace

std::string days_in_words(Day first, Day last) {
    return interval(first, last, false);
}

std::string short_days(const TimeSpan& span) {
    if (is_whole_month(span)) return whole_months(span, true);
    return interval(span.first, span.last, true);
}

std::string time_in_words(const TimeSpan& span) {
    std::string words;
    if (is_whole_month(span)) {
        words = "some time in " + whole_months(span, false);
    } else {
        words = days_in_words(span.first, span.last);
        if (span.precision != TimePrecision::day && span.precision != TimePrecision::days)
            words += fmt::format(" (known to the {})", to_string(span.precision));
    }
    if (span.first_minute) {
        words += ", " + minute_of_day(*span.first_minute);
        if (span.last_minute && *span.last_minute != *span.first_minute)
            words += "–" + minute_of_day(*span.last_minute);
        if (span.utc_offset_minutes) words += " " + offset_in_words(*span.utc_offset_minutes);
    }
    return words;
}

std::string distance_in_words(double metres) {
    if (metres < 1000) return fmt::format("{:.0f} m", metres);
    return fmt::format("{:.{}f} km", metres / 1000, metres < 10000 && std::fmod(metres, 1000) > 50 ? 1 : 0);
}

std::string footprint_in_words(const Footprint& footprint) {
    if (!footprint.area.empty())
        return fmt::format("known to the {}: somewhere in an area of {} km²", to_string(footprint.precision),
                           with_thousands(static_cast<std::uint64_t>(area_m2(footprint.area) / 1e6 + 0.5)));
    const std::string within = distance_in_words(footprint.radius_m) + " of the point";
    switch (footprint.precision) {
        case Precision::exact:
            return "exact: within " + within;
        case Precision::vicinity:
            return "vicinity: within " + within;
        case Precision::near:
            return "near a named place: within " + within;
        default:
            return fmt::format("known to the {}: within {}", to_string(footprint.precision), within);
    }
}

std::string position_in_words(LonLat point, int decimals) {
    return coordinate(point.lat, decimals, 'N', 'S') + ", " + coordinate(point.lon, decimals, 'E', 'W');
}

std::string count_in_words(const Count& count) {
    if (!count.known()) return "not stated";
    if (count.low == 0 && !count.best && !count.high) return "0 or unknown";
    if (count.low && count.high && *count.low == *count.high) return fmt::format("{}", *count.low);
    std::string words;
    if (count.low && count.high)
        words = fmt::format("{}–{}", *count.low, *count.high);
    else if (count.low)
        words = fmt::format("at least {}", *count.low);
    else if (count.high)
        words = fmt::format("at most {}", *count.high);
    if (!count.best) return words;
    return words.empty() ? fmt::format("{}", *count.best)
                         : fmt::format("{}, best estimate {}", words, *count.best);
}

std::string weapons_in_words(const std::vector<Weapon>& weapons) {
    std::vector<std::pair<WeaponClass, std::vector<std::string>>> classes;
    for (const Weapon& weapon : weapons) {
        auto found = std::find_if(classes.begin(), classes.end(),
                                  [&](const auto& entry) { return entry.first == weapon.weapon_class; });
        if (found == classes.end()) found = classes.insert(found, {weapon.weapon_class, {}});
        const std::string class_words = ascii_lower(label(weapon.weapon_class));
        const bool says_more = ascii_lower(weapon.name).find(class_words) != 0;
        if (!weapon.name.empty() && says_more) found->second.push_back(weapon.name);
    }
    std::vector<std::string> words;
    for (const auto& [weapon_class, names] : classes) {
        const std::string class_words(label(weapon_class));
        words.push_back(names.empty() ? class_words : class_words + " (" + join(names, "; ") + ")");
    }
    return join(words, ", ");
}

std::string heading_of(const Incident& incident) {
    std::string words = incident.where ? incident.where->name : "Place unknown";
    if (words.empty()) words = incident.where->admin.empty() ? "Unnamed place" : incident.where->admin;
    return words + ", " + (incident.when ? short_days(incident.when->span) : "date unknown");
}

}  // namespace bearing
