#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/words.hpp"
#include "panels/edit_widgets.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

constexpr std::array kPrecisions{Precision::exact, Precision::vicinity, Precision::town,
                                 Precision::near,  Precision::district, Precision::province,
                                 Precision::line,  Precision::country};

const char* precision_words(Precision precision) {
    switch (precision) {
        case Precision::exact:
            return "exact (100 m)";
        case Precision::vicinity:
            return "vicinity (1 km)";
        case Precision::town:
            return "town";
        case Precision::near:
            return "near a town";
        case Precision::district:
            return "district";
        case Precision::province:
            return "province";
        case Precision::line:
            return "road, river or front";
        case Precision::country:
            break;
    }
    return "country";
}

/// What the gazetteer answers; a click puts the draft there.
void found_places(const PanelContext& context, UnfinishedTexts& texts) {
    const Look& look = context.look;
    ReportDesk& desk = context.desk;
    const auto typed = texts.find("place search");
    if (typed == texts.end()) return;
    ImGui::Indent(look.px(84));
    const FontScope small(look.fonts.small);
    if (desk.found_places().empty() && desk.searched() == typed->second)
        muted_text(look, "No place of that name is known. Coordinates and “7 km north of …” work as well.");
    for (std::size_t i = 0; i < desk.found_places().size(); ++i) {
        const Candidate candidate = desk.found_places()[i];
        const std::string in = candidate.place.admin1.empty()
                                   ? candidate.place.country
                                   : candidate.place.admin1 + ", " + candidate.place.country;
        const std::string words = fmt::format("{}, {} ({})", candidate.place.name, in,
                                              position_in_words(candidate.footprint.point, 2));
        ImGui::PushID(static_cast<int>(i));
        const bool chosen =
            ImGui::Selectable(fitted(words, ImGui::GetContentRegionAvail().x - look.px(14)).c_str());
        context.mark(fmt::format("found place:{}", i));
        tooltip(words + "\n" + candidate.reason);
        ImGui::PopID();
        if (!chosen) continue;
        desk.put_at(candidate);
        texts.erase("place search");
        desk.search_places({});
        break;
    }
    ImGui::Unindent(look.px(84));
}

void search(const PanelContext& context, UnfinishedTexts& texts) {
    ReportDesk& desk = context.desk;
    field_name(context.look, "Where");
    const auto typed = texts.find("place search");
    std::string text = typed == texts.end() ? std::string() : typed->second;
    const auto& where = desk.draft().now.where;
    const std::string hint = where ? where->name + "; type to search" : "No place is known; type to search";
    if (edit_line(context, "place search", text, hint)) {
        text.empty() ? void(texts.erase("place search")) : void(texts["place search"] = text);
        desk.search_places(text);
    }
    found_places(context, texts);
}

}  // namespace

void draw_place_fields(const PanelContext& context, UnfinishedTexts& texts) {
    const Look& look = context.look;
    ReportDesk& desk = context.desk;
    search(context, texts);
    if (!desk.draft().now.where) return;
    Footprint footprint = desk.draft().now.where->footprint;
    field_name(look, "");
    const float rest =
        text_width("within") + text_width("km") + look.px(58) + 3 * ImGui::GetStyle().ItemSpacing.x;
    ImGui::SetNextItemWidth(std::max(look.px(80), ImGui::GetContentRegionAvail().x - rest));
    bool changed =
        edit_choice<Precision>(context, "place precision", footprint.precision, kPrecisions, precision_words);
    if (changed) {
        footprint.radius_m = default_radius_m(footprint.precision);
        footprint.area.clear();
    }
    ImGui::SameLine();
    ImGui::TextUnformatted("within");
    ImGui::SameLine();
    double radius_km = footprint.radius_m / 1000;
    ImGui::SetNextItemWidth(look.px(58));
    if (edit_number(context, "radius", radius_km, 0.001, texts)) {
        footprint.radius_m = radius_km * 1000;
        footprint.area.clear();
        changed = true;
    }
    ImGui::SameLine();
    ImGui::TextUnformatted("km");
    if (changed)
        desk.correct(
            "precision", [&](Incident& incident) { incident.where->footprint = footprint; }, "precision");
    ImGui::Indent(look.px(84));
    draw_considered_places(context);
    ImGui::Unindent(look.px(84));
}

}  // namespace bearing
