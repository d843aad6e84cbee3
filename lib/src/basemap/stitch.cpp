#include "basemap/stitch.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>
#include <unordered_map>

namespace bearing::basemap {
namespace {

std::int64_t key(GridPoint p, std::int32_t period) {
    const std::int64_t x = ((p.x % period) + period) % period;
    return x << 32 | static_cast<std::uint32_t>(p.y);
}

bool has_length(const GridLine& line) {
    return std::any_of(line.begin(), line.end(), [&](const GridPoint p) { return !(p == line.front()); });
}

/// Unused pieces by the point they begin at.
class Beginnings {
  public:
    Beginnings(const std::vector<GridLine>& pieces, std::int32_t period) : used_(pieces.size(), false) {
        for (std::size_t i = 0; i < pieces.size(); ++i) at_[key(pieces[i].front(), period)].push_back(i);
    }
    bool used(std::size_t i) const { return used_[i]; }
    void use(std::size_t i) { used_[i] = true; }
    /// An unused piece that begins there, or -1.
    std::ptrdiff_t next(std::int64_t where) const {
        const auto found = at_.find(where);
        if (found == at_.end()) return -1;
        for (const std::size_t i : found->second)
            if (!used_[i]) return static_cast<std::ptrdiff_t>(i);
        return -1;
    }

  private:
    std::unordered_map<std::int64_t, std::vector<std::size_t>> at_;
    std::vector<bool> used_;
};

using End = std::pair<double, double>;
End end_key(LonLat p) {
    return {p.lon, p.lat};
}

/// The same stretch in a fixed direction, to recognise duplicates.
LineString canonical(const LineString& line) {
    LineString reversed(line.rbegin(), line.rend());
    const auto less = [](LonLat a, LonLat b) { return end_key(a) < end_key(b); };
    return std::lexicographical_compare(reversed.begin(), reversed.end(), line.begin(), line.end(), less)
               ? reversed
               : line;
}

LineStrings without_duplicates(LineStrings lines) {
    std::set<std::vector<End>> seen;
    LineStrings unique;
    for (auto& line : lines) {
        if (line.size() < 2) continue;
        std::vector<End> id;
        for (const LonLat p : canonical(line)) id.push_back(end_key(p));
        if (seen.insert(std::move(id)).second) unique.push_back(std::move(line));
    }
    return unique;
}

}  // namespace

std::vector<GridLine> stitch(std::vector<GridLine> pieces, std::int32_t period) {
    std::erase_if(pieces, [](const GridLine& piece) { return piece.size() < 2 || !has_length(piece); });
    Beginnings beginnings(pieces, period);
    std::unordered_map<std::int64_t, int> ends;
    for (const auto& piece : pieces) ++ends[key(piece.back(), period)];

    std::vector<GridLine> chains;
    const auto follow = [&](std::size_t first) {
        beginnings.use(first);
        GridLine chain = std::move(pieces[first]);
        const auto start = key(chain.front(), period);
        for (auto at = key(chain.back(), period); at != start; at = key(chain.back(), period)) {
            const auto next = beginnings.next(at);
            if (next < 0) break;
            beginnings.use(static_cast<std::size_t>(next));
            const auto& piece = pieces[static_cast<std::size_t>(next)];
            chain.insert(chain.end(), piece.begin() + 1, piece.end());
        }
        chains.push_back(std::move(chain));
    };
    // Open chains from their very first piece; what is left then are rings.
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (!beginnings.used(i) && !ends.contains(key(pieces[i].front(), period))) follow(i);
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (!beginnings.used(i)) follow(i);
    return chains;
}

LineStrings merge_lines(LineStrings lines) {
    lines = without_duplicates(std::move(lines));
    std::map<End, std::vector<std::size_t>> at;  // line ends by place; a ring counts twice at its own
    for (std::size_t i = 0; i < lines.size(); ++i) {
        at[end_key(lines[i].front())].push_back(i);
        at[end_key(lines[i].back())].push_back(i);
    }
    std::vector<bool> used(lines.size(), false);
    const auto grow = [&](LineString& chain) {
        while (true) {
            const auto& here = at[end_key(chain.back())];
            if (here.size() != 2 || chain.front() == chain.back()) return;
            const auto next = std::find_if(here.begin(), here.end(), [&](std::size_t i) { return !used[i]; });
            if (next == here.end()) return;
            used[*next] = true;
            LineString more = std::move(lines[*next]);
            if (!(more.front() == chain.back())) std::reverse(more.begin(), more.end());
            chain.insert(chain.end(), more.begin() + 1, more.end());
        }
    };
    LineStrings merged;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (used[i]) continue;
        used[i] = true;
        LineString chain = std::move(lines[i]);
        grow(chain);
        std::reverse(chain.begin(), chain.end());
        grow(chain);
        merged.push_back(std::move(chain));
    }
    return merged;
}

LineString unwrapped(const GridLine& line, double steps_per_degree, std::int32_t period) {
    LineString points;
    points.reserve(line.size());
    std::int64_t shift = 0;
    std::int64_t least = line.front().x, most = least;
    std::vector<std::int64_t> xs;
    xs.reserve(line.size());
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0) {
            const std::int64_t step = std::int64_t{line[i].x} - line[i - 1].x;
            if (step > period / 2) shift -= period;
            if (step < -period / 2) shift += period;
        }
        xs.push_back(line[i].x + shift);
        least = std::min(least, xs.back());
        most = std::max(most, xs.back());
    }
    const std::int64_t middle = (least + most) / 2;
    std::int64_t turns = 0;
    while (middle + turns > period / 2) turns -= period;
    while (middle + turns < -period / 2) turns += period;
    for (std::size_t i = 0; i < line.size(); ++i)
        points.push_back({static_cast<double>(xs[i] + turns) / steps_per_degree,
                          static_cast<double>(line[i].y) / steps_per_degree - 90});
    return points;
}

}  // namespace bearing::basemap
