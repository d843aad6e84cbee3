#include "io/record_text.hpp"

#include "bearing/base/csv.hpp"

namespace bearing {

void append_record(std::span<const std::string_view> values, std::string& out) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) out += ',';
        out += csv_field(values[i]);
    }
}

}  // namespace bearing
