#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "panels/context.hpp"

namespace bearing {

/// A small file picker: folders and files of some kinds, or a path to type.
class FileDialog {
  public:
    using IsWanted = std::function<bool(const std::filesystem::path&)>;

    FileDialog(const char* title, IsWanted is_wanted) : title_(title), is_wanted_(std::move(is_wanted)) {}

    /// Opens when `asked` is set, and takes that back. The path chosen in this frame, or "".
    std::string draw(const PanelContext& context, bool& asked);

  private:
    void go(const std::filesystem::path& folder);

    struct Entry {
        std::string name;
        bool folder = false;
    };
    const char* title_;
    IsWanted is_wanted_;
    std::filesystem::path folder_;
    std::vector<Entry> entries_;
    std::array<char, 1024> path_{};
    std::string problem_;
};

/// True if the name of a file says that it may hold incidents.
bool is_incident_file(const std::filesystem::path& path);

}  // namespace bearing
