#pragma once

#include <filesystem>
#include <vector>

namespace bearing {

/// Font files by style, the main font first.
struct FontFiles {
    std::vector<std::filesystem::path> regular;
    std::vector<std::filesystem::path> bold;
    std::vector<std::filesystem::path> italic;
};

/// Folders of $BEARING_FONTS, then the system's.
std::vector<std::filesystem::path> font_folders();

/// Noto Sans and its companions where Noto Sans is there, else DejaVu Sans; in $BEARING_FONTS, for want of
/// both, any font file. Nothing found gives empty lists.
FontFiles find_font_files(const std::vector<std::filesystem::path>& folders);

}  // namespace bearing
