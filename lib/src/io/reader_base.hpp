#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "bearing/io/incident_file.hpp"
#include "io/byte_input.hpp"
#include "io/row_mapper.hpp"

namespace bearing {

/// What all readers share: the bytes they read from and their form's name.
class ReaderBase : public IncidentFileReader {
  public:
    ReaderBase(std::unique_ptr<ByteInput> input, std::string format)
        : input_(std::move(input)), format_(std::move(format)) {}

    std::string format() const override { return format_; }
    std::optional<Mapping> mapping() const override { return std::nullopt; }
    std::string encoding() const override { return "UTF-8"; }
    std::string sha256() const override { return input_->sha256(); }
    std::uint64_t bytes() const override { return input_->bytes(); }
    double progress() const override { return input_->progress(); }

  protected:
    static void clear(IncidentBatch& batch) {
        batch.rows = 0;
        batch.incidents.clear();
        batch.lines.clear();
        batch.rejected.clear();
        batch.warnings.clear();
    }
    const std::string& name() const { return input_->name(); }
    /// A rejected row is told once, by its reason.
    void reject(IncidentBatch& batch, std::size_t line, const RowFault& fault, std::string_view raw) const {
        RejectedRow& row = batch.rejected.emplace_back();
        row.issue = Issue{name(), line, fault.field, Severity::error, fault.reason};
        row.raw = raw;
    }
    ByteInput& input() { return *input_; }

    /// Rows in a batch: enough to make calls cheap, few enough to stay in a cache of megabytes.
    static constexpr std::size_t kBatchRows = 4096;
    static constexpr std::size_t kBatchBytes = 8 << 20;

  private:
    std::unique_ptr<ByteInput> input_;
    std::string format_;
};

}  // namespace bearing
