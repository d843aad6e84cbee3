#include <fmt/format.h>

#include <array>

#include "bearing/incident/taxonomy.hpp"
#include "panels/edit_widgets.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

constexpr std::array kTimePrecisions{TimePrecision::day,   TimePrecision::days,   TimePrecision::week,
                                     TimePrecision::month, TimePrecision::season, TimePrecision::year};

const char* precision_words(TimePrecision precision) {
    switch (precision) {
        case TimePrecision::day:
            return "to the day";
        case TimePrecision::days:
            return "some day about there";
        case TimePrecision::week:
            return "some day of the week";
        case TimePrecision::month:
            return "some day of the month";
        case TimePrecision::season:
            return "some day of the season";
        case TimePrecision::year:
            return "some day of the year";
        case TimePrecision::unknown:
            break;
    }
    return "unknown";
}

void when_fields(const PanelContext& context, UnfinishedTexts& texts) {
    const Look& look = context.look;
    ReportDesk& desk = context.desk;
    const std::optional<Occurrence> when = desk.draft().now.when;
    field_name(look, "When");
    if (!when) {
        if (ImGui::Button("Give a date")) {
            const auto published = desk.review().report().published;
            const Day day = published.value_or(*make_day(2020, 1, 1));
            desk.correct("date", [&](Incident& incident) {
                incident.when = Occurrence{{day, day, TimePrecision::day, {}, {}, {}}, {}, {}};
            });
        }
        context.mark("give a date");
        return;
    }
    const float gap = ImGui::GetStyle().ItemInnerSpacing.x;
    const float width = (ImGui::GetContentRegionAvail().x - 2 * gap - text_width("–")) / 2;
    TimeSpan span = when->span;
    ImGui::SetNextItemWidth(width);
    bool changed = false;
    if (edit_day(context, "first day", span.first, texts)) {
        changed = true;
        if (span.last < span.first || when->span.first == when->span.last) span.last = span.first;
    }
    ImGui::SameLine(0, gap);
    ImGui::TextUnformatted("–");
    ImGui::SameLine(0, gap);
    ImGui::SetNextItemWidth(width);
    if (edit_day(context, "last day", span.last, texts)) {
        changed = true;
        if (span.last < span.first) span.first = span.last;
    }
    field_name(look, "");
    changed |= edit_choice<TimePrecision>(context, "date precision", span.precision, kTimePrecisions,
                                          precision_words);
    if (!changed) return;
    // A time of day belongs to the day that it was told of.
    if (span.first != when->span.first) span.first_minute.reset();
    if (span.last != when->span.last) span.last_minute.reset();
    desk.correct(
        "date", [&](Incident& incident) { incident.when->span = span; }, "date");
}

void weapon_fields(const PanelContext& context) {
    const Look& look = context.look;
    ReportDesk& desk = context.desk;
    const std::vector<Weapon> weapons = desk.draft().now.weapons;
    for (std::size_t i = 0; i < weapons.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        field_name(look, i == 0 ? "Weapons" : "");
        const float cross = look.px(28), gap = ImGui::GetStyle().ItemInnerSpacing.x;
        const float width = ImGui::GetContentRegionAvail().x - cross - 2 * gap;
        Weapon weapon = weapons[i];
        ImGui::SetNextItemWidth(width * 0.5F);
        bool changed = edit_choice<WeaponClass>(context, fmt::format("weapon:{}", i), weapon.weapon_class,
                                                all_weapon_classes(), [](WeaponClass w) { return label(w); });
        ImGui::SameLine(0, gap);
        ImGui::SetNextItemWidth(width * 0.5F);
        changed |= edit_line(context, fmt::format("weapon name:{}", i), weapon.name, "as named");
        ImGui::SameLine(0, gap);
        const bool removed = icon_button(context, fmt::format("remove weapon:{}", i).c_str(), Icon::cross,
                                         "Take this weapon out", 28);
        ImGui::PopID();
        if (changed)
            desk.correct(
                "weapon", [&](Incident& incident) { incident.weapons[i] = weapon; }, "weapon");
        if (removed)
            return desk.correct("weapon", [&](Incident& incident) {
                incident.weapons.erase(incident.weapons.begin() + static_cast<std::ptrdiff_t>(i));
            });
    }
    field_name(look, weapons.empty() ? "Weapons" : "");
    if (ImGui::Button("Add a weapon"))
        desk.correct("weapon", [](Incident& incident) { incident.weapons.emplace_back(); });
    context.mark("add weapon");
}

}  // namespace

void draw_draft_fields(const PanelContext& context, UnfinishedTexts& texts) {
    const Look& look = context.look;
    ReportDesk& desk = context.desk;
    std::string summary = desk.draft().now.summary;
    if (edit_sentence(context, "summary", summary))
        desk.correct(
            "summary", [&](Incident& incident) { incident.summary = summary; }, "summary");
    when_fields(context, texts);
    draw_place_fields(context, texts);
    EventType type = desk.draft().now.type;
    field_name(look, "Type");
    if (edit_choice<EventType>(context, "type", type, all_event_types(),
                               [](EventType t) { return label(t); }))
        desk.correct("type", [&](Incident& incident) { incident.type = type; });
    weapon_fields(context);
    bool background = desk.draft().now.background;
    field_name(look, "");
    if (ImGui::Checkbox("History told as background", &background))
        desk.correct("background", [&](Incident& incident) { incident.background = background; });
    context.mark("background");
    draw_claim_fields(context, texts);
}

}  // namespace bearing
