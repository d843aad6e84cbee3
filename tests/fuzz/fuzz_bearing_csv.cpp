// Bearing's CSV: every row is in an incident or rejected, and what is written is read back.
#include "fuzz/incident_files.hpp"

using namespace bearing;
using fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::accepts([&] {
        const IncidentFile file = parse_csv(fuzz::text_of(data, size), "input");
        expect(file.incidents.size() + file.rejected.size() <= file.rows, "no row becomes two");
        expect(file.rows == 0 || !file.incidents.empty() || file.rejected.size() == file.rows,
               "every row is in an incident or rejected");
        for (const auto& incident : file.incidents) fuzz::check(incident);
        to_rejects_csv(file.rejected);
        const IncidentFile again = parse_csv(to_csv(fuzz::pointers(file.incidents)), "again");
        expect(again.rejected.empty(), "no written row is rejected");
        expect(again.incidents == file.incidents, "incidents that are written and read are the same");
    });
    return 0;
}
