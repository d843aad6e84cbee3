#include "bearing/store/environment.hpp"

#include <sqlite3.h>

namespace bearing {

std::string sqlite_version() {
    return sqlite3_libversion();
}

}  // namespace bearing
