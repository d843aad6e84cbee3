#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "bearing/gazetteer/gazetteer.hpp"
#include "bearing/report/report.hpp"

namespace bearing {

/// Reads a report from a file ("-" is standard input): text, Markdown, HTML, or PDF by poppler's pdftotext.
/// A file without text is a report without text. Throws FileError if it cannot be read, FormatError if it is
/// binary, MissingDataError if it is a PDF and pdftotext is not installed.
Report read_report(const std::filesystem::path& path);

/// A report from text at hand (plain text or Markdown).
Report report_from_text(std::string_view utf8);

/// What a text says happened: incidents with their claims, by rules and lexicons; each value keeps its span.
/// `published` overrides the date that the text itself gives; relative dates count from it.
Extraction extract(Report report, const Gazetteer& gazetteer, std::optional<Day> published = std::nullopt);

}  // namespace bearing
