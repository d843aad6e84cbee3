#include "bearing/publish/leak_test.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>
#include <unordered_map>

#include "bearing/base/files.hpp"
#include "bearing/base/utf8.hpp"
#include "publish/drawn_points.hpp"
#include "publish/embedded.hpp"
#include "publish/number_scan.hpp"
#include "publish/secret_points.hpp"
#include "publish/secret_texts.hpp"

namespace bearing {
namespace {

using namespace publish;

constexpr std::size_t kMostLeaks = 100;

/// How many decimals of a degree place a point well inside an area of this size: for 10 km two.
int decimals_within(double size_km) {
    constexpr double kKmPerDegree = 111.2;
    return std::clamp(static_cast<int>(std::ceil(std::log10(kKmPerDegree / size_km))), 1, 4);
}

double size_km(const PublishProfile& profile) {
    constexpr double kAdmin_km = 10;  // areas differ; two decimals are inside of all but the smallest
    return profile.coarsen == CoarsenBy::grid     ? profile.grid_km
           : profile.coarsen == CoarsenBy::radius ? profile.radius_km
                                                  : kAdmin_km;
}

/// What a profile leaves as it is, apart from sentences.
std::string names_in(const Incident& incident) {
    std::string out =
        incident.id + '\n' + std::string(code(incident.type)) + '\n' + std::string(label(incident.type));
    const auto add = [&](const std::string& text) { out += '\n' + text; };
    if (incident.where)
        for (const auto* text : {&incident.where->name, &incident.where->country, &incident.where->admin})
            add(*text);
    if (incident.when) add(to_string(incident.when->span.first) + '\n' + to_string(incident.when->span.last));
    for (const Weapon& weapon : incident.weapons)
        add(weapon.name + '\n' + std::string(label(weapon.weapon_class)));
    for (const Claim& claim : incident.claims) {
        for (const auto* text : {&claim.claimant, &claim.actor, &claim.source.publisher}) add(*text);
        if (claim.date) add(to_string(*claim.date));
        if (claim.source.date) add(to_string(*claim.source.date));
        for (const Participant& participant : claim.participants) add(participant.name);
    }
    return out;
}

std::string sentences_in(const Incident& incident) {
    std::string out = incident.summary;
    if (incident.when) out += '\n' + incident.when->text;
    for (const Claim& claim : incident.claims)
        for (const auto* text :
             {&claim.hedge, &claim.note, &claim.basis, &claim.source.title, &claim.source.url})
            out += '\n' + *text;
    return out;
}

/// Places on a page, found by where they are.
class DrawnPlaces {
  public:
    void add(std::pair<double, double> at, std::uint32_t incident) { places_.push_back({at, incident}); }
    void sort() { std::sort(places_.begin(), places_.end()); }
    std::optional<std::uint32_t> at(double x, double y) const {
        // Less than a symbol, more than writers round coordinates to.
        constexpr double kSame = 0.03;
        auto place = std::lower_bound(places_.begin(), places_.end(), Entry{{x - kSame, -1e9}, 0});
        for (; place != places_.end() && place->first.first <= x + kSame; ++place)
            if (std::abs(place->first.second - y) <= kSame) return place->second;
        return std::nullopt;
    }

  private:
    using Entry = std::pair<std::pair<double, double>, std::uint32_t>;
    std::vector<Entry> places_;
};

/// A stripped value that says something about one incident: long, or with a number in it.
bool is_telling(std::string_view text) {
    constexpr std::size_t kLong = 16, kWithNumber = 8;
    const bool number = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return text.size() >= (number ? kWithNumber : kLong);
}

}  // namespace

struct LeakTest::Impl {
    /// A stripped value, and how often it was stripped.
    struct Stripped {
        std::uint32_t incident = 0;
        std::size_t times = 0;
    };

    int least_decimals;
    double coarse_m;
    std::vector<std::string> ids;
    std::unordered_map<std::string, Stripped> stripped;
    bool is_built = false;
    SecretPoints points;
    SecretTexts places, texts;
    std::function<std::optional<std::pair<double, double>>(LonLat)> page_from_lonlat;
    double page_height = 0;
    std::vector<std::pair<LonLat, std::uint32_t>> secret_places;  ///< each once, for drawings
    std::vector<LonLat> allowed_places;

    explicit Impl(const PublishProfile& profile)
        : least_decimals(decimals_within(size_km(profile))), coarse_m(size_km(profile) * 500) {}

