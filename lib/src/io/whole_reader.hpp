#pragma once

#include <memory>
#include <string>

#include "bearing/io/read_incidents.hpp"
#include "io/reader_base.hpp"

namespace bearing {

/// Hands out what was read in one go, from documents that only make sense whole (TimeMap's sources stand
/// apart from its events).
class WholeReader : public ReaderBase {
  public:
    WholeReader(std::unique_ptr<ByteInput> input, IncidentFile file, std::string encoding)
        : ReaderBase(std::move(input), file.format), file_(std::move(file)), encoding_(std::move(encoding)) {}

    bool next(IncidentBatch& batch) override;
    std::string encoding() const override { return encoding_; }

  private:
    IncidentFile file_;
    std::string encoding_;
    bool handed_over_ = false;
};

}  // namespace bearing
