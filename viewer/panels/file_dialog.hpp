#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "panels/context.hpp"

namespace bearing {

/// A small file picker: folders and the files that Bearing may read, or a path to type.
class FileDialog {
  public:
    /// The path chosen in this frame, or "".
    std::string draw(const PanelContext& context);

  private:
    void go(const std::filesystem::path& folder);

    struct Entry {
        std::string name;
        bool folder = false;
    };
    std::filesystem::path folder_;
    std::vector<Entry> entries_;
    std::array<char, 1024> path_{};
    std::string problem_;
};

}  // namespace bearing
