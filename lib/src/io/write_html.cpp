#include <fmt/format.h>

#include "bearing/base/text.hpp"
#include "io/incident_sink.hpp"
#include "io/markup.hpp"
#include "io/text_file.hpp"

namespace bearing {
namespace {

constexpr std::string_view kStyle =
    "body{font:15px/1.45 system-ui,sans-serif;margin:2em auto;max-width:75em;padding:0 1em;color:#222;"
    "background:#fff}table{border-collapse:collapse;width:100%}th,td{border-top:1px solid #bbb;padding:.4em "
    ".6em;text-align:left;vertical-align:top}th{border-top:0;white-space:nowrap}ul{margin:0;padding-left:1."
    "1em}"
    ".s{color:#666;font-size:.9em}"
    "@media print{body{margin:0;font-size:10px}tr{break-inside:avoid}}";

std::string figure_in_words(const Count& count) {
    if (count.low == 0 && !count.best && !count.high) return "0 or unknown";
    std::string out;
    if (count.best)
        out = std::to_string(*count.best);
    else if (count.low && !count.high)
        return fmt::format("at least {}", *count.low);
    else if (count.high && !count.low)
        return fmt::format("at most {}", *count.high);
    if (count.low && count.high && (*count.low != *count.high || !count.best))
        out +=
            fmt::format("{}{}–{}{}", count.best ? " (" : "", *count.low, *count.high, count.best ? ")" : "");
    return out;
}

std::string casualties(const Count& killed, const Count& injured) {
    std::vector<std::string> parts;
    if (killed.known()) parts.push_back("killed: " + figure_in_words(killed));
    if (injured.known()) parts.push_back("injured: " + figure_in_words(injured));
    return join(parts, "; ");
}

std::string verb(Stance stance) {
    switch (stance) {
        case Stance::alleges:
            return "alleges responsibility of ";
        case Stance::denies:
            return "denies responsibility of ";
        case Stance::acknowledges:
            return "acknowledges responsibility of ";
        case Stance::reports:
            break;
    }
    return "reports";
}

std::string claim_html(const Claim& claim) {
    std::string out = "<li><b>" + markup_text(claim.claimant.empty() ? "The source" : claim.claimant) +
                      "</b> " + verb(claim.stance);
    if (claim.stance != Stance::reports)
        out += markup_text(claim.actor.empty() ? "an unnamed party" : claim.actor);
    if (!claim.participants.empty()) {
        std::vector<std::string> names;
        for (const auto& participant : claim.participants) names.push_back(participant.name);
        out += "; named as taking part: " + markup_text(join(names, ", "));
    }
    if (claim.date) out += ", " + to_string(*claim.date);
    if (!claim.hedge.empty()) out += ", in the words “" + markup_text(claim.hedge) + "”";
    if (const auto figures = casualties(claim.killed, claim.injured); !figures.empty())
        out += "; " + markup_text(figures);
    const Source& source = claim.source;
    std::vector<std::string> published;
    for (const std::string& part :
         {source.publisher, source.title, source.date ? to_string(*source.date) : "", source.url})
        if (!part.empty()) published.push_back(part);
    if (!published.empty()) out += " <span class=s>(" + markup_text(join(published, ", ")) + ")</span>";
    return out + "</li>";
}

std::string place_html(const Incident& incident) {
    if (!incident.where) return "place not known";
    const Location& where = *incident.where;
    std::string out = markup_text(where.name);
    for (const std::string& part : {where.admin, where.country})
        if (!part.empty()) out += (out.empty() ? "" : ", ") + markup_text(part);
    const Footprint& footprint = where.footprint;
    out += fmt::format("<div class=s>{:.4f}, {:.4f}, within {:.1f} km</div>", footprint.point.lat,
                       footprint.point.lon, footprint.radius_m / 1000);
    return out;
}

class HtmlSink : public IncidentSink {
  public:
    HtmlSink(const std::filesystem::path& path, const ExportPlan& plan) : file_(path) {
        const std::string title = markup_text(plan.options.title);
        std::string out = fmt::format(
            "<!DOCTYPE html>\n<html lang=en><head><meta charset=utf-8><meta name=viewport "
            "content=\"width=device-width\"><title>{0}</title><style>{1}</style></head>\n<body><h1>{0}</"
            "h1>\n",
            title, kStyle);
        for (const auto& note : plan.options.notes) out += "<p>" + markup_text(note) + "</p>\n";
        out +=
            "<p>Responsibility is as alleged by those named, not established.</p>\n<table><thead><tr>"
            "<th>When<th>Where<th>What is reported<th>Who says so</tr></thead>\n<tbody>\n";
        file_.write(out);
    }

    void add(const Incident& incident, Match match) override {
        std::string out = fmt::format(
            "<tr id=\"{}\"><td>{}<td>{}<td>{}", markup_text(incident.id),
            incident.when ? to_string(incident.when->span) : "date not known", place_html(incident),
            markup_text(incident.summary.empty() ? std::string(label(incident.type)) : incident.summary));
        std::vector<std::string> more;
        if (!incident.summary.empty()) more.emplace_back(label(incident.type));
        if (auto figures = casualties(incident.killed, incident.injured); !figures.empty())
            more.push_back(std::move(figures));
        if (incident.verification != Verification::unstated)
            more.emplace_back(to_string(incident.verification));
        if (match == Match::possible) more.emplace_back("only possibly fits the filter");
        if (!more.empty()) out += "<div class=s>" + markup_text(join(more, "; ")) + "</div>";
        out += "<td><ul>";
        for (const Claim& claim : incident.claims) out += claim_html(claim);
        file_.write(out + "</ul></tr>\n");
    }

    std::vector<std::string> finish() override {
        file_.write("</tbody></table></body></html>\n");
        file_.close();
        return {};
    }

  private:
    TextFile file_;
};

}  // namespace

std::unique_ptr<IncidentSink> html_sink(const std::filesystem::path& path, const ExportPlan& plan) {
    return std::make_unique<HtmlSink>(path, plan);
}

}  // namespace bearing
