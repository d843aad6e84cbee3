#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "bearing/carto/scene.hpp"

namespace bearing {

/// A scene and where it lies on the picture: a point p of the scene is shown at p * scale + offset, in
/// logical pixels. Only layers named in `only` are drawn, if it names any.
struct PlacedScene {
    std::shared_ptr<const Scene> scene;
    double scale = 1;
    ScenePoint offset;
    std::vector<std::string> only;
    std::vector<std::string> except;
};

/// One picture of the map panel: scenes from the lowest up.
struct MapFrame {
    int width = 0;  ///< pixels of the device
    int height = 0;
    double pixels_per_unit = 1;  ///< device pixels in a logical pixel
    Color background;
    std::vector<PlacedScene> scenes;
};

/// Draws map pictures. The viewer's is in gl/; tests of panels go without.
class MapCanvas {
  public:
    virtual ~MapCanvas() = default;
    /// Draws the frame if it differs from the last one. The answer is a texture for the user interface, valid
    /// until the next call; its first row is the bottom one.
    virtual std::uintptr_t draw(const MapFrame& frame) = 0;
};

}  // namespace bearing
