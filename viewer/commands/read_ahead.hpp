#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "bearing/base/sha256.hpp"
#include "bearing/io/incident_file.hpp"

namespace bearing {

/// Rows as read, and the content hash of each incident where the reading thread was ahead and had the time to
/// make them; otherwise `hashes` is empty.
struct HashedBatch {
    IncidentBatch rows;
    std::vector<Sha256Digest> hashes;
};

/// Reads a file in a thread of its own, a few batches ahead of whoever uses them. The reader belongs to it
/// until next() has answered false or it is destroyed.
class ReadAhead {
  public:
    explicit ReadAhead(IncidentFileReader& reader);
    ~ReadAhead();
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

    /// The next rows; the memory of the former ones is used again. False at the end. Throws what the reader
    /// threw.
    bool next(HashedBatch& batch);
    /// Part of the file that the batches so far came from, 0..1.
    double progress() const { return progress_; }

  private:
    struct Filled {
        HashedBatch batch;
        double progress = 0;
    };

    void read();
    bool fill(Filled& filled, bool with_hashes);

    static constexpr std::size_t kBatchesAhead = 4;

    IncidentFileReader& reader_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Filled> filled_;
    std::vector<HashedBatch> used_;
    std::exception_ptr error_;
    bool at_end_ = false;
    bool stopped_ = false;
    double progress_ = 0;
    std::thread thread_;
};

}  // namespace bearing
