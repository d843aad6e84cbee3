#pragma once

#include <optional>
#include <span>
#include <string>

#include "bearing/geo/day.hpp"
#include "bearing/incident/claim.hpp"
#include "panels/draft_panel.hpp"

namespace bearing {

/// A line of text to edit in place, with a hint while it is empty; true when it was changed. The item is
/// marked under its name. Takes the width of the next item.
bool edit_line(const PanelContext& context, const std::string& name, std::string& value,
               const std::string& hint = {});
/// The same in several lines.
bool edit_lines(const PanelContext& context, const std::string& name, std::string& value, float height);
/// A sentence to edit, shown in as many lines as it needs: ImGui's fields do not wrap, so line breaks stand
/// in the field in the place of blanks, and only there.
bool edit_sentence(const PanelContext& context, const std::string& name, std::string& value);

/// A day as YYYY-MM-DD; true when another day was typed. What is no day yet stays in `texts` and is said.
bool edit_day(const PanelContext& context, const std::string& name, Day& day, UnfinishedTexts& texts);
/// A number of at least `least`; true when another was typed.
bool edit_number(const PanelContext& context, const std::string& name, double& number, double least,
                 UnfinishedTexts& texts);
/// A casualty figure: low, best and high, each perhaps unknown.
bool edit_count(const PanelContext& context, const std::string& name, Count& count);

/// One of some values by its words; true when another was chosen.
template <class T, class Words>
bool edit_choice(const PanelContext& context, const std::string& name, T& value, std::span<const T> all,
                 Words words) {
    bool changed = false;
    const std::string now(words(value));
    if (ImGui::BeginCombo(("##" + name).c_str(), now.c_str(), ImGuiComboFlags_HeightLarge)) {
        for (const T other : all) {
            const std::string shown(words(other));
            const bool chosen = ImGui::Selectable(shown.c_str(), other == value);
            context.mark(name + ":" + shown);
            if (!chosen) continue;
            changed = other != value;
            value = other;
        }
        ImGui::EndCombo();
    }
    context.mark(name);
    return changed;
}

/// A muted name at the left of a row; the next item takes the rest of it.
void field_name(const Look& look, const char* name);

}  // namespace bearing
