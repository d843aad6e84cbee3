#include "io/bearing_json.hpp"

#include "bearing/base/error.hpp"
#include "bearing/incident/incident_json.hpp"
#include "incident/parse_json.hpp"
#include "io/row_mapper.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

const Json& incident_part(const Json& element) {
    static const Json kNone;
    if (!element.is_object()) return kNone;
    const auto properties = element.find("properties");
    return properties == element.end() ? element : *properties;
}

}  // namespace

bool is_bearing_element(const Json& element) {
    const Json& incident = incident_part(element);
    return incident.is_object() && incident.contains("claims") && incident["claims"].is_array() &&
           incident.contains("when") && incident.contains("where");
}

BearingJsonReader::BearingJsonReader(std::unique_ptr<ByteInput> input, std::unique_ptr<TextInput> text)
    : ReaderBase(std::move(input), "bearing-geojson"), text_(std::move(text)), elements_(*text_, name()) {}

Incident BearingJsonReader::read_element(std::string_view element) {
    if (elements_.is_cut()) throw RowFault{"", "the file breaks off here"};
    const Json json = parse_json(element);
    if (json.is_discarded()) throw RowFault{"", "not JSON"};
    Incident incident;
    try {
        incident = incident_from_json(incident_part(json));
    } catch (const std::exception& error) {
        throw RowFault{"", error.what()};
    }
    if (incident.id.empty()) throw RowFault{"id", "no id"};
    if (!ids_.insert(incident.id)) throw RowFault{"id", "duplicate id"};
    return incident;
}

bool BearingJsonReader::next(IncidentBatch& batch) {
    clear(batch);
    std::string_view element;
    std::size_t bytes = 0;
    while (batch.rows < kBatchRows && bytes < kBatchBytes) {
        if (!elements_.next(element)) {
            input().drain();
            break;
        }
        ++batch.rows;
        bytes += element.size();
        try {
            ++row_number_;
            batch.incidents.push_back(read_element(element));
        } catch (const RowFault& fault) {
            reject(batch, row_number_, fault, element);
        }
    }
    return batch.rows > 0;
}

}  // namespace bearing
