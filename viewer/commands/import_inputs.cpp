#include "commands/import_inputs.hpp"

#include <algorithm>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/incident/content_hash.hpp"

namespace bearing {
namespace {

Mapping read_mapping(const std::string& path) {
    const std::string text = read_file(path);
    try {
        return mapping_from_json(text);
    } catch (const FormatError& error) {
        throw FormatError(path + ": " + error.what());
    }
}

ReadOptions read_options(const ImportOptions& options) {
    ReadOptions read;
    read.schema = options.schema;
    read.layer = options.layer;
    if (!options.mapping.empty()) {
        if (options.schema != "auto" && options.schema != "table")
            throw CLI::ValidationError("--mapping", "only tables have a mapping; leave out --schema");
        read.schema = "table";
        read.mapping = read_mapping(options.mapping);
    }
    if (!options.precision.empty()) read.default_precision = parse_precision(options.precision);
    return read;
}

}  // namespace

std::vector<ImportInput> open_inputs(const ImportOptions& options) {
    const ReadOptions read = read_options(options);
    std::vector<ImportInput> inputs;
    for (const auto& name : options.inputs) {
        std::error_code error;
        if (name != "-" && std::filesystem::equivalent(name, options.project, error))
            throw ArgumentError(name + " is the project itself; there is nothing to import from it");
        ImportInput input{name, options.source, open_input(name, read)};
        if (input.source.empty()) input.source = input.reader->format();
        inputs.push_back(std::move(input));
    }
    // Releases of one source are one revision, whatever stands between them on the command line.
    std::stable_sort(inputs.begin(), inputs.end(),
                     [](const ImportInput& a, const ImportInput& b) { return a.source < b.source; });
    return inputs;
}

IdsAcrossFiles::Answer IdsAcrossFiles::add(const Incident& incident) {
    const Sha256Digest hash = content_hash(incident);
    const auto [known, is_new] = hashes_.emplace(incident.id, hash);
    if (is_new) return Answer::is_new;
    return known->second == hash ? Answer::repeated : Answer::differs;
}

}  // namespace bearing
