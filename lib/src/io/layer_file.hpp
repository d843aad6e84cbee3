#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "io/byte_input.hpp"
#include "io/row_source.hpp"

namespace bearing {

/// A form of file that GDAL reads, told by the first bytes: "XLSX", "GPKG", …; "" if they are none that is
/// known.
std::string layer_form(std::string_view head);

/// The rows of such a file. It is opened by its path, or through a copy where it has none (standard input) or
/// where its extension belongs to another form. Throws FormatError if GDAL cannot open it.
std::unique_ptr<RowSource> open_layer(ByteInput& input, const std::string& form, const std::string& layer);

}  // namespace bearing
