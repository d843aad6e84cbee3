#include "geo/grid_reference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>

#include "bearing/base/text.hpp"
#include "bearing/geo/projection.hpp"

namespace bearing {
namespace {

constexpr std::string_view kBands = "CDEFGHJKLMNPQRSTUVWX";
/// Northing in metres of the southern edge of each band, rounded down to 100 km (DMA TM 8358.1, table of the
/// UTM bands); southern bands count from 10,000 km.
constexpr double kBandNorthing[] = {1.1e6, 2.0e6, 2.8e6, 3.7e6, 4.6e6, 5.5e6, 6.4e6, 7.3e6, 8.2e6, 9.1e6,
                                    0.0,   0.8e6, 1.7e6, 2.6e6, 3.5e6, 4.4e6, 5.3e6, 6.2e6, 7.0e6, 7.9e6};

/// Reads characters of a grid reference; spaces do not count.
class Reader {
  public:
    explicit Reader(std::string_view text) {
        for (const char c : text)
            if (c != ' ' && c != '\t')
                text_ += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    bool done() const { return at_ == text_.size(); }
    std::string digits() {
        const std::size_t start = at_;
        while (at_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_]))) ++at_;
        return text_.substr(start, at_ - start);
    }
    /// A letter of the grid alphabet (no I, no O), or 0.
    char letter() {
        if (at_ == text_.size()) return 0;
        const char c = text_[at_];
        if (c < 'A' || c > 'Z' || c == 'I' || c == 'O') return 0;
        ++at_;
        return c;
    }

  private:
    std::string text_;
    std::size_t at_ = 0;
};

int zone_of(std::string_view digits) {
    const auto zone = digits.size() <= 2 ? parse_integer(digits) : std::nullopt;
    return zone && *zone >= 1 && *zone <= 60 ? static_cast<int>(*zone) : 0;
}

std::optional<LonLat> lonlat_from_utm(int zone, bool south, double easting, double northing) {
    const Projection utm(
        fmt::format("+proj=utm +zone={}{} +datum=WGS84 +units=m", zone, south ? " +south" : ""));
    return utm.lonlat_from_map({easting, northing});
}

WrittenPosition position(LonLat point, double cell_m, std::string_view notation) {
    return {point, cell_m * std::sqrt(0.5), std::string(notation)};
}

struct UtmWords {
    int zone = 0;
    char letter = 0;
    double easting = 0, northing = 0;
    int decimals = 0;
};

/// A metre figure with what may stand around it: "652000", "652000mE", "E652000", "652 000" is not read.
std::optional<double> metres(std::string word, char axis) {
    const std::string name(1, axis);
    for (const std::string& mark : {"M" + name, name + ":", name, std::string("M")}) {
        if (word.starts_with(mark)) word.erase(0, mark.size());
        if (word.ends_with(mark)) word.erase(word.size() - mark.size());
    }
    return parse_number(word);
}

/// Zone, letter, easting, northing in the orders in which they are written; nothing if it is not UTM.
std::optional<UtmWords> utm_words(std::string_view text) {
    std::string spaced;
    for (const char c : text)
        spaced += c == ',' || c == ';' || c == '(' || c == ')'
                      ? ' '
                      : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    std::vector<std::string> words;
    for (std::string& w : split_list(spaced, ' '))
        if (w != "UTM" && w != "ZONE" && w != "WGS84" && w != "WGS" && w != "84")
            words.push_back(std::move(w));
    // "38 N" -> "38N"; lone axis letters join the figure after them.
    for (std::size_t i = 0; i + 1 < words.size();) {
        const bool zone = words[i].size() <= 2 && parse_integer(words[i]) && words[i + 1].size() == 1;
        const bool axis = (words[i] == "E" || words[i] == "N") && i > 0;
        if (zone || axis) {
            words[i] += words[i + 1];
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        } else {
            ++i;
        }
    }
    if (words.size() == 3 && words[0].size() > 3) std::rotate(words.begin(), words.begin() + 2, words.end());
    if (words.size() != 3 || words[0].size() < 2 || words[0].size() > 3) return std::nullopt;
    UtmWords out;
    out.letter = words[0].back();
    out.zone = zone_of(words[0].substr(0, words[0].size() - 1));
    const auto easting = metres(words[1], 'E');
    const auto northing = metres(words[2], 'N');
    if (!std::isalpha(static_cast<unsigned char>(out.letter)) || out.zone == 0 || !easting || !northing)
        return std::nullopt;
    if (*easting < 1000 || *northing < 0) return std::nullopt;
    out.easting = *easting;
    out.northing = *northing;
    return out;
}

