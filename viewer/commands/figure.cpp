#include "bearing/figure/figure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>

#include "app/words.hpp"
#include "bearing/base/data_files.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/staging_folder.hpp"
#include "bearing/base/text.hpp"
#include "bearing/basemap/basemap.hpp"
#include "commands/commands.hpp"
#include "commands/filters.hpp"
#include "commands/input.hpp"
#include "commands/publishing.hpp"

namespace bearing {
namespace {

namespace fs = std::filesystem;

/// As typed; what was not typed is taken from the spec file, else from FigureSpec.
struct FigureOptions {
    std::string input;
    std::string output;
    std::string spec_file;
    FilterOptions filters;
    std::optional<std::string> title, subtitle, crs, worldview, theme, languages;
    std::optional<double> width_mm, height_mm, dpi;
    std::vector<std::string> credits;
    std::string profile;
};

/// A name that no figure can have is wrong usage, said before any work is done.
void check_output(const std::string& output) {
    try {
        figure_format(output);
    } catch (const ArgumentError& error) {
        throw CLI::ValidationError("--output", error.what());
    }
}

FigureSpec spec_from_file(const std::string& path) {
    if (path.empty()) return {};
    try {
        return parse_figure_spec(read_file(path));
    } catch (const FormatError& error) {
        throw FormatError(fmt::format("{}: {}", path, error.what()));
    }
}

template <class T>
void take(const std::optional<T>& typed, T& field) {
    if (typed) field = *typed;
}

/// The box around what --bbox names; none where boxes lie on both sides of the antimeridian.
std::optional<Extent> extent_of_boxes(const std::vector<Extent>& boxes) {
    if (boxes.empty()) return std::nullopt;
    Extent all = boxes.front();
    for (const Extent& box : boxes) {
        if (boxes.size() > 1 && (box.crosses_antimeridian() || all.crosses_antimeridian()))
            return std::nullopt;
        all = boxes.size() > 1 ? united(all, box) : box;
    }
    return all;
}

/// The sample is always called by its name and never lends it to other data; a file that nobody credits is
/// called by its own.
void credit_source(const std::string& input, std::vector<std::string>& credits) {
    const std::string sample = sample_warning("");
    std::erase(credits, sample);
    if (input.empty())
        credits.push_back(sample);
    else if (credits.empty())
        credits.push_back(fs::path(input).filename().string());
}

FigureSpec make_spec(const FigureOptions& options, const Query& query) {
    FigureSpec spec = spec_from_file(options.spec_file);
    take(options.title, spec.title);
    take(options.subtitle, spec.subtitle);
    take(options.width_mm, spec.width_mm);
    take(options.height_mm, spec.height_mm);
    take(options.dpi, spec.dpi);
    take(options.crs, spec.crs);
    take(options.worldview, spec.worldview);
    if (options.theme) spec.theme = *parse_theme(*options.theme);
    if (options.languages) spec.names.languages = split_list(*options.languages, ',');
    if (const auto extent = extent_of_boxes(query.boxes)) spec.extent = extent;
    // What is printed as the filter is what was really asked, whatever the spec file remembers.
    spec.filter = query_in_words(query);
    if (!options.credits.empty()) spec.credits = options.credits;
    credit_source(options.input, spec.credits);
    return spec;
}

Layers open_basemap() {
    const auto path = find_basemap();
    if (!path)
        throw MissingDataError(
            "no basemap has been built, so there is nothing to draw the incidents on; run: bearing basemap "
            "build");
    auto basemap = read_basemap(*path);
    for (const Issue& issue : basemap.issues) std::cerr << "bearing: " << to_string(issue) << '\n';
    return std::move(basemap.value);
}

std::string check_country(const std::string& code) {
    const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    if (code.size() == 2 && std::all_of(code.begin(), code.end(), is_letter)) return {};
    return fmt::format("\"{}\" is no country; write its two letters (ISO 3166), such as AZ", code);
}

/// What the map says of its own coarseness, and the test of what is written.
struct FigurePublication {
    Publisher publisher;
    LeakTest test;
    std::string words;

    explicit FigurePublication(Publisher by)
        : publisher(std::move(by)),
          test(publisher.profile()),
          words(join(in_words(publisher.profile()), " ")) {}

