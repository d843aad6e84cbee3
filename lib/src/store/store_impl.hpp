#pragma once

#include "bearing/store/store.hpp"
#include "store/database.hpp"

namespace bearing {

struct Store::Impl {
    Database database;
};

[[noreturn]] void throw_unknown_id(std::string_view id);

}  // namespace bearing
