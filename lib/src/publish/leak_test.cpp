#include "bearing/publish/leak_test.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>

#include "publish/drawing_test.hpp"
#include "publish/leak_search.hpp"
#include "publish/random_file.hpp"
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
    std::string out = std::string(code(incident.type)) + '\n' + std::string(label(incident.type));
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

/// A stripped value that says something about one incident: long, or with a number in it.
bool is_telling(std::string_view text) {
    constexpr std::size_t kLong = 16, kWithNumber = 8;
    const bool number = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return text.size() >= (number ? kWithNumber : kLong);
}

}  // namespace

struct LeakTest::Impl {
    int least_decimals;
    double coarse_m;
    std::vector<std::string> ids;
    bool is_built = false;
    SecretPoints points;
    SecretTexts texts;
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
        texts.forget_shared(2 + ids.size() / 50);
    }
};

/// One file on its way through the tests.
class LeakTest::Search {
  public:
    Search(const Impl& test, std::string file) : test_(test), file_(std::move(file)) {
        question_ = {&test.points,
                     &test.texts,
                     test.least_decimals,
                     test.coarse_m,
                     [this](const std::string& part, const char* what, std::uint32_t incident) {
                         tell(part, what, incident);
                     },
                     nullptr};
        if (!test.page_from_lonlat) return;
        const auto drawing = std::make_shared<DrawingTest>(test.secret_places, test.allowed_places,
                                                           test.page_from_lonlat, test.page_height);
        question_.look_at_drawing = [this, drawing, is_pdf = file_.ends_with(".pdf")](
                                        const std::string& part, std::string_view bytes) {
            drawing->look_at(bytes, is_pdf,
                             [&](std::uint32_t i) { tell(part, "a symbol at the exact place", i); });
        };
    }

    void bytes(std::string_view bytes) {
        LeakSearch search(question_, "");
        search.feed(bytes);
        search.finish();
    }

    void file(const std::filesystem::path& path) {
        LeakSearch name(question_, "its name");
        name.feed(file_);
        name.finish();
        const RandomFile in(path);
        // What turns out to be no text is looked at as bytes from its beginning.
        if (!pieces(in, false)) pieces(in, true);
        if (in.read(0, kSqlite.size()) == kSqlite)
            search_sqlite(question_, "", 0, in.size(),
                          [&](std::uint64_t offset, std::size_t size) { return in.read(offset, size); });
    }

    std::vector<Leak> leaks() { return std::move(leaks_); }

  private:
    static constexpr std::string_view kSqlite = "SQLite format 3";

    /// False if it must be looked at as bytes.
    bool pieces(const RandomFile& in, bool is_binary) {
        constexpr std::size_t kAtOnce = std::size_t{1} << 20;
        LeakSearch search(question_, "");
        if (is_binary) search.expect_binary();
        if (in.read(0, kSqlite.size()) == kSqlite) search.expect_pieces();
        for (std::uint64_t offset = 0; offset < in.size() && leaks_.size() < kMostLeaks; offset += kAtOnce) {
            search.feed(in.read(offset, kAtOnce));
            if (search.turned_binary() && !is_binary) return false;
        }
        search.finish();
        return is_binary || !search.turned_binary();
    }

    void tell(const std::string& part, const char* what, std::uint32_t incident) {
        if (leaks_.size() < kMostLeaks && told_.insert({part + what, incident}).second)
            leaks_.push_back({file_, part, what, test_.ids[incident]});
    }

    const Impl& test_;
    std::string file_;
    LeakQuestion question_;
    std::vector<Leak> leaks_;
    std::set<std::pair<std::string, std::uint32_t>> told_;
};

std::string to_string(const Leak& leak) {
    return fmt::format("{}{}: {} of {}", leak.file, leak.part.empty() ? "" : " (" + leak.part + ")",
                       leak.what, leak.incident_id);
}

LeakTest::LeakTest(const PublishProfile& profile) : impl_(std::make_unique<Impl>(profile)) {}
LeakTest::~LeakTest() = default;
LeakTest::LeakTest(LeakTest&&) noexcept = default;
LeakTest& LeakTest::operator=(LeakTest&&) noexcept = default;

void LeakTest::add(const Incident& original, const Withheld& withheld, const Incident* published) {
    const auto number = static_cast<std::uint32_t>(impl_->ids.size());
    impl_->ids.push_back(original.id);
    std::optional<LonLat> point = withheld.point;
    if (published == nullptr && original.where) point = original.where->footprint.point;
    if (point && impl_->points.add_secret(*point, number)) impl_->secret_places.emplace_back(*point, number);
    using Kind = SecretTexts::Kind;
    constexpr std::size_t kLeastOfPlace = 4, kLeastOfText = 8;
    for (const std::string& name : withheld.places)
        impl_->texts.add(Kind::place, name, number, kLeastOfPlace);
    const std::string by_right =
        published != nullptr ? published->id + '\n' + names_in(*published) + '\n' + sentences_in(*published)
                             : "";
    const auto strip = [&](const std::string& text) {
        if (is_telling(text)) impl_->texts.add(Kind::text, text, number, kLeastOfText, by_right);
    };
    for (const std::string& text : withheld.texts) strip(text);
    if (published == nullptr)
        for (const std::string& text : {original.id, original.summary}) strip(text);
}

void LeakTest::allow(const Incident& published, const Withheld& withheld) {
    impl_->build();
    impl_->texts.allow(names_in(published));
    impl_->texts.allow(published.id + '\n' + sentences_in(published), withheld.places);
    if (!published.where) return;
    const Footprint& footprint = published.where->footprint;
    if (impl_->points.add_allowed(footprint.point)) impl_->allowed_places.push_back(footprint.point);
    for (const Polygon& polygon : footprint.area)
        for (const LonLat p : polygon.outer) impl_->points.add_allowed_corner(p);
}

void LeakTest::allow(std::string_view text) {
    impl_->build();
    impl_->texts.allow(text);
}

void LeakTest::set_page(std::function<std::optional<std::pair<double, double>>(LonLat)> page_from_lonlat,
                        double height) {
    impl_->page_from_lonlat = std::move(page_from_lonlat);
    impl_->page_height = height;
}

std::vector<Leak> LeakTest::find_in_bytes(const std::string& name, std::string_view bytes) const {
    impl_->build();
    Search search(*impl_, name);
    search.bytes(bytes);
    return search.leaks();
}

std::vector<Leak> LeakTest::find_in_file(const std::filesystem::path& path) const {
    impl_->build();
    Search search(*impl_, path.filename().string());
    search.file(path);
    return search.leaks();
}

std::vector<Leak> find_leaks(const std::vector<std::filesystem::path>& files,
                             const std::vector<Incident>& originals, const Publisher& publisher) {
    LeakTest test(publisher.profile());
    std::vector<std::pair<Incident, Withheld>> published;
    for (const Incident& original : originals) {
        Withheld withheld;
        auto incident = publisher.publish(original, &withheld);
        test.add(original, withheld, incident ? &*incident : nullptr);
        if (incident) published.emplace_back(std::move(*incident), std::move(withheld));
    }
    for (const auto& [incident, withheld] : published) test.allow(incident, withheld);
    std::vector<Leak> leaks;
    for (const auto& file : files)
        for (Leak& leak : test.find_in_file(file)) leaks.push_back(std::move(leak));
    return leaks;
}

}  // namespace bearing
