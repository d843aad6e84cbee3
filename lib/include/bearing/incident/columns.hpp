#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

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

/// What queries read of incidents, in columns with dictionaries: at most 64 bytes an incident beside the texts.
class IncidentColumns {
  public:
    /// `key` is what IncidentStorage knows the incident by.
    void add(const Incident& incident, std::uint32_t key);
    /// Those of `other` after these; its dictionaries are joined with these.
    void append(const IncidentColumns& other);
    /// Takes out the incidents with these keys; unknown ones are ignored.
    void remove(std::span<const std::uint32_t> keys);
    std::size_t size() const;

    /// As bytes to be kept in a file, little-endian, with a version; from_bytes() throws FormatError for anything
    /// else, however it is damaged.
    std::string to_bytes() const;
    static IncidentColumns from_bytes(std::string_view bytes);
};

}  // namespace bearing
