#include <fmt/format.h>

#include <algorithm>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/base/version.hpp"
#include "io/cell_safety.hpp"
#include "io/incident_sink.hpp"
#include "io/incident_table.hpp"
#include "io/markup.hpp"
#include "io/zip_writer.hpp"

namespace bearing {
namespace {

// The parts of a workbook (ECMA-376), as small as spreadsheets take them. Texts stand in their cells, so that
// a sheet is written row by row.
constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kContentTypes =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet1.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet2.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>";
constexpr std::string_view kRelations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
    "Target=\"xl/workbook.xml\"/></Relationships>";
constexpr std::string_view kWorkbook =
    "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
    "<sheet name=\"incidents\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"about\" sheetId=\"2\" "
    "r:id=\"rId2\"/>"
    "</sheets></workbook>";
constexpr std::string_view kWorkbookRelations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
    "Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
    "Target=\"worksheets/sheet2.xml\"/></Relationships>";
constexpr std::string_view kSheetStart =
    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
constexpr std::string_view kFrozenHeader =
    "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
    "activePane=\"bottomLeft\" "
    "state=\"frozen\"/></sheetView></sheetViews>";

constexpr std::size_t kMostRows = 1048576;
constexpr std::size_t kMostUnits = 32767;  ///< UTF-16 units in a cell

/// "A", "Z", "AA".
std::string column_letters(std::size_t column) {
    std::string letters;
    for (++column; column > 0; column = (column - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters;
}

/// Bytes of the text that fit a cell; all of them for nearly every text.
std::size_t fitting_bytes(std::string_view text) {
    if (text.size() <= kMostUnits) return text.size();
    std::size_t units = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0) == 0x80) continue;
        units += byte >= 0xF0 ? 2 : 1;
        if (units > kMostUnits) return i;
    }
    return text.size();
}

std::string text_cell(std::string_view reference, std::string_view text) {
    return fmt::format("<c r=\"{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", reference,
                       markup_text(text));
}

class XlsxSink : public IncidentSink {
  public:
    XlsxSink(const std::filesystem::path& path, const ExportPlan& plan)
        : zip_(path), table_(make_table(plan.options.columns, plan.verbatim)), options_(plan.options) {
        for (const auto& [name, content] : std::vector<std::pair<std::string, std::string_view>>{
                 {"[Content_Types].xml", kContentTypes},
                 {"_rels/.rels", kRelations},
                 {"xl/workbook.xml", kWorkbook},
                 {"xl/_rels/workbook.xml.rels", kWorkbookRelations}}) {
            zip_.begin_entry(name);
            zip_.write(std::string(kXml) + std::string(content));
        }
        zip_.begin_entry("xl/worksheets/sheet1.xml");
        zip_.write(std::string(kXml) + std::string(kSheetStart) + std::string(kFrozenHeader) + "<sheetData>");
        write_header();
    }

    void add(const Incident& incident, Match match) override {
        table_->each_row(incident, match, [&](const std::vector<std::string>& cells) { write_row(cells); });
    }

    std::vector<std::string> finish() override {
        zip_.write("</sheetData></worksheet>");
        write_about();
        zip_.close();
        std::vector<std::string> warnings;
        if (cut_ > 0)
            warnings.push_back(fmt::format(
                "{} longer than the {} characters of a spreadsheet's cell: texts are cut, areas and "
                "lists left out; use .csv or .gpkg to keep them",
                counted(cut_, "cell"), kMostUnits));
        if (controls_ > 0)
            warnings.push_back(
                fmt::format("{} with control characters, which a spreadsheet cannot hold: spaces "
                            "stand in their place",
                            counted(controls_, "cell")));
        return warnings;
    }

  private:
    void write_header() {
        std::vector<std::string> names, hashtags;
        bool any = false;
        for (const TableColumn& column : table_->columns()) {
            letters_.push_back(column_letters(letters_.size()));
            names.push_back(column.name);
            hashtags.push_back(column.hashtag);
            any = any || !column.hashtag.empty();
        }
        write_row(names);
        if (any) write_row(hashtags);
    }

    void write_row(const std::vector<std::string>& cells) {
        check_sheet_rows(++row_);
        std::string xml = fmt::format("<row r=\"{}\">", row_);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].empty()) continue;
            const std::string reference = letters_[i] + std::to_string(row_);
            if (table_->columns()[i].is_number && parse_number(cells[i]))
                xml += fmt::format("<c r=\"{}\"><v>{}</v></c>", reference, cells[i]);
            else
                xml += text_cell(reference, fitted(safe_cell(cells[i])));
        }
        zip_.write(xml + "</row>");
    }

    std::string fitted(std::string text) {
        const bool control = std::any_of(text.begin(), text.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t';
        });
        controls_ += control;
        const std::size_t bytes = fitting_bytes(text);
        if (bytes == text.size()) return text;
        ++cut_;
        // Half a JSON list could not be read back.
        return text.starts_with("[") ? std::string() : text.substr(0, bytes);
    }

    void write_about() {
        std::vector<std::string> lines{options_.title};
        lines.insert(lines.end(), options_.notes.begin(), options_.notes.end());
        if (options_.columns == ExportColumns::bearing)
            lines.emplace_back(
                "Sheet \"incidents\": one row a claim; the columns of the incident are repeated on each row "
                "of "
                "its claims. Responsibility is as alleged by the claimants, not established.");
        lines.push_back(fmt::format("Written by Bearing {}.", version()));
        zip_.begin_entry("xl/worksheets/sheet2.xml");
        std::string xml = std::string(kXml) + std::string(kSheetStart) + "<sheetData>";
        for (std::size_t i = 0; i < lines.size(); ++i)
            xml += fmt::format("<row r=\"{0}\">{1}</row>", i + 1,
                               text_cell("A" + std::to_string(i + 1), fitted(safe_cell(lines[i]))));
        zip_.write(xml + "</sheetData></worksheet>");
    }

    ZipWriter zip_;
    std::unique_ptr<IncidentTable> table_;
    ExportOptions options_;
    std::vector<std::string> letters_;
    std::size_t row_ = 0;
    std::size_t cut_ = 0;
    std::size_t controls_ = 0;
};

}  // namespace

void check_sheet_rows(std::size_t rows) {
    if (rows > kMostRows)
        throw FileError(
            "more rows than a spreadsheet holds (1,048,576 with the header, one a claim); narrow the "
            "filters, "
            "or write .csv or .gpkg");
}

std::unique_ptr<IncidentSink> xlsx_sink(const std::filesystem::path& path, const ExportPlan& plan) {
    return std::make_unique<XlsxSink>(path, plan);
}

}  // namespace bearing
