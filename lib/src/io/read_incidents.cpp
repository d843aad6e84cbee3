#include "bearing/io/read_incidents.hpp"

#include <fmt/format.h>

#include <iterator>

#include "bearing/base/csv.hpp"
#include "bearing/base/error.hpp"
#include "io/bearing_json.hpp"
#include "io/bearing_rows.hpp"
#include "io/delimited_source.hpp"
#include "io/open_reader.hpp"

namespace bearing {
namespace {

template <class T>
void move_to(std::vector<T>& to, std::vector<T>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

IncidentFile read_all(IncidentFileReader& reader) {
    IncidentFile file;
    file.format = reader.format();
    IncidentBatch batch;
    while (reader.next(batch)) {
        file.rows += batch.rows;
        move_to(file.incidents, batch.incidents);
        move_to(file.rejected, batch.rejected);
        move_to(file.warnings, batch.warnings);
    }
    return file;
}

}  // namespace

std::map<std::string, std::size_t> IncidentFile::reasons() const {
    std::map<std::string, std::size_t> counts;
    for (const auto& row : rejected) ++counts[row.issue.message];
    return counts;
}

IncidentFile read_incidents(const std::filesystem::path& path) {
    return read_all(*open_incident_file(path));
}

IncidentFile parse_incidents(std::string_view bytes, const std::string& name) {
    return read_all(*open_bytes(std::make_unique<ByteInput>(bytes, name), {}));
}

IncidentFile parse_csv(std::string_view text, const std::string& name) {
    if (text.empty()) throw FormatError(fmt::format("{} is empty; there is nothing to read", name));
    auto input = std::make_unique<ByteInput>(text, name);
    const TableStart start = find_table_start(input->head(), name);
    auto source = std::make_unique<DelimitedSource>(name, std::make_unique<TextInput>(*input), start);
    BearingRowsReader reader(std::move(input), std::move(source));
    return read_all(reader);
}

IncidentFile parse_geojson(std::string_view text, const std::string& name) {
    ReadOptions options;
    options.schema = "bearing";
    return read_all(
        *open_json(std::make_unique<ByteInput>(text, name), text.substr(0, ByteInput::kHead), options));
}

std::string to_rejects_csv(const std::vector<RejectedRow>& rejected) {
    std::string out = "file,line,field,reason,row\n";
    for (const auto& row : rejected)
        out += fmt::format("{},{},{},{},{}\n", csv_field(row.issue.file), row.issue.line,
                           csv_field(row.issue.field), csv_field(row.issue.message), csv_field(row.raw));
    return out;
}

}  // namespace bearing
