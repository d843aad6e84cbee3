#include "io/json_elements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "bearing/base/error.hpp"

namespace bearing {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

bool is_list_key(std::string_view key) {
    static constexpr std::array<std::string_view, 10> kKeys{
        "features", "Result", "result", "results", "incidents", "events", "rows", "data", "records", "items"};
    return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

/// End of the JSON value at the start of `text`, npos if it goes on after the text. Brackets are counted, not
/// matched by kind: the parser that gets the value is the one to complain.
std::size_t end_of_value(std::string_view text) {
    std::size_t depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\') {
                ++i;
            } else if (c == '"') {
                in_string = false;
                if (depth == 0) return i + 1;
            }
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (depth == 0) return i;
            if (--depth == 0) return i + 1;
        } else if (depth == 0 && (c == ',' || kSpace.find(c) != std::string_view::npos)) {
            return i;
        }
    }
    return std::string_view::npos;
}

}  // namespace

JsonElements::JsonElements(TextInput& input, std::string name) : input_(input), name_(std::move(name)) {
    const char first = peek();
    if (first == '[') {
        drop(1);
    } else if (first != '{') {
        fail("holds no JSON array or object");
    } else if (!enter_object()) {
        form_ = Form::sequence;
    }
}

void JsonElements::fail(const char* what) const {
    throw FormatError(
        fmt::format("{} {} (near byte {}); get the file again or mend it there", name_, what, offset_));
}

/// At least one character in the window; false at the end.
bool JsonElements::ensure() {
    while (input_.text().empty())
        if (!input_.more()) return !input_.text().empty();
    return true;
}

void JsonElements::drop(std::size_t n) {
    input_.drop(n);
    offset_ += n;
}

/// The next character that is no white space, '\0' at the end.
char JsonElements::peek() {
    while (ensure()) {
        const auto at = input_.text().find_first_not_of(kSpace);
        if (at != std::string_view::npos) {
            drop(at);
            return input_.text().front();
        }
        drop(input_.text().size());
    }
    return '\0';
}

/// End of the value at the start of the window; npos if the document ends before it does.
std::size_t JsonElements::value_end() {
    while (true) {
        const std::size_t end = end_of_value(input_.text());
        if (end != std::string_view::npos) return end;
        if (input_.text().size() > kLongest || !input_.more()) return std::string_view::npos;
    }
}

std::string JsonElements::member(std::string_view name) const {
    for (const auto& [key, value] : members_)
        if (key == name) return value;
    return {};
}

bool JsonElements::has_member(std::string_view name) const {
    return std::any_of(members_.begin(), members_.end(), [&](const auto& m) { return m.first == name; });
}

std::string JsonElements::take_string() {
    const std::size_t end = value_end();
    if (peek() != '"' || end == std::string_view::npos)
        fail("is not complete JSON; it breaks off or goes wrong");
    const auto text = nlohmann::json::parse(input_.text().substr(0, end), nullptr, false);
    if (!text.is_string()) fail("is not complete JSON; it breaks off or goes wrong");
    drop(end);
    return text.get<std::string>();
}

/// True if another value follows the first: one JSON text after another.
bool JsonElements::is_sequence() {
    const std::size_t end = value_end();
    if (end == std::string_view::npos) return false;
    while (true) {
        const auto next = input_.text().find_first_not_of(kSpace, end);
        if (next != std::string_view::npos)
            return input_.text()[next] == '{' || input_.text()[next] == '\x1e';
        if (!input_.more()) return false;
    }
}

/// Goes into the member that holds the list. False if the document is an object among others.
bool JsonElements::enter_object() {
    // Only a short first value can be one of many.
    const std::string_view start = input_.text();
    if (end_of_value(start) != std::string_view::npos && is_sequence()) return false;
    drop(1);
    while (peek() != '}' && peek() != '\0') {
        if (peek() == ',') {
            drop(1);
            continue;
        }
        const std::string key = take_string();
        if (peek() != ':') fail("is not complete JSON; it breaks off or goes wrong");
        drop(1);
        if (peek() == '[' && is_list_key(key)) {
            key_ = key;
            drop(1);
            return true;
        }
        const char first = peek();
        const std::size_t end = value_end();
        if (end == std::string_view::npos || end == 0)
            fail("is not complete JSON; it breaks off or goes wrong");
        const bool large = (first == '{' || first == '[') && key != "crs";
        members_.emplace_back(key, large ? std::string() : std::string(input_.text().substr(0, end)));
        drop(end);
    }
    if (peek() == '\0') fail("is not complete JSON; it breaks off or goes wrong");
    throw FormatError(fmt::format(
        "{} holds no GeoJSON FeatureCollection and no list of rows under a name that Bearing knows "
        "(features, Result, rows, data, …); export it as GeoJSON or as a table",
        name_));
}

bool JsonElements::next(std::string_view& element) {
    drop(taken_);
    taken_ = 0;
    if (done_) return false;
    while (peek() == ',' || peek() == '\x1e') drop(1);
    const char first = peek();
    if (form_ == Form::sequence && first == '\0') return !(done_ = true);
    if (first == ']') {
        done_ = true;
        return false;
    }
    const std::size_t end = first == '\0' ? std::string_view::npos : value_end();
    if (end == std::string_view::npos || end == 0) {
        done_ = true;
        cut_ = true;
        element = input_.text();
        return true;
    }
    taken_ = end;
    element = input_.text().substr(0, end);
    return true;
}

}  // namespace bearing
