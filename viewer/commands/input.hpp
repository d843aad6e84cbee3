#pragma once

#include <functional>
#include <memory>
#include <string>

#include "bearing/incident/dataset.hpp"
#include "bearing/io/incident_file.hpp"

namespace bearing {

/// A project or any file that import understands ("-" is standard input), read front to back.
std::unique_ptr<IncidentFileReader> open_input(const std::string& path, const ReadOptions& options = {});

/// Incidents to read: a project (columns of it, whole incidents when asked for), a file that import
/// understands, or (empty path) the bundled sample. Rejected rows are told on standard error.
std::shared_ptr<const Dataset> open_dataset(const std::string& path);

/// What to say of the bundled sample wherever it is shown; empty for other data.
std::string sample_warning(const std::string& path);

/// Tells the first few rejected rows on standard error, and at its end how many more there were.
class RejectedRowNotes {
  public:
    RejectedRowNotes() = default;
    ~RejectedRowNotes();
    RejectedRowNotes(const RejectedRowNotes&) = delete;
    RejectedRowNotes& operator=(const RejectedRowNotes&) = delete;

    void add(const RejectedRow& row);

  private:
    std::size_t rows_ = 0;
};

}  // namespace bearing
