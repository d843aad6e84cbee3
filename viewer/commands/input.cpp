#include "commands/input.hpp"

#include <fstream>
#include <iostream>
#include <numeric>

#include "bearing/base/data_files.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/sha256.hpp"
#include "bearing/base/text.hpp"
#include "bearing/store/store.hpp"

namespace bearing {
namespace {

constexpr std::size_t kRowsToldOf = 5;

/// A project as a file of incidents like others.
class ProjectReader : public IncidentFileReader {
  public:
    explicit ProjectReader(const std::string& path) : path_(path), dataset_(Store::open(path).dataset()) {}

    std::string format() const override { return "bearing-project"; }
    std::optional<Mapping> mapping() const override { return std::nullopt; }
    std::string encoding() const override { return "UTF-8"; }
    std::uint64_t bytes() const override { return std::filesystem::file_size(path_); }
    double progress() const override {
        return dataset_->size() == 0 ? 1 : static_cast<double>(at_) / static_cast<double>(dataset_->size());
    }

    bool next(IncidentBatch& batch) override {
        constexpr std::size_t kAtOnce = 4096;
        batch = {};
        std::vector<std::uint32_t> indices(std::min(kAtOnce, dataset_->size() - at_));
        std::iota(indices.begin(), indices.end(), static_cast<std::uint32_t>(at_));
        dataset_->each_incident(
            indices, [&](std::uint32_t, const Incident& incident) { batch.incidents.push_back(incident); });
        at_ += indices.size();
        batch.rows = indices.size();
        return !indices.empty();
    }

    std::string sha256() const override {
        std::ifstream in(path_, std::ios::binary);
        std::vector<char> buffer(1 << 20);
        Sha256 hash;
        while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0)
            hash.update({buffer.data(), static_cast<std::size_t>(in.gcount())});
        return to_hex(hash.finish());
    }

  private:
    std::string path_;
    std::shared_ptr<const Dataset> dataset_;
    std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<IncidentFileReader> open_input(const std::string& path, const ReadOptions& options) {
    if (path.starts_with("PG:") || path.starts_with("postgresql://"))
        throw ArgumentError(
            "this Bearing reads projects and files, not databases; export the incidents to a "
            "GeoPackage or CSV first");
    const bool any_form = options.schema == "auto" || options.schema == "bearing";
    if (any_form && path != "-" && is_project(path)) return std::make_unique<ProjectReader>(path);
    return open_incident_file(path, options);
}

std::shared_ptr<const Dataset> open_dataset(const std::string& path) {
    if (!path.empty() && path != "-" && is_project(path)) return Store::open(path).dataset();
    const auto reader = open_input(path.empty() ? data_file("sample/incidents.csv").string() : path);
    std::vector<Incident> incidents;
    RejectedRowNotes notes;
    IncidentBatch batch;
    while (reader->next(batch)) {
        std::move(batch.incidents.begin(), batch.incidents.end(), std::back_inserter(incidents));
        for (const auto& row : batch.rejected) notes.add(row);
    }
    return std::make_shared<const Dataset>(std::move(incidents));
}

std::string sample_warning(const std::string& path) {
    return path.empty() ? "Bearing's sample of public claims; not verified against the original reports" : "";
}

void RejectedRowNotes::add(const RejectedRow& row) {
    if (++rows_ <= kRowsToldOf) std::cerr << "bearing: rejected: " << to_string(row.issue) << '\n';
}

RejectedRowNotes::~RejectedRowNotes() {
    if (rows_ > kRowsToldOf)
        std::cerr << "bearing: … and " << counted(rows_ - kRowsToldOf, "more row") << " rejected\n";
}

}  // namespace bearing
