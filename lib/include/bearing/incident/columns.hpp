#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bearing/incident/dictionary.hpp"
#include "bearing/incident/incident.hpp"

namespace bearing {

/// Where whole incidents are kept while a dataset holds columns of them only. Const use from many threads is
/// safe.
class IncidentStorage {
  public:
    virtual ~IncidentStorage() = default;

    /// The incident with that key. Throws Error if it cannot be read.
    virtual Incident read(std::uint32_t key) const = 0;
    /// Each of them, in the order given; `take` gets the index into `keys`. Much faster than one by one.
    virtual void read_each(std::span<const std::uint32_t> keys,
                           const std::function<void(std::size_t, const Incident&)>& take) const = 0;
    /// As combined_hash() of all of them.
    virtual std::string content_hash() const = 0;
};

/// One value an incident, 42 bytes together. All of the same length.
struct IncidentRows {
    /// Days since 1970-01-01, kNoDay where there is no time.
    std::vector<std::int32_t> first_day, last_day;
    /// In units of 1e-7 degree: coordinates with up to seven decimals are exact. 0 where there is no place.
    std::vector<std::int32_t> lon, lat;
    /// Centimetres, exact up to the second decimal of a metre; kNoRadius where the footprint is no circle on
    /// earth.
    std::vector<std::uint32_t> radius_cm;
    std::vector<std::uint32_t> claim_set, involved_set, place;  ///< codes of the dictionaries
    std::vector<std::uint32_t> key;            ///< what IncidentStorage knows the incident by
    std::vector<std::uint16_t> weapons;        ///< bit c is set: WeaponClass c is named
    std::vector<std::uint8_t> type;            ///< EventType
    std::vector<std::uint8_t> precision;       ///< Precision
    std::vector<std::uint8_t> time_precision;  ///< TimePrecision
    std::vector<std::uint8_t> flags;           ///< kLocated and so on

    static constexpr std::int32_t kNoDay = INT32_MAX;
    static constexpr std::uint32_t kNoRadius = UINT32_MAX;
    static constexpr std::uint8_t kLocated = 1;
    static constexpr std::uint8_t kBackground = 2;
    /// The whole footprint is in IncidentColumns::exact_footprints(), because these columns would round it or
    /// it has an area.
    static constexpr std::uint8_t kExactBeside = 4;
    static constexpr int kVerificationShift = 3;  ///< two bits of Verification
};

/// A claim as questions about claims need it; the texts are codes of IncidentColumns::names().
struct ClaimCode {
    std::uint32_t claimant = 0;
    Stance stance = Stance::reports;
    std::uint32_t actor = 0;
};

/// What queries read of incidents, in columns with dictionaries: at most 64 bytes an incident beside the
/// texts.
class IncidentColumns {
  public:
    /// `key` is what IncidentStorage knows the incident by.
    void add(const Incident& incident, std::uint32_t key);
    /// Those of `other` after these; its dictionaries are joined with these.
    void append(const IncidentColumns& other);
    /// Takes out the incidents with these keys; unknown ones are ignored.
    void remove(std::span<const std::uint32_t> keys);
    /// Orders by first day (undated ones last), last day, attribution (who is said to have done what, by the
    /// names), parties involved, radius (none last) and id, so that rows which queries ask alike stand
    /// together. Returns where each came from.
    std::vector<std::uint32_t> sort();
    std::size_t size() const { return rows_.key.size(); }

    /// As bytes to be kept in a file, little-endian, with a version; from_bytes() throws FormatError for
    /// anything else, however it is damaged.
    std::string to_bytes() const;
    static IncidentColumns from_bytes(std::string_view bytes);

    const IncidentRows& rows() const { return rows_; }
    const Sequences<char>& ids() const { return ids_; }
    /// Claimants and parties as named.
    const Dictionary<char>& names() const { return names_; }
    /// Distinct places: name, gazetteer id, country.
    std::size_t places() const { return places_.size(); }
    std::string_view place_name(std::uint32_t place) const { return place_texts_[places_[place][0]]; }
    std::string_view place_id(std::uint32_t place) const { return place_texts_[places_[place][1]]; }
    std::string_view country(std::uint32_t place) const { return place_texts_[places_[place][2]]; }
    /// Distinct sets of claims; incidents with the same claimants, stances and actors share one.
    std::size_t claim_sets() const { return claim_sets_.size(); }
    std::vector<ClaimCode> claim_set(std::uint32_t set) const;
    std::size_t claim_count(std::uint32_t set) const { return claim_sets_[set].size() / 3; }
    /// Distinct sets of everyone that the claims of an incident accuse, clear or name as taking part: codes
    /// of names().
    const Dictionary<std::uint32_t>& involved_sets() const { return involved_sets_; }
    /// Row and footprint, by ascending row, where the columns alone would change it.
    const std::vector<std::pair<std::uint32_t, Footprint>>& exact_footprints() const {
        return exact_footprints_;
    }
    /// Bytes in use, and how many of them are texts and areas.
    struct Memory {
        std::size_t bytes = 0;
        std::size_t text_bytes = 0;
    };
    Memory memory() const;

  private:
    friend struct ColumnsFormat;

    std::uint32_t claim_set_code(const Incident& incident);
    std::uint32_t involved_set_code(const Incident& incident);
    void add_place(const Incident& incident);

    IncidentRows rows_;
    Sequences<char> ids_;
    Dictionary<char> names_;
    Dictionary<char> place_texts_;
    Dictionary<std::uint32_t> places_;
    Dictionary<std::uint32_t> claim_sets_;
    Dictionary<std::uint32_t> involved_sets_;
    std::vector<std::pair<std::uint32_t, Footprint>> exact_footprints_;
};

}  // namespace bearing
