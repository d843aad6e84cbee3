# What the sanitizers are told in every test; nothing without BEARING_SANITIZE.
if(NOT BEARING_SANITIZE)
  return()
endif()
# Leaks are looked for by a process that stops this one, which some containers do not allow.
include(CheckCXXSourceRuns)
set(CMAKE_REQUIRED_FLAGS -fsanitize=address)
check_cxx_source_runs("int main() { return 0; }" BEARING_CAN_FIND_LEAKS)
unset(CMAKE_REQUIRED_FLAGS)
if(BEARING_CAN_FIND_LEAKS)
  set(leaks detect_leaks=1)
else()
  message(STATUS "Leaks cannot be looked for here")
  set(leaks detect_leaks=0)
endif()
get_property(all_tests DIRECTORY PROPERTY TESTS)
set_property(TEST ${all_tests} APPEND PROPERTY ENVIRONMENT
             "ASAN_OPTIONS=${leaks}:detect_stack_use_after_return=1:strict_string_checks=1:check_initialization_order=1"
             "UBSAN_OPTIONS=print_stacktrace=1"
             "LSAN_OPTIONS=suppressions=${CMAKE_CURRENT_LIST_DIR}/leaks.supp:print_suppressions=0")
# They take three to ten times as long.
set_property(TEST ${all_tests} PROPERTY TIMEOUT 3000)
