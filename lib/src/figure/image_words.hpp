#pragma once

#include <string>

namespace bearing::figure {

/// What an image file says about itself.
struct ImageWords {
    std::string title;
    std::string description;  ///< alt text
    std::string software;     ///< "Bearing 0.1.0"
};

}  // namespace bearing::figure
