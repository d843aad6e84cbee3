// 7. Finds the place names of a text and the places that they mean, each with its reason.
// See 01_place_a_name.cpp first.
#include <bearing/geoparse/geoparse.hpp>
#include <iostream>

int main() {
    bearing::Geoparser parser(bearing::Gazetteer::bundled());
    const auto found = parser.parse("Shells fell on Martuni in Gegharkunik, Yerevan said. Baku denied it.");
    for (const auto& toponym : found.toponyms)
        if (toponym.place)
            std::cout << toponym.text << " (" << to_string(toponym.role) << "): " << toponym.place->place.name
                      << " at " << toponym.place->footprint.point.lat << ", "
                      << toponym.place->footprint.point.lon << "; " << toponym.place->reason << '\n';
    return found.toponyms.size() == 4 ? 0 : 1;
}
