#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/document.hpp"

namespace bearing::report {

/// What a document says about itself.
struct Metadata {
    std::string title;
    std::string publisher;
    std::optional<Day> published;
    std::optional<Day> period_first;  ///< of a situation report
    std::string language;
    std::string dateline_place;
    std::vector<std::size_t> starts;  ///< for each block the first token behind its dateline
    std::vector<bool> skipped;        ///< for each block: contacts, links, notes
    std::vector<bool> background;     ///< for each block: under a heading such as "Background"
};

/// `published` overrides what the text says.
Metadata read_metadata(const Document& document, std::optional<Day> published);

}  // namespace bearing::report