/// S after a zone is a band (32-40 N) to the military and the southern hemisphere to others.
bool is_south(const UtmWords& words) {
    if (words.letter == 'S') return words.northing < 3.5e6 || words.northing > 4.45e6;
    return words.letter < 'N';
}

}  // namespace

PositionOutcome refused(std::string_view text, std::string_view why) {
    PositionOutcome out;
    out.issues.push_back({"", 0, "", Severity::error, fmt::format("\"{}\": {}", text, why)});
    return out;
}

PositionOutcome parse_utm(std::string_view text) {
    const auto words = utm_words(text);
    if (!words) return {};
    if (kBands.find(words->letter) == std::string_view::npos)
        return refused(text,
                       fmt::format("{} is no UTM latitude band; write N, S or a band C to X", words->letter));
    if (words->easting < 100'000 || words->easting > 900'000 || words->northing > 10'000'000)
        return refused(text, "the easting must be 100000 to 900000 and the northing 0 to 10000000 metres");
    const auto point = lonlat_from_utm(words->zone, is_south(*words), words->easting, words->northing);
    if (!point || !is_valid(*point)) return refused(text, "there is no such place in this UTM zone");
    return {position(*point, 1, "UTM"), {}};
}

PositionOutcome parse_mgrs(std::string_view text) {
    Reader reader(text);
    const int zone = zone_of(reader.digits());
    const char band = reader.letter();
    const char column = reader.letter();
    const char row = reader.letter();
    const std::string figures = reader.digits();
    if (zone == 0 || band == 0 || column == 0 || row == 0 || !reader.done()) return {};
    if (figures.size() % 2 != 0 || figures.size() > 10)
        return refused(text,
                       "an MGRS reference has as many digits for the easting as for the northing, at most "
                       "five each");
    constexpr std::string_view kColumns[] = {"STUVWXYZ", "ABCDEFGH", "JKLMNPQR"};
    constexpr std::string_view kRows = "ABCDEFGHJKLMNPQRSTUV";
    const auto band_at = kBands.find(band);
    const auto column_at = kColumns[zone % 3].find(column);
    const auto row_at = kRows.find(row);
    if (band_at == std::string_view::npos || column_at == std::string_view::npos ||
        row_at == std::string_view::npos)
        return refused(text, fmt::format("zone {}{} has no square {}{}", zone, band, column, row));
    const std::size_t n = figures.size() / 2;
    const double cell = 100'000 / std::pow(10.0, static_cast<double>(n));
    const auto part = [&](std::size_t from) {
        return n == 0 ? 0.0 : std::stod(figures.substr(from, n)) * cell;
    };
    const double easting = (static_cast<double>(column_at) + 1) * 100'000 + part(0) + cell / 2;
    // Rows repeat every 2,000 km and start at F in even zones.
    const std::size_t row_number = zone % 2 == 0 ? (row_at + 15) % 20 : row_at;
    double northing = static_cast<double>(row_number) * 100'000;
    while (northing < kBandNorthing[band_at]) northing += 2'000'000;
    northing += part(n) + cell / 2;
    const auto point = lonlat_from_utm(zone, band < 'N', easting, northing);
    const double band_south = -80 + 8 * static_cast<double>(band_at);
    const double band_height = band == 'X' ? 12 : 8;
    if (!point || point->lat < band_south - 1 || point->lat > band_south + band_height + 1)
        return refused(text,
                       fmt::format("square {}{} is not in band {} of zone {}", column, row, band, zone));
    return {position(*point, cell, "MGRS"), {}};
}

}  // namespace bearing
