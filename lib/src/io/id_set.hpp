#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace bearing {

/// Remembers ids by 128 bits of hash, 16 bytes each, whatever their length. Two different ids of one file are
/// taken for one with a probability below 1e-24 at ten million rows.
class IdSet {
  public:
    /// False if it was there already.
    bool insert(std::string_view id);
    std::size_t size() const { return size_; }

  private:
    struct Hash {
        std::uint64_t high = 0;
        std::uint64_t low = 0;  ///< never 0: that is an empty slot
    };
    static Hash hash(std::string_view id);
    bool place(Hash hash);
    void grow();

    std::vector<Hash> slots_ = std::vector<Hash>(1 << 10);
    std::size_t size_ = 0;
};

}  // namespace bearing
