#include "io/whole_reader.hpp"

namespace bearing {

bool WholeReader::next(IncidentBatch& batch) {
    clear(batch);
    if (handed_over_) return false;
    handed_over_ = true;
    batch.rows = file_.rows;
    batch.incidents = std::move(file_.incidents);
    batch.rejected = std::move(file_.rejected);
    batch.warnings = std::move(file_.warnings);
    return batch.rows > 0 || !batch.warnings.empty();
}

}  // namespace bearing
