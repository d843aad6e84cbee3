// Records of delimited text: nothing of a record is lost, and what csv_field() writes is read back.
#include "bearing/base/csv.hpp"
#include "fuzz/fuzz.hpp"

namespace {

using namespace bearing;
using fuzz::expect;

void read_back(const CsvRecord& record, char delimiter) {
    std::string line;
    for (const auto& field : record.fields) {
        if (&field != &record.fields.front()) line += delimiter;
        line += csv_field(field, delimiter);
    }
    // A line of one empty field is a blank line, and a mark of byte order is none in the middle of a file.
    if (line.empty() || line.starts_with("\xEF\xBB\xBF")) return;
    CsvParser parser(line, delimiter);
    const auto again = parser.next();
    expect(again && again->fields == record.fields, "a written record has the fields of the one read");
    expect(!again->broken_quotes, "a written record has no broken quotes");
    expect(!parser.next(), "a written record is one record");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const char delimiter = guess_delimiter(text);
    CsvParser parser(text, delimiter);
    std::size_t line = 0;
    std::size_t from = 0;
    while (const auto record = parser.next()) {
        expect(record->line > line, "records come in the order of their lines");
        line = record->line;
        const auto at = text.find(record->raw, from);
        expect(at != std::string_view::npos, "the raw record stands in the text");
        from = at + record->raw.size();
        expect(!record->fields.empty(), "a record has a field");
        read_back(*record, delimiter);
    }
    return 0;
}
