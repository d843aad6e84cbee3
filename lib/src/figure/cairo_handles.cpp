#include "figure/cairo_handles.hpp"

#include <fmt/format.h>

#include "bearing/base/error.hpp"

namespace bearing::figure {

void require_success(cairo_status_t status, const std::string& doing) {
    if (status == CAIRO_STATUS_SUCCESS) return;
    throw Error(fmt::format("{} failed: {}; try a smaller page or fewer dots per inch", doing,
                            cairo_status_to_string(status)));
}

}  // namespace bearing::figure
