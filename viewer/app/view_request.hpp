#pragma once

#include <memory>
#include <string>

#include "bearing/incident/dataset.hpp"

namespace bearing {

/// What `bearing view` was asked to show.
struct ViewRequest {
    std::shared_ptr<const Dataset> dataset;
    Query query;
    std::string source;      ///< path of the project or file, "" for the bundled sample
    int width = 1440;        ///< logical pixels
    int height = 900;
    std::string theme = "light";  ///< light or dark
};

}  // namespace bearing
