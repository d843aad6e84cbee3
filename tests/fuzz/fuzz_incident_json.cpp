// One incident as the program's JSON.
#include "bearing/incident/content_hash.hpp"
#include "bearing/incident/incident_json.hpp"
#include "fuzz/fuzz.hpp"

using namespace bearing;
using fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto json = nlohmann::ordered_json::parse(fuzz::text_of(data, size), nullptr, false);
    if (json.is_discarded()) return 0;
    fuzz::accepts([&] {
        const Incident incident = incident_from_json(json);
        const std::string written = to_json(incident).dump();
        const Incident again = incident_from_json(nlohmann::ordered_json::parse(written));
        expect(again == incident, "an incident that is written and read is the same");
        expect(content_hash(again) == content_hash(incident), "equal incidents have equal hashes");
        is_contested(incident);
        is_uncontested(incident);
    });
    return 0;
}
