// The columns of a project's queries: damaged bytes are refused, whole ones are read and used.
#include "bearing/incident/columns.hpp"
#include "fuzz/fuzz.hpp"

namespace {

using namespace bearing;
using fuzz::expect;

void use(IncidentColumns columns) {
    const std::string bytes = columns.to_bytes();
    const IncidentColumns again = IncidentColumns::from_bytes(bytes);
    expect(again.size() == columns.size(), "columns that are written and read are as long");
    expect(again.to_bytes() == bytes, "columns that are written and read are the same");
    IncidentColumns joined;
    joined.append(columns);
    joined.append(again);
    expect(joined.size() == 2 * columns.size(), "joined columns hold both");
    joined.sort();
    columns.sort();
    const std::uint32_t key = 1;
    columns.remove({&key, 1});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::accepts([&] { use(IncidentColumns::from_bytes(fuzz::text_of(data, size))); });
    return 0;
}
