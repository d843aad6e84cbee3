#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/incident/incident.hpp"

namespace bearing::publish {

/// Changes a text in place.
using TextEdit = std::function<void(std::string&)>;

/// A field, or several of a kind, that a profile can strip.
struct Field {
    std::string_view name;
    /// Shows every text of the field to `edit`; null where it holds none.
    void (*each_text)(Incident&, const TextEdit& edit);
    /// Takes out what is no text; null where there is nothing else.
    void (*clear)(Incident&);
    bool is_free_text;  ///< written by people in sentences: TextRule::strip takes it out
};

const std::vector<Field>& fields();
const Field& field(std::string_view name);

}  // namespace bearing::publish
