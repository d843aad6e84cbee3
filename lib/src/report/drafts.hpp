#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bearing/incident/incident.hpp"
#include "report/claimants.hpp"
#include "report/frames.hpp"
#include "report/resolve.hpp"

namespace bearing::report {

/// An incident while the document is being read: frames of several sentences may tell of it.
struct Draft {
    Incident incident;
    std::string place_id;
    bool area = false;         ///< its place is a district, a region or a country
    bool time_stated = false;  ///< the text gives its time; else it was taken over or supplied
    bool weak = false;         ///< only general talk ("use of cluster munitions")
    bool background_word = false;
    std::size_t block = 0;
    bool in_list = false;
};

/// The drafts of a document, filled by its frames.
class DraftBook {
  public:
    DraftBook(const Document& document, ClaimResolver& claims) : document_(document), claims_(claims) {}

    std::size_t size() const { return drafts_.size(); }
    const Draft& operator[](std::size_t index) const { return drafts_[index]; }
    std::vector<Draft> take() { return std::move(drafts_); }

    /// Adds a draft that a frame tells of; its weapons and claims come from the frame.
    std::size_t add(Draft draft, const Frame& frame);
    /// A further frame tells of a draft; `when` is its own time, where it gives one.
    void join(std::size_t index, const Frame& frame, std::optional<Occurrence> when);
    void add_claims(std::size_t index, const Frame& frame);

  private:
    void add_weapons(std::size_t index, const Frame& frame);
    void identify(const Frame& frame, const FrameClaim& claim, Incident& incident);

    const Document& document_;
    ClaimResolver& claims_;
    std::vector<Draft> drafts_;
};

bool overlap(const TimeSpan& a, const TimeSpan& b);
/// True if two types may be two words for one occurrence.
bool may_be_same_type(EventType a, EventType b);
/// True if a frame at a place may tell of a draft's incident: the same place, or general talk of the region
/// that holds it. `own_time`: the frame gives a time of its own.
bool same_place(const Frame& frame, const ResolvedPlace& place, const Draft& draft, bool own_time);

}  // namespace bearing::report
