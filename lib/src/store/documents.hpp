#pragma once

#include <string>
#include <string_view>

#include "store/database.hpp"

namespace bearing {

/// Keeps a document under its SHA-256, which is returned; it belongs to the revision that comes next. The
/// caller holds the write transaction.
std::string write_document(Database& database, std::string_view name, std::string_view bytes);

}  // namespace bearing
