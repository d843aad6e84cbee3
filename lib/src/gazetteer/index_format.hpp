#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace bearing {

/// The gazetteer file: a header and sections, each at a multiple of 64 bytes, numbers little-endian. Places
/// are numbered by importance, the most important first, so that lists of places are sorted by it too.
inline constexpr std::array<char, 8> kIndexMagic{'B', 'e', 'a', 'r', 'G', 'a', 'z', '\n'};
inline constexpr std::uint32_t kIndexVersion = 1;
inline constexpr std::uint32_t kIndexByteOrder = 0x01020304;
inline constexpr std::size_t kSectionAlignment = 64;

enum class Section : std::uint32_t {
    about,           ///< lines "name: value"
    places,          ///< PlaceRecord each
    details,         ///< what is read of the places that are shown: id, names
    string_offsets,  ///< u32 each and one more
    string_bytes,    ///< feature codes, countries, languages, sides, divisions
    divisions,       ///< DivisionRecord each
    key_offsets,
    key_bytes,
    key_nodes,
    posting_starts,  ///< u32 a key and one more
    postings,
    back_offsets,  ///< keys in Latin letters, read backwards
    back_bytes,
    back_nodes,
    back_keys,  ///< u32 each: the key that it is
    ids,        ///< IdRecord each, sorted by hash
    grid_starts,
    grid_places,
    count
};

struct SectionEntry {
    std::uint64_t offset;
    std::uint64_t size;
    std::uint64_t checksum;
};

struct IndexHeader {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t byte_order;
    std::uint64_t file_size;
    std::uint64_t names;
    std::uint32_t max_words;
    std::uint32_t cells_per_degree;
    std::array<SectionEntry, static_cast<std::size_t>(Section::count)> sections;
    std::uint64_t checksum;  ///< of all bytes before it
};

/// What ranking and containment need of a place.
struct PlaceRecord {
    std::int32_t lon_e7, lat_e7;
    std::uint32_t details;           ///< offset in units of kDetailsUnit
    std::uint32_t admin1, admin2;    ///< divisions; 0 none
    std::uint32_t feature, country;  ///< strings
    std::uint16_t importance;        ///< 0..65535
    std::uint16_t radius_hm;         ///< hundreds of metres
};
static_assert(sizeof(PlaceRecord) == 32);
inline constexpr std::size_t kDetailsUnit = 8;

struct DivisionRecord {
    std::uint32_t code, name;  ///< strings
};

struct IdRecord {
    std::uint32_t hash, place;
};

/// How a name is listed under a key.
enum class KeyForm : std::uint8_t {
    folded,        ///< the folded name itself
    turkic,        ///< the same, of an Azerbaijani or Turkish name, which takes endings
    latin,         ///< the name in basic Latin letters
    short_folded,  ///< without its generic word ("Syunik" of "Syunik Province")
    short_latin,
    stem,  ///< Russian stem
    abbreviation
};

/// A name under a key.
struct Posting {
    std::uint32_t place;
    std::uint32_t packed;

    static constexpr std::uint32_t kMostNames = 4096;
    static Posting of(std::uint32_t place, std::uint32_t name, KeyForm form, bool weak,
                      std::uint16_t spelling) {
        return {place, name << 20 | static_cast<std::uint32_t>(form) << 17 |
                           static_cast<std::uint32_t>(weak) << 16 | spelling};
    }
    std::uint32_t name() const { return packed >> 20; }
    KeyForm form() const { return static_cast<KeyForm>(packed >> 17 & 7); }
    bool weak() const { return (packed >> 16 & 1) != 0; }                          ///< historic or colloquial
    std::uint16_t spelling() const { return static_cast<std::uint16_t>(packed); }  ///< hash of the clean name
};
static_assert(sizeof(Posting) == 8);

/// Keys of forms that must not meet others begin with a byte that no name has.
inline constexpr char kStemKey = '\x01';
inline constexpr char kAbbreviationKey = '\x02';

/// FNV-1a over eight bytes at a time (the rest byte by byte), the words mixed by a shift.
inline std::uint64_t checksum_of(std::string_view bytes, std::uint64_t hash = 0xcbf29ce484222325) {
    constexpr std::uint64_t kPrime = 0x100000001b3;
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + i, 8);
        hash = (hash ^ word) * kPrime;
        hash ^= hash >> 29;
    }
    for (; i < bytes.size(); ++i) hash = (hash ^ static_cast<unsigned char>(bytes[i])) * kPrime;
    return hash ^ hash >> 32;
}

inline std::uint16_t spelling_hash(std::string_view clean_name) {
    return static_cast<std::uint16_t>(checksum_of(clean_name) >> 7);
}

inline std::uint32_t id_hash(std::string_view id) {
    return static_cast<std::uint32_t>(checksum_of(id) >> 11);
}

}  // namespace bearing
