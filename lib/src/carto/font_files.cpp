#include "carto/font_files.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "bearing/base/text.hpp"

namespace bearing {
namespace fs = std::filesystem;

namespace {

/// In the order of falling back: the region's scripts first.
constexpr std::array kNotoFamilies{
    "NotoSans",           "NotoSansArmenian", "NotoSansGeorgian", "NotoSansArabic",  "NotoSansHebrew",
    "NotoSansDevanagari", "NotoSansThai",     "NotoSansEthiopic", "NotoSansMyanmar", "NotoSansSymbols"};

void add_if_found(std::vector<fs::path>& files, const std::vector<fs::path>& folders,
                  const std::string& name) {
    for (const fs::path& folder : folders) {
        std::error_code ignored;
        if (fs::is_regular_file(folder / name, ignored)) {
            files.push_back(folder / name);
            return;
        }
    }
}

FontFiles find_noto(const std::vector<fs::path>& folders) {
    FontFiles files;
    for (const std::string family : kNotoFamilies) {
        add_if_found(files.regular, folders, family + "-Regular.ttf");
        if (files.regular.empty()) return {};
        add_if_found(files.bold, folders, family + "-Bold.ttf");
        add_if_found(files.italic, folders, family + "-Italic.ttf");
    }
    return files;
}

FontFiles find_dejavu(const std::vector<fs::path>& folders) {
    FontFiles files;
    add_if_found(files.regular, folders, "DejaVuSans.ttf");
    if (files.regular.empty()) return {};
    add_if_found(files.bold, folders, "DejaVuSans-Bold.ttf");
    add_if_found(files.italic, folders, "DejaVuSans-Oblique.ttf");
    return files;
}

/// All font files of a folder that a person named, sorted by name; the style is read from the name.
FontFiles find_any(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const std::string extension = ascii_lower(entry.path().extension().string());
        if (extension == ".ttf" || extension == ".otf") found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    FontFiles files;
    for (const fs::path& path : found) {
        const std::string name = ascii_lower(path.stem().string());
        const bool italic =
            name.find("italic") != std::string::npos || name.find("oblique") != std::string::npos;
        const bool bold = name.find("bold") != std::string::npos;
        if (italic && bold) continue;
        (italic ? files.italic : bold ? files.bold : files.regular).push_back(path);
    }
    return files;
}

std::vector<fs::path> chosen_folders() {
    std::vector<fs::path> folders;
    if (const char* chosen = std::getenv("BEARING_FONTS"))
        for (const std::string& folder : split_list(chosen, ':')) folders.emplace_back(folder);
    return folders;
}

}  // namespace

std::vector<fs::path> font_folders() {
    std::vector<fs::path> folders = chosen_folders();
    if (const char* home = std::getenv("HOME")) folders.push_back(fs::path(home) / ".local/share/fonts");
    for (const char* folder :
         {"/usr/local/share/fonts", "/usr/share/fonts/truetype/noto", "/usr/share/fonts/noto",
          "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu", "/usr/share/fonts/TTF"})
        folders.emplace_back(folder);
    return folders;
}

FontFiles find_font_files(const std::vector<fs::path>& folders) {
    const std::vector<fs::path> chosen = chosen_folders();
    for (const auto& where : {chosen, folders}) {
        if (FontFiles files = find_noto(where); !files.regular.empty()) return files;
        if (FontFiles files = find_dejavu(where); !files.regular.empty()) return files;
        if (where.size() == chosen.size())
            for (const fs::path& folder : chosen)
                if (FontFiles files = find_any(folder); !files.regular.empty()) return files;
    }
    return {};
}

}  // namespace bearing
