// Mappings as JSON.
#include "bearing/io/mapping.hpp"
#include "fuzz/fuzz.hpp"

using namespace bearing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::accepts([&] {
        const Mapping mapping = mapping_from_json(fuzz::text_of(data, size));
        fuzz::expect(mapping_from_json(to_json_text(mapping)) == mapping,
                     "a mapping that is written and read is the same");
    });
    return 0;
}
