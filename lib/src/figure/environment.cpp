#include "bearing/figure/environment.hpp"

#include <cairo.h>

namespace bearing {

std::string cairo_version_text() {
    return cairo_version_string();
}

}  // namespace bearing
