# Where clang with libFuzzer is installed, the tests build the fuzz targets in a folder of their own, replay the
# corpus and fuzz each for three seconds. The build is a fixture: it is made only when a fuzz test is run.
if(BEARING_SANITIZE OR BEARING_BUILD_FUZZERS)
  return()
endif()
find_program(BEARING_CLANG NAMES clang++ clang++-14 clang++-15 clang++-16 clang++-19)
if(NOT BEARING_CLANG)
  message(STATUS "No clang: the fuzz targets are not tested")
  return()
endif()
if(NOT DEFINED BEARING_HAS_LIBFUZZER)
  set(probe ${CMAKE_CURRENT_BINARY_DIR}/libfuzzer_probe)
  file(WRITE ${probe}.cpp "extern \"C\" int LLVMFuzzerTestOneInput(const char*, unsigned long) { return 0; }\n")
  execute_process(COMMAND ${BEARING_CLANG} -fsanitize=fuzzer,address,undefined ${probe}.cpp -o ${probe}
                  RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
  if(failed)
    message(STATUS "${BEARING_CLANG} has no libFuzzer (package libclang-rt): the fuzz targets are not tested")
    return()
  endif()
  set(BEARING_HAS_LIBFUZZER ON CACHE INTERNAL "clang can link libFuzzer")
endif()

set(fuzz_environment BEARING_FUZZ_BUILD=${PROJECT_BINARY_DIR}/fuzz CLANG=${BEARING_CLANG})
add_test(NAME fuzz_build COMMAND ${CMAKE_CURRENT_LIST_DIR}/run.sh build)
set_tests_properties(fuzz_build PROPERTIES FIXTURES_SETUP fuzz_targets TIMEOUT 2400 LABELS fuzz RUN_SERIAL ON
                                           ENVIRONMENT "${fuzz_environment}")
file(GLOB targets CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_LIST_DIR} ${CMAKE_CURRENT_LIST_DIR}/fuzz_*.cpp)
foreach(target IN LISTS targets)
  string(REGEX REPLACE "^fuzz_(.*)\\.cpp$" "\\1" what ${target})
  add_test(NAME fuzz_${what} COMMAND ${CMAKE_CURRENT_LIST_DIR}/run.sh --smoke ${what})
  set_tests_properties(fuzz_${what} PROPERTIES FIXTURES_REQUIRED fuzz_targets TIMEOUT 300 LABELS fuzz
                                               ENVIRONMENT "${fuzz_environment}")
endforeach()
