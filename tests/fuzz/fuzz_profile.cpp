// Publish profiles as JSON.
#include "bearing/publish/profile.hpp"
#include "fuzz/fuzz.hpp"

using namespace bearing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::accepts([&] {
        const PublishProfile profile = profile_from_json(fuzz::text_of(data, size));
        fuzz::expect(profile.grid_km >= 1 && profile.grid_km <= 500, "cells are 1 to 500 km wide");
        fuzz::expect(profile.radius_km >= 0.5 && profile.radius_km <= 500, "circles are 0.5 to 500 km wide");
        for (const auto& sentence : in_words(profile))
            fuzz::expect(!sentence.empty(), "a sentence has words");
    });
    return 0;
}
