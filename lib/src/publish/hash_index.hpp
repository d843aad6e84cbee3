#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bearing::publish {

/// Hashes of 64 bits, each with a value; 16 bytes a place, at most two thirds of the places taken. Different
/// things have different hashes for all that matters here: with a million of them, one in 1e13 of the things
/// asked for is taken for one that is there.
template <class Value>
class HashIndex {
  public:
    Value* find(std::uint64_t hash) {
        Slot& slot = slot_of(slots_, hash);
        return slot.hash == 0 ? nullptr : &slot.value;
    }
    const Value* find(std::uint64_t hash) const { return const_cast<HashIndex*>(this)->find(hash); }

    /// The value of the hash, made anew if it is not there yet.
    Value& at(std::uint64_t hash) {
        if (3 * (size_ + 1) > 2 * slots_.size()) grow();
        Slot& slot = slot_of(slots_, hash);
        if (slot.hash == 0) {
            slot.hash = never_zero(hash);
            ++size_;
        }
        return slot.value;
    }

    template <class Visit>
    void each(const Visit& visit) {
        for (Slot& slot : slots_)
            if (slot.hash != 0) visit(slot.value);
    }

    std::size_t size() const { return size_; }

  private:
    struct Slot {
        std::uint64_t hash = 0;
        Value value{};
    };
    static std::uint64_t never_zero(std::uint64_t hash) { return hash == 0 ? 1 : hash; }
    static Slot& slot_of(std::vector<Slot>& slots, std::uint64_t hash) {
        hash = never_zero(hash);
        const std::size_t last = slots.size() - 1;
        std::size_t at = (hash * 0x9E3779B97F4A7C15ull >> 20) & last;
        while (slots[at].hash != 0 && slots[at].hash != hash) at = (at + 1) & last;
        return slots[at];
    }
    void grow() {
        std::vector<Slot> more(slots_.size() * 2);
        for (Slot& slot : slots_)
            if (slot.hash != 0) slot_of(more, slot.hash) = std::move(slot);
        slots_ = std::move(more);
    }

    std::vector<Slot> slots_ = std::vector<Slot>(64);  ///< a power of two of them
    std::size_t size_ = 0;
};

/// A bit for each hash, in 2 MiB that stay in the cache: with a million of them 6 in 100 others pass.
class HashFilter {
  public:
    void add(std::uint64_t hash) { bits_[hash >> kShift] |= std::uint64_t{1} << bit(hash); }
    bool may_have(std::uint64_t hash) const { return (bits_[hash >> kShift] >> bit(hash) & 1) != 0; }

  private:
    static constexpr int kBits = 24, kShift = 64 - kBits + 6;
    static std::uint64_t bit(std::uint64_t hash) { return hash >> (64 - kBits) & 63; }
    std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>(std::size_t{1} << (kBits - 6));
};

}  // namespace bearing::publish
