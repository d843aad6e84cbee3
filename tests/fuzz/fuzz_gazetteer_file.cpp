// A gazetteer file with bytes changed: the input is a query of one line, then changes of four bytes each
// (where, of 16,777,216 places modulo the size; what). The header's checksum is put right, so that the
// changes are read.
#include <cstddef>
#include <cstring>

#include "bearing/base/error.hpp"
#include "fuzz/fuzz.hpp"
#include "gazetteer/index_builder.hpp"
#include "gazetteer/name_lookup.hpp"
#include "gazetteer/place_index.hpp"

namespace {

using namespace bearing;
using fuzz::expect;

std::string sound_image() {
    IndexBuilder builder{SpoolPlace{}};
    const char* const names[] = {"Stepanakert", "Степанакерт", "Ստեփանակերտ", "Xankəndi", "Shusha", "Şuşa"};
    for (int i = 0; i < 400; ++i) {
        Place place;
        place.id = "geonames:" + std::to_string(i + 1);
        place.name = names[i % 6] + std::string(i < 6 ? "" : std::to_string(i));
        place.point = {46.0 + i * 0.003, 39.0 + i * 0.002};
        place.feature = i % 5 == 0 ? "ADM2" : "PPL";
        place.country = i % 2 == 0 ? "AZ" : "AM";
        place.population = i * 100;
        place.names = {{{place.name, "", ""}}, {{names[(i + 1) % 6] + std::to_string(i % 7), "az", "az"}}};
        builder.add(place, "AZ.1", "");
    }
    return builder.finish_in_memory();
}

void change(std::string& image, std::string_view changes) {
    for (; changes.size() >= 4; changes.remove_prefix(4)) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(changes[i]); };
        const std::size_t at = byte(0) | byte(1) << 8 | byte(2) << 16;
        image[at % image.size()] = changes[3];
    }
    IndexHeader header;
    std::memcpy(&header, image.data(), sizeof header);
    header.checksum = checksum_of(std::string_view(image).substr(0, offsetof(IndexHeader, checksum)));
    std::memcpy(image.data(), &header, sizeof header);
}

void look_up(const PlaceIndex& index, std::string_view query) {
    const NameLookup lookup(index, false);
    AskedName name(query);
    std::vector<NameHit> hits;
    lookup.listed(name, false, hits);
    lookup.inflected(name, false, hits);
    lookup.misspelt(name, false, 2, hits);
    lookup.knows_as_written(name);
    for (const NameHit& hit : hits) {
        if (hit.place >= index.size()) continue;
        index.place(hit.place);
        index.name_text(hit.place, hit.name);
    }
    index.within({46.5, 39.5}, 50'000, [&](std::uint32_t place, double metres) {
        expect(place < index.size() && metres >= 0,
               "a place nearby is listed, and not at a negative distance");
    });
    index.by_id("geonames:7");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string kSound = sound_image();
    const std::string_view input = fuzz::text_of(data, size).substr(0, 400);
    const auto line = input.find('\n');
    const std::string_view query = input.substr(0, std::min<std::size_t>(line, 60));
    std::string image = kSound;
    if (line != input.npos) change(image, input.substr(line + 1));
    try {
        const PlaceIndex index(image, "the input");
        try {
            look_up(index, query);
        } catch (const FormatError&) {
        }
        index.verify();
    } catch (const FormatError&) {
    }
    try {
        const PlaceIndex foreign(input, "the input");
    } catch (const FormatError&) {
    }
    return 0;
}
