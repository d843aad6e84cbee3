#include "bearing/base/version.hpp"

namespace bearing {

std::string_view version() {
    return BEARING_VERSION;
}

}  // namespace bearing
