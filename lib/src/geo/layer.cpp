#include "bearing/geo/layer.hpp"

namespace bearing {

bool held_during(const Feature& feature, Day first, Day last) {
    return (!feature.valid_from || *feature.valid_from <= last) &&
           (!feature.valid_to || *feature.valid_to >= first);
}

}  // namespace bearing
