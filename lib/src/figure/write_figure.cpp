#include <fmt/format.h>

#include <vector>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/text.hpp"
#include "bearing/base/version.hpp"
#include "bearing/figure/figure.hpp"
#include "figure/figure_text.hpp"
#include "figure/manifest.hpp"
#include "figure/pdf_writer.hpp"
#include "figure/png_writer.hpp"
#include "figure/svg_writer.hpp"

namespace bearing {
namespace fs = std::filesystem;
namespace {

/// Files that appear together or not at all.
class FileGroup {
  public:
    void add(const fs::path& target, std::string_view content) {
        is_new_.push_back(!fs::exists(target));
        targets_.push_back(target);
        pending_.push_back(std::make_unique<PendingFile>(target));
        write_file(pending_.back()->path(), content);
    }

    /// Takes back what it has put in place if a later file cannot follow.
    void commit() {
        std::size_t done = 0;
        try {
            for (; done < pending_.size(); ++done) pending_[done]->commit();
        } catch (...) {
            std::error_code ignored;
            for (std::size_t i = 0; i < done; ++i)
                if (is_new_[i]) fs::remove(targets_[i], ignored);
            throw;
        }
    }

  private:
    std::vector<fs::path> targets_;
    std::vector<bool> is_new_;
    std::vector<std::unique_ptr<PendingFile>> pending_;
};

}  // namespace

FigureFormat figure_format(const fs::path& path) {
    const std::string extension = ascii_lower(path.extension().string());
    if (extension == ".png") return FigureFormat::png;
    if (extension == ".svg") return FigureFormat::svg;
    if (extension == ".pdf") return FigureFormat::pdf;
    throw ArgumentError(
        fmt::format("{}: the name of a figure must end in .png, .svg or .pdf", path.string()));
}

std::string render(const Figure& made, FigureFormat format) {
    const figure::ImageWords words{figure::title_of(made.spec), made.alt_text,
                                   "Bearing " + std::string(version())};
    switch (format) {
        case FigureFormat::svg:
            return figure::write_svg(made.page, words);
        case FigureFormat::pdf:
            return figure::write_pdf(made.page, words);
        case FigureFormat::png:
            break;
    }
    return figure::write_png(made.page, figure::width_px(made.spec), figure::height_px(made.spec),
                             made.spec.dpi, words);
}

void write_figure(const Figure& made, const fs::path& path) {
    const FigureFormat format = figure_format(path);
    const std::string image = render(made, format);
    fs::path manifest = path, alt_text = path;
    manifest.replace_extension(".json");
    alt_text.replace_extension(".txt");
    FileGroup files;
    files.add(path, image);
    files.add(manifest, figure::manifest_with_image(made, path.filename().string(), format, image));
    files.add(alt_text, made.alt_text + "\n");
    files.commit();
}

}  // namespace bearing
