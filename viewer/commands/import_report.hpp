#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bearing/io/mapping.hpp"
#include "bearing/store/store.hpp"

namespace bearing {

/// What an import found and did, over all its files.
struct ImportReport {
    /// What a person should look at; many of one kind say no more than few.
    static constexpr std::size_t kMostIssues = 1000;

    bool dry_run = false;
    std::vector<ImportedFile> files;
    std::vector<std::string> encodings;  ///< of the files
    std::vector<std::string> sources;    ///< distinct
    std::size_t read = 0;
    std::size_t repeated = 0;  ///< incidents that several of the files hold, with the same content
    std::size_t rejected = 0;
    std::map<std::string, std::size_t> reasons;
    ImportResult result;        ///< of all sources together
    std::vector<Issue> issues;  ///< the first kMostIssues
    std::size_t all_issues = 0;
    std::optional<Mapping> mapping;  ///< of the first table
    std::string rejects_file;        ///< "" if nothing was rejected

    /// No row of any file could be used.
    bool is_empty() const { return result.added + result.changed + result.unchanged == 0; }

    void add_issue(const Issue& issue);
    void add_result(const ImportResult& of_source);
    /// "acled"; "several" if the files differ.
    std::string format() const;
};

/// Adds to the issues what to do about reasons that the rejected rows alone do not explain.
void add_advice(ImportReport& report);

void print_text(const ImportReport& report);
/// Schema bearing/import/1.
void print_json(const ImportReport& report);

}  // namespace bearing
