#pragma once

#include <stdexcept>
#include <string>

namespace bearing {

/// An operation that could not be done. what() names the input, what happened, and what to do next.
/// Bad input *inside* a file is no Error: it becomes an Issue (base/outcome.hpp) and costs only itself.
class Error : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// A file or folder that cannot be opened, read or written.
class FileError : public Error {
  public:
    using Error::Error;
};

/// Content that is not what its reader expects (binary data, a foreign or damaged format).
class FormatError : public Error {
  public:
    using Error::Error;
};

/// An argument that makes no sense: an unknown code, an impossible date, an empty extent.
class ArgumentError : public Error {
  public:
    using Error::Error;
};

/// A data package, font or library part that must be installed first.
class MissingDataError : public Error {
  public:
    using Error::Error;
};

/// The caller asked to stop (std::stop_token).
class CancelledError : public Error {
  public:
    using Error::Error;
};

}  // namespace bearing
