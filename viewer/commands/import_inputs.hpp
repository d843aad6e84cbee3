#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "bearing/base/sha256.hpp"
#include "commands/import_job.hpp"
#include "commands/input.hpp"

namespace bearing {

/// An input with the name of what it is a release of.
struct ImportInput {
    std::string name;
    std::string source;
    std::unique_ptr<IncidentFileReader> reader;
};

/// All of them opened, so that a wrong one is found before anything is written; ordered by source.
std::vector<ImportInput> open_inputs(const ImportOptions& options);

/// Ids of several files that are imported together: downloads overlap, and the same row twice is no error.
class IdsAcrossFiles {
  public:
    enum class Answer { is_new, repeated, differs };

    Answer add(const Incident& incident);

  private:
    std::unordered_map<std::string, Sha256Digest> hashes_;
};

}  // namespace bearing
