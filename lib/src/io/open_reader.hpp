#pragma once

#include <memory>
#include <string_view>

#include "bearing/io/incident_file.hpp"
#include "io/byte_input.hpp"
#include "io/row_source.hpp"

namespace bearing {

/// The reader for bytes of any form, told by content.
std::unique_ptr<IncidentFileReader> open_bytes(std::unique_ptr<ByteInput> input, const ReadOptions& options);

/// The reader for JSON; `head` is the start of its text.
std::unique_ptr<IncidentFileReader> open_json(std::unique_ptr<ByteInput> input, std::string_view head,
                                              const ReadOptions& options);

/// The reader for rows, told by their columns.
std::unique_ptr<IncidentFileReader> open_rows(std::unique_ptr<ByteInput> input,
                                              std::unique_ptr<RowSource> source, const ReadOptions& options);

}  // namespace bearing
