#include "figure/figure_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bearing/base/text.hpp"
#include "bearing/base/version.hpp"
#include "figure/words.hpp"

namespace bearing::figure {
namespace {

std::string without_full_stop(std::string text) {
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
    return text;
}

}  // namespace

std::string title_of(const FigureSpec& spec) {
    return spec.title.empty() ? "Reported incidents" : spec.title;
}

std::string subtitle_of(const FigureSpec& spec, const FigureFacts& facts) {
    if (!spec.subtitle.empty()) return spec.subtitle;
    const std::string dates = dates_in_words(facts);
    if (spec.filter.empty()) return dates;
    const std::string filter = capitalized(spec.filter);
    // The filter often is the dates.
    if (dates.empty() || filter.find(dates) != std::string::npos) return filter;
    return fmt::format("{}; incidents of {}", filter, dates);
}

std::string note_of(const FigureFacts& facts) {
    if (facts.shown() == 0) return {};
    std::string note =
        "Shaded circles and areas show how closely each place is known: the incident may have happened "
        "anywhere "
        "inside.";
    if (facts.possible > 0) note += " Possible: date or place only partly inside what was asked for.";
    note += " Responsibility is as alleged by the claimants, not established";
    note += facts.contested > 0 ? "; contested: denied, or attributed to different parties." : ".";
    return note;
}

bool is_shown(const Map& map, const std::string& layer_id) {
    return std::find(map.hidden_layers.begin(), map.hidden_layers.end(), layer_id) == map.hidden_layers.end();
}

std::vector<std::string> layer_credits(const Map& map) {
    std::vector<std::string> credits;
    for (const auto& layer : map.layers)
        if (!layer->credit.empty() && is_shown(map, layer->id) &&
            std::find(credits.begin(), credits.end(), layer->credit) == credits.end())
            credits.push_back(layer->credit);
    return credits;
}

std::string sources_of(const FigureSpec& spec, const Map& map, const Projection& projection) {
    std::string out;
    if (!spec.credits.empty()) {
        std::vector<std::string> data;
        for (const std::string& credit : spec.credits) data.push_back(without_full_stop(credit));
        out += fmt::format("Incidents: {}. ", join(data, ". "));
    }
    if (const auto credits = layer_credits(map); !credits.empty())
        out += fmt::format("Basemap: {}. ", join(credits, "; "));
    out += fmt::format("Projection: {}", projection.name());
    if (projection.crs().rfind("+", 0) != 0 && projection.crs().size() < 24)
        out += fmt::format(" ({})", projection.crs());
    if (!spec.worldview.empty()) out += fmt::format(". Disputed boundaries as seen by {}", spec.worldview);
    return out + fmt::format(". Map by Bearing {}.", version());
}

}  // namespace bearing::figure
