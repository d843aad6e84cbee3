#pragma once

#include <map>
#include <string>
#include <vector>

#include "bearing/base/files.hpp"
#include "bearing/io/incident_file.hpp"
#include "support/paths.hpp"

namespace bearing::test {

/// All that a reader says of a file.
struct WholeFile {
    std::string format;
    std::string encoding;
    std::string sha256;
    std::size_t rows = 0;
    std::vector<Incident> incidents;
    std::vector<RejectedRow> rejected;
    std::vector<Issue> warnings;
    Mapping mapping;

    /// Number of rejected rows by reason, of warnings by message.
    std::map<std::string, std::size_t> reasons() const {
        std::map<std::string, std::size_t> counts;
        for (const auto& row : rejected) ++counts[row.issue.message];
        return counts;
    }
    std::map<std::string, std::size_t> messages() const {
        std::map<std::string, std::size_t> counts;
        for (const auto& issue : warnings) ++counts[issue.message];
        return counts;
    }
};

inline WholeFile read_whole(const std::filesystem::path& path, const ReadOptions& options = {}) {
    const auto reader = open_incident_file(path, options);
    WholeFile file;
    file.format = reader->format();
    file.mapping = reader->mapping().value_or(Mapping{});
    IncidentBatch batch;
    while (reader->next(batch)) {
        file.rows += batch.rows;
        for (auto& incident : batch.incidents) file.incidents.push_back(std::move(incident));
        for (auto& row : batch.rejected) file.rejected.push_back(std::move(row));
        for (auto& issue : batch.warnings) file.warnings.push_back(std::move(issue));
    }
    file.encoding = reader->encoding();
    file.sha256 = reader->sha256();
    return file;
}

/// The file that holds these bytes, read whole.
inline WholeFile read_bytes(std::string_view bytes, const ReadOptions& options = {}) {
    const auto path = scratch_folder("read_bytes") / "table.txt";
    write_file(path, bytes);
    return read_whole(path, options);
}

}  // namespace bearing::test
