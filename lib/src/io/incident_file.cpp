#include "bearing/io/incident_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "io/bearing_rows.hpp"
#include "io/delimited_source.hpp"
#include "io/incident_text.hpp"
#include "io/known_headers.hpp"
#include "io/layer_file.hpp"
#include "io/mapping_proposal.hpp"
#include "io/open_reader.hpp"
#include "io/table_reader.hpp"
#include "io/timemap.hpp"

namespace bearing {
namespace {

void check_schema(const std::string& schema) {
    static constexpr std::array<std::string_view, 8> kSchemas{"auto", "acled", "ucdp-ged", "timemap",
                                                              "hxl",  "atlos", "bearing",  "table"};
    if (std::find(kSchemas.begin(), kSchemas.end(), schema) == kSchemas.end())
        throw ArgumentError(
            fmt::format("no such schema: {}; there are auto, acled, ucdp-ged, timemap, hxl, atlos, "
                        "bearing and table",
                        schema));
}

std::unique_ptr<RowMapper> mapper_for(const std::string& schema, RowSource& source) {
    const TableHeader& header = source.header();
    if (schema == "acled") return acled_mapper(header, source.sample());
    if (schema == "ucdp-ged") return ucdp_mapper(header, source.sample());
    if (schema == "timemap") return timemap_mapper(header);
    if (schema == "hxl") return hxl_mapper(header);
    return atlos_mapper(header);
}

void require_meaning(const Mapping& mapping, const TableSample& sample, const TableHeader& header) {
    const auto has = [&](const char* field) {
        return mapping.columns.contains(field) || mapping.constants.contains(field);
    };
    if (has("date_first") || has("year") || (has("lat") && has("lon")) || has("coordinates") || has("wkt") ||
        sample.has_geometry)
        return;
    throw FormatError(fmt::format(
        "{} has no column that holds dates or places as far as Bearing can tell; say in a mapping which of "
        "its columns are date_first, lat, lon and so on. It has {}",
        header.file, join(*header.columns, ", ")));
}

bool names_a_place(const Mapping& mapping) {
    const auto has = [&](const char* field) { return mapping.columns.contains(field); };
    return (has("lat") && has("lon")) || has("coordinates") || has("wkt");
}

bool names_a_time(const Mapping& mapping) {
    return mapping.columns.contains("date_first") || mapping.columns.contains("year");
}

/// Rows without a time or a place are kept, so a column that was not recognised must not go unnoticed.
void say_what_is_not_found(const Mapping& mapping, const TableSample& sample, TableReader& reader) {
    constexpr const char* kHow = "if one does, name it in a mapping (--dry-run proposes one to edit)";
    if (!names_a_time(mapping))
        reader.say(Severity::warning,
                   fmt::format("no column holds dates as far as Bearing can tell, so all rows are kept "
                               "undated; {}",
                               kHow));
    if (!names_a_place(mapping) && !sample.has_geometry)
        reader.say(Severity::warning,
                   fmt::format("no column holds coordinates as far as Bearing can tell, so all rows are "
                               "kept without a place; {}",
                               kHow));
}

/// Whether the start of the file is no text: a fair part of it are control characters. Zero bytes below a
/// first line without any are damage to rows, not a form of file.
bool is_binary(std::string_view head) {
    head = head.substr(0, 4096);
    const auto is_many = [&](std::ptrdiff_t n) { return n * 50 > static_cast<std::ptrdiff_t>(head.size()); };
    const auto zeros = std::count(head.begin(), head.end(), '\0');
    const auto others = std::count_if(head.begin(), head.end(), [](char c) {
        return c > 0 && c < 32 && std::string_view("\n\r\t\f\x1e").find(c) == std::string_view::npos;
    });
    const std::string_view first_line = head.substr(0, head.find_first_of("\r\n"));
    const bool zeros_at_once = first_line.find('\0') != std::string_view::npos;
    return is_many(others) || (zeros_at_once && is_many(zeros + others));
}

/// What to do with a file that is in a well-known form, but in none of those that Bearing reads.
void refuse_known_forms(std::string_view head, const std::string& name) {
    struct Form {
        std::string_view start;
        const char* advice;
    };
    static constexpr std::array<Form, 7> kForms{{
        {"PK\3\4", "is a zip archive; unpack it and import the file in it"},
        {"\x1F\x8B", "is compressed with gzip; unpack it first"},
        {"BZh", "is compressed with bzip2; unpack it first"},
        {"\xFD"
         "7zXZ",
         "is compressed with xz; unpack it first"},
        {"7z\xBC\xAF", "is a 7-Zip archive; unpack it and import the file in it"},
        {"\xD0\xCF\x11\xE0", "is a document of an old Office; save it as .xlsx or .csv first"},
        {"%PDF-", "is a PDF; bearing extract reads reports, a table has to be saved as .csv first"},
    }};
    for (const Form& form : kForms)
        if (head.starts_with(form.start)) throw FormatError(name + " " + form.advice);
}

/// The first bytes as UTF-8 text.
std::string head_text(ByteInput& input) {
    ByteInput head(input.head(), input.name());
    TextInput text(head);
    while (text.text().size() < ByteInput::kHead && text.more()) {
    }
    return std::string(text.text());
}

}  // namespace

std::unique_ptr<IncidentFileReader> open_rows(std::unique_ptr<ByteInput> input,
                                              std::unique_ptr<RowSource> source, const ReadOptions& options) {
    const TableHeader& header = source->header();
    const bool is_auto = options.schema == "auto" && !options.mapping;
    if ((is_auto || options.schema == "bearing") && has_incident_texts(*source)) {
        auto mapper = incident_text_mapper(header);
        return std::make_unique<TableReader>(std::move(input), "bearing-layer", std::move(source),
                                             std::move(mapper), std::nullopt);
    }
    std::string schema = is_auto ? schema_of(header) : options.schema == "auto" ? "table" : options.schema;
    if (schema == "bearing") return std::make_unique<BearingRowsReader>(std::move(input), std::move(source));
    if (schema == "table") {
        const TableSample sample = source->sample();
        const Mapping mapping = options.mapping ? *options.mapping : propose_mapping(header, sample);
        auto mapper = table_mapper(header, mapping, options.default_precision);
        require_meaning(mapping, sample, header);
        auto reader = std::make_unique<TableReader>(std::move(input), schema, std::move(source),
                                                    std::move(mapper), mapping);
        if (!options.mapping) say_what_is_not_found(mapping, sample, *reader);
        return reader;
    }
    auto mapper = mapper_for(schema, *source);
    return std::make_unique<TableReader>(std::move(input), schema, std::move(source), std::move(mapper),
                                         std::nullopt);
}

std::unique_ptr<IncidentFileReader> open_bytes(std::unique_ptr<ByteInput> input, const ReadOptions& options) {
    check_schema(options.schema);
    const std::string& name = input->name();
    if (input->head().empty()) throw FormatError(fmt::format("{} is empty; there is nothing to read", name));
    if (const std::string form = layer_form(input->head()); !form.empty()) {
        auto source = open_layer(*input, form, options.layer);
        return open_rows(std::move(input), std::move(source), options);
    }
    refuse_known_forms(input->head(), name);
    const std::string head = head_text(*input);
    const std::string_view start = trim(head);
    if (start.empty()) throw FormatError(fmt::format("{} is empty; there is nothing to read", name));
    if (is_binary(start))
        throw FormatError(
            fmt::format("{} is binary and in no form that Bearing knows; export it as CSV, GeoJSON, "
                        "XLSX or GeoPackage first",
                        name));
    if (start.front() == '{' || start.front() == '[' || start.front() == '\x1e')
        return open_json(std::move(input), head, options);
    const TableStart table = find_table_start(head, name);
    auto source = std::make_unique<DelimitedSource>(name, std::make_unique<TextInput>(*input), table);
    return open_rows(std::move(input), std::move(source), options);
}

std::unique_ptr<IncidentFileReader> open_incident_file(const std::filesystem::path& path,
                                                       const ReadOptions& options) {
    auto reader = open_bytes(std::make_unique<ByteInput>(path), options);
    // Where the first dates leave their order open, all dates decide; standard input can be read only once.
    std::error_code error;
    auto* table = dynamic_cast<TableReader*>(reader.get());
    if (table != nullptr && table->dates_are_open() && std::filesystem::is_regular_file(path, error)) {
        const auto scout = open_bytes(std::make_unique<ByteInput>(path), options);
        table->set_date_order(dynamic_cast<TableReader&>(*scout).count_dates());
    }
    return reader;
}

}  // namespace bearing
