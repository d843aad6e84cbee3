#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "bearing/gazetteer/gazetteer.hpp"
#include "bearing/geoparse/toponym.hpp"

namespace bearing {

/// What is known of a text beside its words.
struct GeoparseHints {
    std::string country;  ///< where it was published, ISO 3166-1 alpha-2; namesakes there are preferred
};

/// Finds the place names of texts and the places that they mean, all names of a text together. Names that
/// were looked up are remembered from text to text, so one thread uses a geoparser at a time; answers do not
/// depend on what was read before.
class Geoparser {
  public:
    explicit Geoparser(std::shared_ptr<const Gazetteer> gazetteer);
    ~Geoparser();

    /// Plain text or Markdown, UTF-8.
    Toponyms parse(std::string_view utf8, const GeoparseHints& hints = {});
    /// Takes exactly these spans for place names, in their order. Throws ArgumentError for a span that is
    /// empty or not in the text.
    Toponyms resolve(std::string_view utf8, std::span<const TextSpan> spans, const GeoparseHints& hints = {});

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bearing
