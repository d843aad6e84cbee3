#include <benchmark/benchmark.h>

#include "bearing/base/data_files.hpp"
#include "bearing/basemap/basemap.hpp"
#include "bearing/carto/map.hpp"
#include "bearing/io/read_incidents.hpp"

namespace {

using namespace bearing;

Map sample_map() {
    Map map;
    if (const auto basemap = find_basemap()) map.layers = read_basemap(*basemap).value;
    map.dataset = std::make_shared<Dataset>(read_incidents(data_file("sample/incidents.csv")).incidents);
    map.selection = select(*map.dataset, {});
    return map;
}

Viewport region_viewport() {
    return Viewport::fit(std::make_shared<Projection>(default_crs(kDefaultRegion)), kDefaultRegion, 1440,
                         900);
}

void draw(benchmark::State& state,
          Scene (*draw_part)(const Map&, const Style&, const Viewport&, std::shared_ptr<const FontSet>)) {
    const Map map = sample_map();
    const Viewport viewport = region_viewport();
    const Style style = style_for(Theme::light);
    const auto fonts = FontSet::system();
    for (auto _ : state) benchmark::DoNotOptimize(draw_part(map, style, viewport, fonts));
}
BENCHMARK_CAPTURE(draw, basemap, draw_basemap)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(draw, incidents, draw_incidents)->Unit(benchmark::kMillisecond);

void read_default_basemap(benchmark::State& state) {
    const auto basemap = find_basemap();
    if (!basemap) return state.SkipWithError("no basemap has been built");
    for (auto _ : state) benchmark::DoNotOptimize(read_basemap(*basemap));
}
BENCHMARK(read_default_basemap)->Unit(benchmark::kMillisecond);

}  // namespace
