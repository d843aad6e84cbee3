#include "commands/project_info.hpp"

#include <fmt/format.h>

#include "bearing/base/text.hpp"
#include "bearing/store/store.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

Json files_json(const std::vector<ImportedFile>& files) {
    Json json = Json::array();
    for (const auto& file : files)
        json.push_back({{"name", file.name},
                        {"format", file.format},
                        {"rows", file.rows},
                        {"bytes", file.bytes},
                        {"sha256", file.sha256}});
    return json;
}

std::string in_words(const ProjectInfo& info, const Integrity& integrity,
                     const std::vector<ImportedFile>& files, std::size_t incidents) {
    std::string text =
        fmt::format("  {}, {}\n", counted(incidents, "incident"), counted(integrity.revisions, "revision"));
    text += fmt::format("  head of the chain {}\n", integrity.head.empty() ? "none" : integrity.head);
    for (const auto& file : files)
        text += fmt::format("  from {} ({}, {})\n       SHA-256 {}\n", file.name, file.format,
                            counted(file.rows, "row"), file.sha256);
    if (info.intact)
        return text + fmt::format("  intact: {} of incidents checked against the chain\n",
                                  counted(integrity.incidents, "version"));
    text += "  NOT INTACT\n";
    for (const auto& problem : integrity.problems) text += "    " + problem + "\n";
    return text;
}

}  // namespace

ProjectInfo project_info(const std::string& path) {
    const Store store = Store::open(path);
    const Integrity integrity = store.verify();
    const auto files = store.imported_files();
    const std::size_t incidents = store.dataset()->size();
    ProjectInfo info;
    info.intact = integrity.intact;
    info.json = {{"path", path},
                 {"incidents", incidents},
                 {"revisions", integrity.revisions},
                 {"head", integrity.head},
                 {"intact", integrity.intact},
                 {"versions_checked", integrity.incidents},
                 {"problems", integrity.problems},
                 {"files", files_json(files)}};
    info.text = "Project " + path + "\n" + in_words(info, integrity, files, incidents);
    return info;
}

}  // namespace bearing