    /// Values that many incidents share (a country, a kind of event) give none of them away.
    void build() {
        if (is_built) return;
        is_built = true;
        const std::size_t most = 2 + ids.size() / 50;
        for (const auto& [value, s] : stripped)
            if (s.times <= most) texts.add(value, s.incident, 8);
        stripped.clear();
    }

    /// One file or part of it on its way through the tests.
    struct Search {
        const Impl& test;
        std::string file;
        std::vector<Leak> leaks;
        std::set<std::pair<std::string, std::uint32_t>> told;
        DrawnPlaces secrets_drawn, allowed_drawn;

        Search(const Impl& the_test, std::string the_file) : test(the_test), file(std::move(the_file)) {
            if (!test.page_from_lonlat) return;
            for (const auto& [place, incident] : test.secret_places)
                if (const auto at = test.page_from_lonlat(place)) secrets_drawn.add(*at, incident);
            for (const LonLat place : test.allowed_places)
                if (const auto at = test.page_from_lonlat(place)) allowed_drawn.add(*at, 0);
            secrets_drawn.sort();
            allowed_drawn.sort();
        }

        void tell(const std::string& part, const std::string& what, std::uint32_t incident) {
            if (leaks.size() < kMostLeaks && told.emplace(what, incident).second)
                leaks.push_back({file, part, what, test.ids[incident]});
        }
        void search(const std::string& part, std::string_view bytes, int depth);
        void search_text(const std::string& part, std::string_view text);
        void search_drawing(const std::string& part, std::string_view bytes);
        /// A file of text lines, some megabytes at a time, however long it is. False if it is none.
        bool search_lines(const std::filesystem::path& path);
    };
    std::vector<Leak> find(const std::string& name, std::string_view bytes);
};

void LeakTest::Impl::Search::search_text(const std::string& part, std::string_view text) {
    const auto coordinates = [&](std::uint32_t i) { tell(part, "exact coordinates", i); };
    if (!test.points.empty()) {
        find_decimals(text, test.points, test.least_decimals, coordinates);
        find_notations(text, test.points, test.coarse_m, coordinates);
    }
    test.places.find(text, [&](std::uint32_t i) { tell(part, "the withheld name of the place", i); });
    test.texts.find(text, [&](std::uint32_t i) { tell(part, "a text that was to be stripped", i); });
}

void LeakTest::Impl::Search::search_drawing(const std::string& part, std::string_view bytes) {
    if (!test.page_from_lonlat) return;
    const TakePoint take = [&](double x, double y) {
        const auto incident = secrets_drawn.at(x, y);
        if (incident && !allowed_drawn.at(x, y)) tell(part, "a symbol at the exact place", *incident);
    };
    if (bytes.find("<svg") != std::string_view::npos) svg_symbols(bytes, take);
    if (file.ends_with(".pdf") && bytes.find(" cm\n") != std::string_view::npos)
        pdf_symbols(bytes, test.page_height, take);
}

void LeakTest::Impl::Search::search(const std::string& part, std::string_view bytes, int depth) {
    search_text(part, bytes);
    if (bytes.find_first_of("\\&") != std::string_view::npos) search_text(part, unescaped(bytes));
    search_drawing(part, bytes);
    if (bytes.starts_with("%PDF")) search_text(part, pdf_strings(bytes));
    if (is_valid_utf8(bytes)) return;
    if (!test.points.empty() && !bytes.starts_with("\x89PNG"))
        find_binary(bytes, test.points,
                    [&](std::uint32_t i) { tell(part, "exact coordinates in binary", i); });
    constexpr int kDeepest = 3;
    if (depth < kDeepest)
        each_embedded(bytes, [&](const std::string& name, std::string_view content) {
            search(part.empty() ? name : part + ", " + name, content, depth + 1);
        });
}

bool LeakTest::Impl::Search::search_lines(const std::filesystem::path& path) {
    constexpr std::size_t kPiece = 8u << 20;
    constexpr std::size_t kSeenAgain = 64u << 10;  // for what is told in several lines
    std::ifstream in(path, std::ios::binary);
    std::string piece;
    while (in) {
        const std::size_t before = piece.size();
        piece.resize(before + kPiece);
        in.read(piece.data() + before, static_cast<std::streamsize>(kPiece));
        piece.resize(before + static_cast<std::size_t>(in.gcount()));
        // No number or word is cut in two.
        const std::size_t end = in ? piece.rfind('\n') + 1 : piece.size();
        const std::string_view lines = std::string_view(piece).substr(0, end);
        if (lines.starts_with("%PDF") || !is_valid_utf8(lines)) return false;
        search("", lines, 0);
        if (end > kSeenAgain) piece.erase(0, piece.rfind('\n', end - kSeenAgain) + 1);
    }
    return in.eof() && !in.bad();
}

std::string to_string(const Leak& leak) {
    return fmt::format("{}{}: {} of {}", leak.file, leak.part.empty() ? "" : " (" + leak.part + ")",
                       leak.what, leak.incident_id);
}

LeakTest::LeakTest(const PublishProfile& profile) : impl_(std::make_unique<Impl>(profile)) {}
LeakTest::~LeakTest() = default;
LeakTest::LeakTest(LeakTest&&) noexcept = default;
LeakTest& LeakTest::operator=(LeakTest&&) noexcept = default;

void LeakTest::add(const Incident& original, const Withheld& withheld, bool held_back) {
    const auto number = static_cast<std::uint32_t>(impl_->ids.size());
    impl_->ids.push_back(original.id);
    std::optional<LonLat> point = withheld.point;
    if (held_back && original.where) point = original.where->footprint.point;
    if (point) {
        const std::size_t before = impl_->points.size();
        impl_->points.add_secret(*point, number);
        if (impl_->points.size() > before) impl_->secret_places.emplace_back(*point, number);
    }
    for (const std::string& name : withheld.places) impl_->places.add(name, number, 4);
    const auto strip = [&](const std::string& text) {
        if (!is_telling(text)) return;
        auto& entry = impl_->stripped[text];
        entry.incident = number;
        ++entry.times;
    };
    for (const std::string& text : withheld.texts) strip(text);
    if (held_back)
        for (const std::string& text : {original.id, original.summary}) strip(text);
}

void LeakTest::allow(const Incident& published, const Withheld& withheld) {
    impl_->build();
    const std::string names = names_in(published), sentences = sentences_in(published);
    impl_->places.allow(names);
    impl_->texts.allow(names);
    impl_->texts.allow(sentences);
    impl_->places.allow(sentences, [&](std::string_view words) {
        return std::any_of(withheld.places.begin(), withheld.places.end(),
                           [&](const std::string& own) { return words_of(own) == words; });
    });
    if (!published.where) return;
    const Footprint& footprint = published.where->footprint;
    const std::size_t before = impl_->points.allowed_size();
    impl_->points.add_allowed(footprint.point);
    if (impl_->points.allowed_size() == before) return;
    impl_->allowed_places.push_back(footprint.point);
    for (const Polygon& polygon : footprint.area)
        for (const LonLat p : polygon.outer) impl_->points.add_allowed(p);
}

void LeakTest::allow(std::string_view text) {
    impl_->build();
    impl_->places.allow(text);
    impl_->texts.allow(text);
}

void LeakTest::set_page(std::function<std::optional<std::pair<double, double>>(LonLat)> page_from_lonlat,
                        double height) {
    impl_->page_from_lonlat = std::move(page_from_lonlat);
    impl_->page_height = height;
}

std::vector<Leak> LeakTest::Impl::find(const std::string& name, std::string_view bytes) {
    build();
    Search search(*this, name);
    search.search("", bytes, 0);
    return std::move(search.leaks);
}

std::vector<Leak> LeakTest::find_in_bytes(const std::string& name, std::string_view bytes) const {
    return impl_->find(name, bytes);
}

std::vector<Leak> LeakTest::find_in_file(const std::filesystem::path& path) const {
    impl_->build();
    Impl::Search search(*impl_, path.filename().string());
    // Drawings are looked at whole.
    if (impl_->page_from_lonlat || !search.search_lines(path)) search.search("", read_file(path), 0);
    return std::move(search.leaks);
}

std::vector<Leak> find_leaks(const std::vector<std::filesystem::path>& files,
                             const std::vector<Incident>& originals, const Publisher& publisher) {
    LeakTest test(publisher.profile());
    std::vector<std::pair<Incident, Withheld>> published;
    for (const Incident& original : originals) {
        Withheld withheld;
        auto incident = publisher.publish(original, &withheld);
        test.add(original, withheld, !incident);
        if (incident) published.emplace_back(std::move(*incident), std::move(withheld));
    }
    for (const auto& [incident, withheld] : published) test.allow(incident, withheld);
    std::vector<Leak> leaks;
    for (const auto& file : files)
        for (Leak& leak : test.find_in_file(file)) leaks.push_back(std::move(leak));
    return leaks;
}

}  // namespace bearing
