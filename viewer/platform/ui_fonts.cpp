#include "platform/ui_fonts.hpp"

#include <imgui.h>
#include <imgui_freetype.h>

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace bearing {
namespace {

const ImWchar kMainRanges[] = {0x0020, 0x02AF, 0x02B0, 0x02FF, 0x0370, 0x052F, 0x1E00, 0x1EFF, 0x2010, 0x205E,
                               0x2070, 0x209F, 0x20A0, 0x20BF, 0x2116, 0x2116, 0x2122, 0x2122, 0};
const ImWchar kArmenianRanges[] = {0x0530, 0x058F, 0xFB13, 0xFB17, 0};
const ImWchar kGeorgianRanges[] = {0x10A0, 0x10FF, 0x1C90, 0x1CBF, 0x2D00, 0x2D2F, 0};

/// Files of the wanted weight whose names hold `script`: "NotoSansArmenian-Bold.ttf".
std::string file_for(const FontSet& fonts, const std::string& script, bool bold) {
    std::string fallback;
    for (std::size_t i = 0; i < fonts.size(); ++i) {
        const std::filesystem::path& file = fonts.file(static_cast<FontId>(i));
        const std::string name = file.stem().string();
        if (name.find(script) == std::string::npos || name.find("Italic") != std::string::npos ||
            name.find("Oblique") != std::string::npos)
            continue;
        const bool is_bold = name.find("Bold") != std::string::npos;
        if (is_bold == bold) return file.string();
        if (fallback.empty()) fallback = file.string();
    }
    return fallback;
}

std::string main_file(const FontSet& fonts, bool bold) {
    const std::string regular = fonts.file(0).string();
    if (!bold) return regular;
    const std::string family = std::filesystem::path(regular).stem().string();
    const std::string name = family.substr(0, family.find('-')) + "-Bold";
    for (std::size_t i = 0; i < fonts.size(); ++i)
        if (fonts.file(static_cast<FontId>(i)).stem() == name)
            return fonts.file(static_cast<FontId>(i)).string();
    return regular;
}

ImFont* add_font(const FontSet& fonts, float size, bool bold) {
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    ImFontConfig config;
    config.OversampleH = config.OversampleV = 1;
    config.PixelSnapH = false;
    ImFont* font = atlas->AddFontFromFileTTF(main_file(fonts, bold).c_str(), size, &config, kMainRanges);
    config.MergeMode = true;
    for (const auto& [script, ranges] :
         {std::pair{"Armenian", kArmenianRanges}, std::pair{"Georgian", kGeorgianRanges}}) {
        const std::string file = file_for(fonts, script, bold);
        if (!file.empty()) atlas->AddFontFromFileTTF(file.c_str(), size, &config, ranges);
    }
    return font;
}

}  // namespace

UiFonts build_ui_fonts(const FontSet& fonts, double scale) {
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    atlas->Clear();
    atlas->FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas->FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    const auto size = [&](double logical) { return static_cast<float>(std::round(logical * scale)); };
    UiFonts made;
    made.body = add_font(fonts, size(18), false);
    made.bold = add_font(fonts, size(18), true);
    made.small = add_font(fonts, size(15.5), false);
    made.heading = add_font(fonts, size(23), true);
    atlas->Build();
    return made;
}

}  // namespace bearing
