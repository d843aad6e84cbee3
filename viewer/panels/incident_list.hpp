#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "panels/context.hpp"

namespace bearing {

/// The incidents found, as a table to sort and walk through.
class IncidentList {
  public:
    void draw(const PanelContext& context);
    /// Rows as shown.
    const std::vector<std::uint32_t>& order() const { return order_; }
    /// The incident last chosen by a click or key in the list itself.
    std::optional<std::uint32_t> chosen_here() const { return from_here_; }

  private:
    void sort(const Workspace& workspace);
    void row(const PanelContext& context, std::uint32_t index);
    void step(const PanelContext& context);

    std::vector<std::uint32_t> order_;
    std::uint64_t sorted_revision_ = 0;
    int column_ = 1;
    bool descending_ = false;
    bool resort_ = true;
    bool with_type_ = true;                   ///< there is room for the column
    std::optional<std::uint32_t> shown_;      ///< incident last scrolled to
    std::optional<std::uint32_t> from_here_;  ///< incident chosen in this list: no need to scroll
};

}  // namespace bearing
