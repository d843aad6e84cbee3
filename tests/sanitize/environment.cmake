# What the sanitizers are told in every test; nothing without BEARING_SANITIZE.
if(NOT BEARING_SANITIZE)
  return()
endif()
get_property(all_tests DIRECTORY PROPERTY TESTS)
set_property(TEST ${all_tests} APPEND PROPERTY ENVIRONMENT
             "ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1:check_initialization_order=1"
             "UBSAN_OPTIONS=print_stacktrace=1"
             "LSAN_OPTIONS=suppressions=${CMAKE_CURRENT_LIST_DIR}/leaks.supp:print_suppressions=0")
# They take three to ten times as long.
set_property(TEST ${all_tests} PROPERTY TIMEOUT 3000)
