#pragma once

#include <string>
#include <vector>

#include "commands/author.hpp"
#include "commands/import_report.hpp"

namespace bearing {

/// The options of `bearing import`, as typed.
struct ImportOptions {
    std::vector<std::string> inputs;
    std::string project;
    std::string schema = "auto";
    std::string mapping;
    std::string layer;
    std::string precision;
    std::string rejects;
    std::string source;
    std::string withdraw = "auto";
    AuthorOptions author;
    bool dry_run = false;
    bool strict = false;
    std::string format = "text";
};

/// Reads the inputs and imports them, one revision for each source. Where no row can be used, nothing has
/// changed but the file of rejected rows. Throws where the import fails otherwise; then nothing has changed,
/// unless files of several sources are imported into a project that was there before: those of the sources
/// before the one that failed are in, and the message says so.
ImportReport run_import(const ImportOptions& options);

}  // namespace bearing
