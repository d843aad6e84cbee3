#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "incident/parse_json.hpp"
#include "io/bearing_json.hpp"
#include "io/json_source.hpp"
#include "io/layer_file.hpp"
#include "io/open_reader.hpp"
#include "io/timemap.hpp"
#include "io/whole_reader.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

/// What the start of a document tells.
struct JsonStart {
    bool has_list = false;
    bool is_empty_list = false;
    bool is_bearing = false;
    bool is_timemap = false;
    std::string refusal;  ///< why there is no list
};

JsonStart look_at(std::string_view head, const std::string& name) {
    JsonStart start;
    ByteInput bytes(head, name);
    TextInput text(bytes);
    try {
        JsonElements elements(text, name);
        start.is_timemap = elements.key() == "events";
        std::string_view element;
        if (!elements.next(element)) {
            start.is_empty_list = true;
        } else if (elements.is_cut() && trim(element).empty()) {
            throw FormatError(fmt::format("{} is not complete JSON; it breaks off near byte {}, get it again",
                                          name, elements.offset()));
        } else if (!elements.is_cut()) {
            const Json json = parse_json(element);
            start.is_bearing = is_bearing_element(json);
            start.is_timemap |= json.is_object() && is_timemap(Json::array({json}));
        }
        start.has_list = true;
    } catch (const FormatError& error) {
        // No list that a row reader knows: perhaps a document that only makes sense whole.
        start.refusal = error.what();
    }
    return start;
}

/// GeoJSON of before 2016 may be in any system, named in a member before the features.
bool has_other_crs(std::string_view head) {
    const auto at = head.find("\"crs\"");
    const auto features = head.find("\"features\"");
    if (at == std::string_view::npos || features == std::string_view::npos || at > features) return false;
    const std::string_view stated = head.substr(at, features - at);
    constexpr std::array<std::string_view, 3> kUsual{"CRS84", "4326", "null"};
    return std::none_of(kUsual.begin(), kUsual.end(),
                        [&](std::string_view name) { return stated.find(name) != std::string_view::npos; });
}

/// Nothing if GDAL knows no such document either.
std::unique_ptr<RowSource> as_layer(ByteInput& input, const std::string& layer) {
    try {
        return open_layer(input, "JSON", layer);
    } catch (const FormatError&) {
        return nullptr;
    }
}

/// A document larger than its head is given the benefit of the doubt.
bool is_whole_timemap(ByteInput& input, std::string_view head) {
    if (!input.head_is_all()) return true;
    const Json document = parse_json(head);
    return !document.is_discarded() && is_timemap(document);
}

std::unique_ptr<IncidentFileReader> read_timemap(std::unique_ptr<ByteInput> input) {
    TextInput text(*input);
    while (text.more()) {
        constexpr std::size_t kMost = 512U << 20;
        if (text.text().size() > kMost)
            throw FormatError(
                fmt::format("{} is larger than 512 MiB, which is more than Bearing reads of a JSON "
                            "document in one piece; export it as CSV",
                            input->name()));
    }
    IncidentFile file = parse_timemap(text.text(), input->name());
    file.format = "timemap";
    const std::string encoding = text.encoding().name;
    return std::make_unique<WholeReader>(std::move(input), std::move(file), encoding);
}

}  // namespace

std::unique_ptr<IncidentFileReader> open_json(std::unique_ptr<ByteInput> input, std::string_view head,
                                              const ReadOptions& options) {
    const JsonStart start = look_at(head, input->name());
    const bool is_auto = options.schema == "auto" && !options.mapping;
    const bool may_be_timemap = start.is_timemap || (!start.has_list && is_whole_timemap(*input, head));
    if (options.schema == "timemap" || (is_auto && may_be_timemap)) return read_timemap(std::move(input));
    if (!start.has_list || has_other_crs(head)) {
        auto source = as_layer(*input, options.layer);
        if (source) return open_rows(std::move(input), std::move(source), options);
        if (!start.has_list) throw FormatError(start.refusal);
    }
    auto text = std::make_unique<TextInput>(*input);
    if (options.schema == "bearing" || (is_auto && (start.is_bearing || start.is_empty_list)))
        return std::make_unique<BearingJsonReader>(std::move(input), std::move(text));
    auto source = std::make_unique<JsonSource>(input->name(), std::move(text), head);
    return open_rows(std::move(input), std::move(source), options);
}

}  // namespace bearing
