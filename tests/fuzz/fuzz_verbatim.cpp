// Records of imported rows: the first line names the columns, the rest is the record as it stands.
#include "bearing/base/csv.hpp"
#include "bearing/incident/verbatim.hpp"
#include "fuzz/fuzz.hpp"

using namespace bearing;
using fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    CsvParser header(text);
    const auto names = header.next();
    if (!names || names->fields.size() > 100) return 0;
    const std::size_t behind = std::min(size, static_cast<std::size_t>(names->raw.size()) + 1);
    const Verbatim verbatim(std::make_shared<std::vector<std::string>>(names->fields),
                            std::string(text.substr(behind)));
    const auto cells = verbatim.cells();
    expect(cells.size() == verbatim.size(), "every column has a cell");
    std::size_t filled = 0;
    verbatim.each_value([&](const std::string& column, std::string_view value) {
        while (filled < cells.size() && cells[filled].second.empty()) ++filled;
        expect(filled < cells.size() && cells[filled].first == column && cells[filled].second == value,
               "values come as the cells have them");
        ++filled;
    });
    Verbatim again;
    for (const auto& [column, value] : cells) {
        again.add(column, value);
        expect(verbatim.value(column) == verbatim.value(again.cells()[0].first) || column != cells[0].first,
               "a value is that of the first column of its name");
    }
    expect(again == verbatim, "cells put together again are the same record");
    expect(again.cells() == cells, "cells survive being written");
    return 0;
}
