// 1. Places a name in any script and says why. Needs nothing but the library.
// Next: 02_read_report.cpp
#include <bearing/gazetteer/gazetteer.hpp>
#include <iostream>

int main() {
    const auto gazetteer = bearing::Gazetteer::bundled();
    for (const char* name : {"Stepanakert", "Xankəndi", "Степанакерт", "Ստեփանակերտ"}) {
        const auto candidates = gazetteer->find(name);
        if (candidates.empty()) return 1;
        const auto& best = candidates.front();
        std::cout << name << ": " << best.place.name << " at " << best.place.point.lat << ", "
                  << best.place.point.lon << " (" << best.reason << ")\n";
    }
}
