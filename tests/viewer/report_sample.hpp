#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "bearing/base/files.hpp"
#include "support/paths.hpp"
#include "viewer/sample.hpp"

namespace bearing::test {

/// Unfinished reviews of tests are kept in a folder of the tests' own, empty when the program starts.
inline void keep_state_here() {
    static const std::string folder = scratch_folder("viewer-state").string();
    setenv("XDG_STATE_HOME", folder.c_str(), 1);
}

/// Four drafts: two with a place and a day, one without a day, one of years before.
inline const std::string kSampleReport =
    "Shells reported in two towns\n"
    "\n"
    "(Monitor, 6 October 2020) – Shells hit Martuni on 3 October, police said, and Armenia blamed "
    "Azerbaijani "
    "forces.\n"
    "\n"
    "On 4 October rockets hit Ganja, killing one person, according to Azerbaijan. Armenia denied that its "
    "forces "
    "fired them.\n";

/// A report in a file of its own, whose name says which test it belongs to.
inline std::filesystem::path report_file(const std::string& test, const std::string& text = kSampleReport) {
    const auto path = scratch_folder("report-" + test) / "report.txt";
    write_file(path, text + "\n[" + test + "]\n");
    return path;
}

inline ViewRequest report_request(const std::string& test, const std::string& text = kSampleReport) {
    keep_state_here();
    ViewRequest request = sample_request();
    request.report = report_file(test, text).string();
    request.author = "Ani";
    return request;
}

}  // namespace bearing::test
