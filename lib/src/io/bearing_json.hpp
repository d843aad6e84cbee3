#pragma once

#include <memory>
#include <nlohmann/json.hpp>

#include "io/id_set.hpp"
#include "io/json_elements.hpp"
#include "io/reader_base.hpp"

namespace bearing {

/// Bearing's own JSON: incidents as to_json() has them, as the properties of GeoJSON features or as they are.
class BearingJsonReader : public ReaderBase {
  public:
    BearingJsonReader(std::unique_ptr<ByteInput> input, std::unique_ptr<TextInput> text);

    bool next(IncidentBatch& batch) override;
    std::string encoding() const override { return text_->encoding().name; }

  private:
    Incident read_element(std::string_view element);

    std::unique_ptr<TextInput> text_;
    JsonElements elements_;
    IdSet ids_;
    std::size_t row_number_ = 0;
};

/// True if the element of a document is an incident of Bearing's.
bool is_bearing_element(const nlohmann::ordered_json& element);

}  // namespace bearing
