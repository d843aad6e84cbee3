#include "figure/figure_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "bearing/base/version.hpp"
#include "figure/words.hpp"

namespace bearing::figure {
namespace {

std::string without_full_stop(std::string text) {
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
    return text;
}

/// Sources and the licence they share, "" where none is stated.
struct Licensed {
    std::string licence;
    std::vector<std::string> sources;
};

/// "A 1, B 2 (LGPL-3+)" as a licence and two sources.
Licensed read_credit(const std::string& credit) {
    const std::size_t open = credit.rfind(" (");
    if (credit.empty() || credit.back() != ')' || open == std::string::npos) return {"", {credit}};
    return {credit.substr(open), split_list(credit.substr(0, open), ',')};
}

void add_credit(const Licensed& credit, std::vector<Licensed>& all) {
    auto same = std::find_if(all.begin(), all.end(),
                             [&](const Licensed& other) { return other.licence == credit.licence; });
    if (same == all.end()) same = all.insert(all.end(), {credit.licence, {}});
    for (const std::string& source : credit.sources)
        if (std::find(same->sources.begin(), same->sources.end(), source) == same->sources.end())
            same->sources.push_back(source);
}

void clean(std::string& words) {
    std::string out = sanitize_utf8(words);
    for (char& c : out)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    words = std::string(trim(out));
}

}  // namespace

FigureSpec with_clean_words(FigureSpec spec) {
    for (std::string* words : {&spec.title, &spec.subtitle, &spec.filter, &spec.worldview}) clean(*words);
    for (std::string& credit : spec.credits) clean(credit);
    std::erase(spec.credits, "");
    return spec;
}

std::string title_of(const FigureSpec& spec) {
    return spec.title.empty() ? "Reported incidents" : spec.title;
}

std::string subtitle_of(const FigureSpec& spec, const FigureFacts& facts) {
    if (!spec.subtitle.empty()) return spec.subtitle;
    const std::string dates = dates_in_words(facts);
    if (spec.filter.empty()) return dates;
    const std::string filter = "Filter: " + with_dates_in_words(spec.filter);
    // The filter often is the dates.
    if (dates.empty() || filter.find(dates) != std::string::npos) return filter;
    return fmt::format("{}. Incidents dated {}", filter, dates);
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

std::string short_note_of(const FigureFacts& facts) {
    if (facts.shown() == 0) return {};
    return "Circles: where it may have happened. Responsibility is alleged, not established.";
}

bool is_shown(const Map& map, const std::string& layer_id) {
    return std::find(map.hidden_layers.begin(), map.hidden_layers.end(), layer_id) == map.hidden_layers.end();
}

std::vector<std::string> layer_credits(const Map& map) {
    std::vector<Licensed> all;
    for (const auto& layer : map.layers)
        if (is_shown(map, layer->id))
            for (const std::string& credit : split_list(layer->credit, ';'))
                add_credit(read_credit(credit), all);
    std::vector<std::string> credits;
    for (const Licensed& group : all) credits.push_back(join(group.sources, ", ") + group.licence);
    return credits;
}

std::string short_sources_of(const FigureSpec& spec, const Map& map) {
    std::string out;
    if (!spec.credits.empty()) {
        std::vector<std::string> data;
        for (const std::string& credit : spec.credits) data.push_back(without_full_stop(credit));
        out += fmt::format("Data: {}. ", join(data, ". "));
    }
    if (const auto credits = layer_credits(map); !credits.empty())
        out += fmt::format("Basemap: {}. ", join(credits, "; "));
    return out + fmt::format("Map by Bearing {}.", version());
}

std::string sources_of(const FigureSpec& spec, const Map& map, const Projection& projection) {
    const std::string brief = short_sources_of(spec, map);
    std::string projected = fmt::format("Projection: {}. ", projection_in_words(projection));
    if (!spec.worldview.empty())
        projected += fmt::format("Disputed boundaries and names in the view of: {}. ", spec.worldview);
    std::string out = brief;
    return out.insert(out.rfind("Map by Bearing"), projected);
}

}  // namespace bearing::figure
