#include "io/ucdp_sources.hpp"

#include <optional>
#include <string>

#include "bearing/base/text.hpp"
#include "io/field_values.hpp"

namespace bearing {
namespace {

/// What UCDP writes into source_date where there is none.
const Day kNoSourceDate = *make_day(1753, 1, 1);

bool names_someone(std::string_view cell) {
    return !is_missing(cell) && ascii_lower(cell) != "not given" && ascii_lower(cell) != "not stated";
}

std::optional<Day> source_day(std::string_view cell) {
    const auto day = read_date(cell).day;
    return day == kNoSourceDate ? std::nullopt : day;
}

/// A source as UCDP cites it: "office,2013-12-14,headline". Older releases cite in any form; all of it is the
/// title then.
Source read_citation(const std::string& article) {
    for (auto comma = article.find(','); comma != std::string::npos; comma = article.find(',', comma + 1)) {
        const auto second = article.find(',', comma + 1);
        if (second == std::string::npos) break;
        const auto text = std::string_view(article).substr(comma + 1, second - comma - 1);
        if (!read_date(text).day) continue;
        return {std::string(trim(std::string_view(article).substr(0, comma))),
                std::string(trim(std::string_view(article).substr(second + 1))), "", source_day(text), ""};
    }
    return is_url(article) ? Source{"", "", article, {}, ""} : Source{"", article, "", {}, ""};
}

/// The offices with what belongs to each. Lists of another length than the offices' cannot be told apart and
/// are left out; the row's own cells keep them.
std::vector<Source> read_sources(const UcdpSourceCells& cells) {
    std::vector<Source> cited;
    for (const auto& article : split_quoted_list(cells.article)) cited.push_back(read_citation(article));
    std::vector<std::string> offices;
    for (auto& office : split_quoted_list(cells.office))
        if (names_someone(office)) offices.push_back(std::move(office));
    if (offices.empty()) {
        // An article in free form may hold any separator: without a publisher it is one.
        for (const auto& source : cited)
            if (source.publisher.empty() && source.url.empty())
                return {Source{"", std::string(cells.article), "", {}, ""}};
        return cited;
    }
    const auto dates = split_quoted_list(cells.date);
    const auto headlines = split_quoted_list(cells.headline);
    std::vector<Source> sources;
    for (std::size_t i = 0; i < offices.size(); ++i) {
        Source source = cited.size() == offices.size() ? cited[i] : Source{};
        source.publisher = offices[i];
        if (dates.size() == offices.size()) source.date = source_day(dates[i]);
        if (headlines.size() == offices.size()) source.title = headlines[i];
        // The only headline may hold semicolons of its own.
        if (offices.size() == 1 && headlines.size() > 1) source.title = std::string(cells.headline);
        sources.push_back(std::move(source));
    }
    return sources;
}

}  // namespace

std::vector<Claim> ucdp_claims(const UcdpSourceCells& cells) {
    std::vector<std::string> originals;
    for (auto& original : split_quoted_list(cells.original))
        if (names_someone(original)) originals.push_back(std::move(original));
    std::vector<Claim> claims;
    const auto sources = read_sources(cells);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        Claim claim;
        claim.source = sources[i];
        claim.claimant = sources[i].publisher;
        const std::string original =
            originals.size() == sources.size() ? originals[i] : join(originals, "; ");
        if (claim.claimant.empty())
            claim.claimant = original;
        else if (!original.empty())
            claim.note = "original source: " + original;
        claims.push_back(std::move(claim));
    }
    if (claims.empty())
        for (auto& original : originals) claims.emplace_back().claimant = std::move(original);
    if (claims.empty()) claims.emplace_back();
    return claims;
}

}  // namespace bearing
