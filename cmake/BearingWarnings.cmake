# Compile options of Bearing's own targets; never exported to those who link the library.
add_library(bearing_options INTERFACE)
target_compile_options(bearing_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow=local -Wnon-virtual-dtor
                                                 $<$<BOOL:${BEARING_WERROR}>:-Werror>)
# GCC 12 warns about std::string's own operator+ (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(bearing_options INTERFACE -Wno-restrict)
endif()
if(BEARING_SANITIZE)
  target_compile_options(bearing_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer)
  target_link_options(bearing_options INTERFACE -fsanitize=address,undefined)
endif()
