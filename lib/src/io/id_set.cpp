#include "io/id_set.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace bearing {
namespace {

/// The finishing steps of splitmix64: every bit of the input changes every bit of the result.
std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31);
}

}  // namespace

IdSet::Hash IdSet::hash(std::string_view id) {
    std::uint64_t a = 0x9E3779B97F4A7C15U ^ id.size();
    std::uint64_t b = 0xD1B54A32D192ED03U;
    for (std::size_t i = 0; i < id.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, id.data() + i, std::min<std::size_t>(8, id.size() - i));
        a = mixed(a ^ word);
        b = mixed(std::rotl(b, 23) + word * 0x8CB92BA72F3D8DD7U);
    }
    return {mixed(a + std::rotl(b, 32)), mixed(b ^ a) | 1U};
}

bool IdSet::place(Hash hash) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash.high & mask;; i = (i + 1) & mask) {
        if (slots_[i].low == 0) {
            slots_[i] = hash;
            return true;
        }
        if (slots_[i].low == hash.low && slots_[i].high == hash.high) return false;
    }
}

void IdSet::grow() {
    std::vector<Hash> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Hash& hash : old)
        if (hash.low != 0) place(hash);
}

bool IdSet::insert(std::string_view id) {
    if (size_ * 4 >= slots_.size() * 3) grow();
    const bool is_new = place(hash(id));
    size_ += is_new ? 1 : 0;
    return is_new;
}

}  // namespace bearing
