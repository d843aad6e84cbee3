#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace bearing {

/// A text, or a row of numbers, that is owned by somebody else.
template <class T>
using Sequence = std::conditional_t<std::is_same_v<T, char>, std::string_view, std::span<const T>>;

/// Many short sequences in one piece of memory. T is char or std::uint32_t.
template <class T>
class Sequences {
  public:
    Sequences() = default;
    /// `ends[i]` is where sequence i ends in `values`; it must not decrease, and the last is values.size().
    Sequences(std::vector<T> values, std::vector<std::uint64_t> ends)
        : values_(std::move(values)), ends_(std::move(ends)) {}

    std::size_t size() const { return ends_.size(); }
    Sequence<T> operator[](std::size_t i) const {
        const std::uint64_t begin = i == 0 ? 0 : ends_[i - 1];
        return Sequence<T>(values_.data() + begin, ends_[i] - begin);
    }
    void add(Sequence<T> sequence) {
        values_.insert(values_.end(), sequence.begin(), sequence.end());
        ends_.push_back(values_.size());
    }
    void append(const Sequences& other);

    const std::vector<T>& values() const { return values_; }
    const std::vector<std::uint64_t>& ends() const { return ends_; }

  private:
    std::vector<T> values_;
    std::vector<std::uint64_t> ends_;
};

/// Distinct sequences, each with a code: 0, 1, 2, … in the order in which they came.
template <class T>
class Dictionary {
  public:
    Dictionary() = default;
    explicit Dictionary(Sequences<T> entries) : entries_(std::move(entries)) {}

    /// Its code; a new one if it was not there.
    std::uint32_t add(Sequence<T> sequence);
    std::size_t size() const { return entries_.size(); }
    Sequence<T> operator[](std::size_t code) const { return entries_[code]; }
    const Sequences<T>& entries() const { return entries_; }

  private:
    void grow();
    std::size_t slot_of(Sequence<T> sequence) const;

    Sequences<T> entries_;
    /// Open addressing, a power of two long: code + 1, or 0. Made by the first add(), so that a dictionary
    /// that is only read costs nothing more.
    std::vector<std::uint32_t> slots_;
};

extern template class Sequences<char>;
extern template class Sequences<std::uint32_t>;
extern template class Dictionary<char>;
extern template class Dictionary<std::uint32_t>;

}  // namespace bearing
