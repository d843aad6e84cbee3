#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bearing/incident/incident.hpp"
#include "bearing/publish/publisher.hpp"

namespace bearing {

/// Something in an output that should not have left. Says what and where, never the value itself.
struct Leak {
    std::string file;
    std::string
        part;  ///< of a container: "xl/worksheets/sheet1.xml", "deflated stream at byte 812"; "" for the file
    std::string what;  ///< "exact coordinates", "name of a withheld place", "stripped text", …
    std::string incident_id;
};

/// "out.xlsx (xl/worksheets/sheet1.xml): exact coordinates of NK-1".
std::string to_string(const Leak& leak);

/// Re-reads what was written and looks for what was to be withheld: as text (decimal degrees to any number of
/// digits that places them inside the coarsened area, degrees and minutes, UTM, MGRS, plus codes; with
/// escapes of JSON and XML undone), as binary numbers (doubles and floats in either byte order), inside zip
/// archives, deflated streams, PDF strings and SQLite's pages, free ones and overflow included, and as points
/// drawn in SVG and PDF. It cannot see what is only in the pixels of an image.
class LeakTest {
  public:
    explicit LeakTest(const PublishProfile& profile);
    ~LeakTest();
    LeakTest(LeakTest&&) noexcept;
    LeakTest& operator=(LeakTest&&) noexcept;

    /// What was withheld from an incident, or all of it where the incident was held back: `published` is
    /// what became of it, or null. Before anything else.
    void add(const Incident& original, const Withheld& withheld, const Incident* published);
    /// What is published of an incident by right: words of it that happen to be secrets of another are none.
    void allow(const Incident& published, const Withheld& withheld);
    /// A text that may stand in the output whatever was withheld: labels of a basemap, a licence.
    void allow(std::string_view text);
    /// Where a point of the world lies on the page of a figure, in PostScript points from the upper left
    /// corner, and the height of the page. Without it drawings are not looked at.
    void set_page(std::function<std::optional<std::pair<double, double>>(LonLat)> page_from_lonlat,
                  double height);

    /// At most a hundred leaks; empty if there is none. Throws FileError if a file cannot be read.
    std::vector<Leak> find_in_file(const std::filesystem::path& path) const;
    std::vector<Leak> find_in_bytes(const std::string& name, std::string_view bytes) const;

  private:
    struct Impl;
    class Search;
    std::unique_ptr<Impl> impl_;
};

/// All of it for incidents that were published with `publisher`.
std::vector<Leak> find_leaks(const std::vector<std::filesystem::path>& files,
                             const std::vector<Incident>& originals, const Publisher& publisher);

}  // namespace bearing
