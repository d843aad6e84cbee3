#include "bearing/incident/dictionary.hpp"

#include <algorithm>
#include <bit>
#include <functional>

namespace bearing {
namespace {

template <class T>
std::size_t hash_of(Sequence<T> sequence) {
    return std::hash<std::string_view>()(
        {reinterpret_cast<const char*>(sequence.data()), sequence.size() * sizeof(T)});
}

template <class T>
bool same(Sequence<T> a, Sequence<T> b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

}  // namespace

template <class T>
void Sequences<T>::append(const Sequences& other) {
    const std::uint64_t offset = values_.size();
    values_.insert(values_.end(), other.values_.begin(), other.values_.end());
    ends_.reserve(ends_.size() + other.ends_.size());
    for (const std::uint64_t end : other.ends_) ends_.push_back(offset + end);
}

template <class T>
std::size_t Dictionary<T>::slot_of(Sequence<T> sequence) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash_of<T>(sequence) & mask;
    while (slots_[slot] != 0 && !same<T>(entries_[slots_[slot] - 1], sequence)) slot = (slot + 1) & mask;
    return slot;
}

template <class T>
void Dictionary<T>::grow() {
    constexpr std::size_t kLeast = 64;
    slots_.assign(std::max(kLeast, std::bit_ceil(size() * 4)), 0);
    for (std::size_t code = 0; code < size(); ++code) {
        auto& slot = slots_[slot_of(entries_[code])];
        if (slot == 0) slot = static_cast<std::uint32_t>(code + 1);
    }
}

template <class T>
std::uint32_t Dictionary<T>::add(Sequence<T> sequence) {
    if (slots_.size() <= size() * 2) grow();
    auto& slot = slots_[slot_of(sequence)];
    if (slot == 0) {
        entries_.add(sequence);
        slot = static_cast<std::uint32_t>(size());
    }
    return slot - 1;
}

template class Sequences<char>;
template class Sequences<std::uint32_t>;
template class Dictionary<char>;
template class Dictionary<std::uint32_t>;

}  // namespace bearing
