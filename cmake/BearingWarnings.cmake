# Compile options of Bearing's own targets; never exported to those who link the library.
add_library(bearing_options INTERFACE)
target_compile_options(bearing_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow=local -Wnon-virtual-dtor
                                                 $<$<BOOL:${BEARING_WERROR}>:-Werror>)
if(BEARING_SANITIZE)
  target_compile_options(bearing_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer)
  target_link_options(bearing_options INTERFACE -fsanitize=address,undefined)
endif()