    void apply(Map& map, FigureSpec& spec) {
        auto published = publish_selection(*map.dataset, map.selection, publisher, test);
        tell_held_back(published.held_back);
        map.dataset = std::move(published.dataset);
        map.selection = std::move(published.selection);
        for (const auto& layer : map.layers)
            for (const Feature& feature : layer->features)
                for (const Name& name : feature.names) test.allow(name.text);
        const auto sentences = in_words(publisher.profile());
        if (!sentences.empty()) spec.credits.push_back(sentences.front());
    }

    /// Everything that goes out, and the page as SVG whatever the format, because pixels cannot be read.
    void check(const Figure& figure, const std::vector<fs::path>& files, const std::string& output) {
        test.set_page(
            [view = figure.viewport](LonLat point) -> std::optional<std::pair<double, double>> {
                const auto at = view.screen_from_lonlat(point);
                if (!at) return std::nullopt;
                return std::pair{at->x, at->y};
            },
            figure.page.height);
        for (const fs::path& file : files) require_no_leaks(test.find_in_file(file), output);
        require_no_leaks(test.find_in_bytes("the page", render(figure, FigureFormat::svg)), output);
    }
};

void write(const FigureSpec& spec, const Map& map, const std::string& output,
           FigurePublication* publication) {
    Figure figure = compose(spec, map, FontSet::system());
    if (publication == nullptr) return write_figure(figure, output);
    figure.alt_text += " " + publication->words;
    StagingFolder staging(output);
    write_figure(figure, staging.file());
    publication->check(figure, staging.files(), output);
    staging.commit();
}

void run(const FigureOptions& options) {
    check_output(options.output);
    const Query query = to_query(options.filters);
    FigureSpec spec = make_spec(options, query);
    std::optional<FigurePublication> publication;
    if (auto publisher = open_publisher(options.profile)) publication.emplace(std::move(*publisher));
    if (publication) warn_of_narrow_boxes(query, publication->publisher.profile());
    Map map;
    map.dataset = open_dataset(options.input);
    map.selection = select(*map.dataset, query);
    map.from = query.from;
    map.to = query.to;
    map.layers = open_basemap();
    if (publication) publication->apply(map, spec);
    write(spec, map, options.output, publication ? &*publication : nullptr);
    fs::path manifest = options.output, alt_text = options.output;
    std::cerr << fmt::format("bearing: wrote {} ({} certain, {} possible), {} and {}\n", options.output,
                             counted(map.selection.certain.size(), "incident"), map.selection.possible.size(),
                             manifest.replace_extension(".json").string(),
                             alt_text.replace_extension(".txt").string());
}

}  // namespace

void add_figure_command(CLI::App& app, CommandContext&) {
    auto* command = app.add_subcommand("figure", "A publication map with its manifest and alt text");
    auto options = std::make_shared<FigureOptions>();
    command->add_option("input", options->input, "Project or file (default: the bundled sample)");
    command
        ->add_option("-o,--output", options->output,
                     "OUT.png, OUT.svg or OUT.pdf; OUT.json and OUT.txt beside it")
        ->required();
    command->add_option("--spec", options->spec_file,
                        "JSON with the figure's settings, or a manifest; options typed here win");
    command->add_option("--title", options->title, "Title (default: Reported incidents)");
    command->add_option("--subtitle", options->subtitle, "Subtitle (default: the filter and the dates)");
    command->add_option("--width-mm", options->width_mm, "Width, 50 to 1200 (default 180)")
        ->check(CLI::Range(50.0, 1200.0));
    command->add_option("--height-mm", options->height_mm, "Height, 50 to 1200 (default 120)")
        ->check(CLI::Range(50.0, 1200.0));
    command->add_option("--dpi", options->dpi, "Dots per inch of a PNG, 36 to 1200 (default 300)")
        ->check(CLI::Range(36.0, 1200.0));
    command->add_option("--crs", options->crs, "Map projection, e.g. EPSG:32638 (default: fits the extent)");
    command
        ->add_option(
            "--worldview", options->worldview,
            "Whose view of disputed boundaries and names is drawn: AZ, AM, … (default: all, as disputed)")
        ->check(check_country);
    command->add_option("--theme", options->theme, "print, light, dark or greyscale (default print)")
        ->check(CLI::IsMember({"print", "light", "dark", "greyscale"}));
    command->add_option("--lang", options->languages, "Languages of place names, first match wins: hy,en");
    command->add_option("--credit", options->credits, "Source of the incidents, printed below the map")
        ->allow_extra_args(false);
    add_profile_option(*command, options->profile);
    add_filter_options(*command, options->filters);
    command->callback([options] { run(*options); });
}

}  // namespace bearing
