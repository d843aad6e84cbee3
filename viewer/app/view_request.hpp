#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "bearing/gazetteer/gazetteer.hpp"
#include "bearing/incident/dataset.hpp"

namespace bearing {

/// What `bearing view` was asked to show.
struct ViewRequest {
    std::shared_ptr<const Dataset> dataset;
    Query query;
    std::string source;     ///< path of the project or file, "" for the bundled sample
    std::string data_note;  ///< what must be known about the data, always on the map; may be empty
    int width = 1440;       ///< logical pixels
    int height = 900;
    std::string theme = "light";                   ///< light or dark
    double scale = 1;                              ///< device pixels in a logical pixel, off-screen
    std::optional<std::filesystem::path> basemap;  ///< to draw; nothing: none has been built
    std::optional<std::string> highlighted_id;     ///< id of the incident to open
    /// Reads another file for File > Open; empty where the program cannot.
    std::function<std::shared_ptr<const Dataset>(const std::string& path)> open_dataset;
    std::string report;            ///< path of a report to review, "-" for standard input, "" for none
    std::optional<Day> published;  ///< its day of publication, where the text does not give it
    std::string author;            ///< who reviews, for the project's history
    /// Places of reports; empty: the bundled ones.
    std::function<std::shared_ptr<const Gazetteer>()> open_gazetteer;
};

}  // namespace bearing
