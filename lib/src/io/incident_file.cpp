#include "bearing/io/incident_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "io/bearing_rows.hpp"
#include "io/byte_input.hpp"
#include "io/delimited_source.hpp"
#include "io/known_headers.hpp"
#include "io/open_reader.hpp"
#include "io/table_reader.hpp"

namespace bearing {
namespace {

std::unique_ptr<RowMapper> mapper_for(const std::string& schema, const TableHeader& header) {
    if (schema == "acled") return acled_mapper(header);
    if (schema == "ucdp-ged") return ucdp_mapper(header);
    if (schema == "hxl") return hxl_mapper(header);
    return atlos_mapper(header);
}

/// Whether the text at the start of the file is text at all.
bool is_binary(std::string_view head) {
    const auto controls = std::count_if(
        head.begin(), head.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(head.size(), 4096)),
        [](char c) {
            return c >= 0 && c < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1e';
        });
    return controls * 50 > static_cast<std::ptrdiff_t>(std::min<std::size_t>(head.size(), 4096));
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
    std::string schema = options.schema;
    if (schema == "auto") schema = options.mapping ? "table" : schema_of(header);
    if (schema == "bearing") return std::make_unique<BearingRowsReader>(std::move(input), std::move(source));
    auto mapper = mapper_for(schema, header);
    return std::make_unique<TableReader>(std::move(input), schema, std::move(source), std::move(mapper),
                                         std::nullopt);
}

std::unique_ptr<IncidentFileReader> open_bytes(std::unique_ptr<ByteInput> input, const ReadOptions& options) {
    const std::string head = head_text(*input);
    if (trim(head).empty())
        throw FormatError(fmt::format("{} is empty; there is nothing to read", input->name()));
    if (is_binary(head))
        throw FormatError(
            fmt::format("{} is binary and in no form that Bearing knows; export it as CSV, GeoJSON or "
                        "GeoPackage first",
                        input->name()));
    const TableStart start = find_table_start(head, input->name());
    auto text = std::make_unique<TextInput>(*input);
    auto source = std::make_unique<DelimitedSource>(input->name(), std::move(text), start);
    return open_rows(std::move(input), std::move(source), options);
}

std::unique_ptr<IncidentFileReader> open_incident_file(const std::filesystem::path& path,
                                                       const ReadOptions& options) {
    return open_bytes(std::make_unique<ByteInput>(path), options);
}

}  // namespace bearing
