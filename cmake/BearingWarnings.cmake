# Compile options of Bearing's own targets; never exported to those who link the library.
add_library(bearing_options INTERFACE)
target_compile_options(bearing_options INTERFACE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor
                                                 $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local>
                                                 $<$<BOOL:${BEARING_WERROR}>:-Werror>)
# GCC 12 warns about std::string's own operator+ (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(bearing_options INTERFACE -Wno-restrict)
endif()
# The first finding ends the program: a test that goes on would pass.
if(BEARING_SANITIZE OR BEARING_BUILD_FUZZERS)
  set(sanitizers -fsanitize=address,undefined,float-cast-overflow -fno-sanitize-recover=all)
  target_compile_options(bearing_options INTERFACE ${sanitizers} -fno-omit-frame-pointer)
  target_compile_definitions(bearing_options INTERFACE _GLIBCXX_ASSERTIONS)
  target_link_options(bearing_options INTERFACE ${sanitizers})
endif()
if(BEARING_BUILD_FUZZERS)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "libFuzzer is clang's: configure a build folder of its own by `cmake --preset fuzz`")
  endif()
  target_compile_options(bearing_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
