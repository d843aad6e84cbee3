#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bearing {

/// Hashes of the runs of four characters within the words of a text, ascending, each once. Works in any
/// script that writes words apart, and lets endings differ.
std::vector<std::uint32_t> text_grams(std::string_view utf8);

/// How often grams occur in the texts at hand: what all of them say distinguishes none.
class GramWeights {
  public:
    void add(const std::vector<std::uint32_t>& grams);
    /// Share of weight that two texts have in common, 0..1 (Dice); 0 if one has no words.
    double similarity(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) const;

  private:
    double weight(std::uint32_t gram) const;

    std::unordered_map<std::uint32_t, std::uint32_t> texts_with_;
    std::size_t texts_ = 0;
};

/// How alike two names are, 0..1, by the pairs of characters that they share (Dice); upper and lower case and
/// everything but letters and digits are ignored.
double name_similarity(std::string_view a, std::string_view b);

}  // namespace bearing
