#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace bearing::publish {

/// Unpacks one deflated stream as its bytes come.
class Inflater {
  public:
    enum class Wrapping { raw, zlib, gzip };

    explicit Inflater(Wrapping wrapping);
    ~Inflater();
    Inflater(Inflater&&) noexcept;
    Inflater& operator=(Inflater&&) noexcept;

    /// Hands on what comes out of these bytes. False when the stream has ended or is none: it takes no more.
    bool feed(std::string_view bytes, const std::function<void(std::string_view)>& take);
    /// True if the stream came to its end.
    bool is_whole() const { return is_whole_; }

  private:
    struct Stream;
    std::unique_ptr<Stream> stream_;
    bool is_whole_ = false;
};

}  // namespace bearing::publish
