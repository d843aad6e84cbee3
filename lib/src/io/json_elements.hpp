#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/text_input.hpp"

namespace bearing {

/// The elements of the array that a JSON document is about, one after the other, without holding the
/// document: of the document itself if it is an array, of its member "features", "Result", "incidents", …, or
/// the values of a sequence (one JSON text after another).
class JsonElements {
  public:
    /// Goes to the first element. Throws FormatError if the document holds no such array.
    JsonElements(TextInput& input, std::string name);

    /// Name of the member that holds the array; "" if the document is the array or a sequence.
    const std::string& key() const { return key_; }
    /// The members before it that are neither arrays nor objects, as text: {"type", "\"FeatureCollection\""}.
    std::string member(std::string_view name) const;
    /// True if `name` is a member before the array.
    bool has_member(std::string_view name) const;

    /// Text of the next element, which holds until the next call; false at the end. Where the document breaks
    /// off, what there is of the last element comes with is_cut().
    bool next(std::string_view& element);
    bool is_cut() const { return cut_; }
    std::size_t offset() const { return offset_; }

    /// Longer elements are broken.
    static constexpr std::size_t kLongest = 64 << 20;

  private:
    enum class Form { array, sequence };

    bool ensure();
    char peek();
    void drop(std::size_t n);
    std::size_t value_end();
    std::string take_string();
    bool enter_object();
    bool is_sequence();
    [[noreturn]] void fail(const char* what) const;

    TextInput& input_;
    std::string name_;
    std::string key_;
    std::vector<std::pair<std::string, std::string>> members_;
    Form form_ = Form::array;
    std::size_t offset_ = 0;
    std::size_t taken_ = 0;
    bool cut_ = false;
    bool done_ = false;
};

}  // namespace bearing
