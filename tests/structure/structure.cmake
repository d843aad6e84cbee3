# Tests of the house itself: which room includes what, every public header alone, the installed package.
add_test(NAME structure_levels COMMAND ${PROJECT_SOURCE_DIR}/tests/structure/levels.sh ${PROJECT_SOURCE_DIR})

# The rest builds what the library is for others, which sanitizers do not change.
if(BEARING_SANITIZE)
  return()
endif()

file(GLOB_RECURSE public_headers CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/lib/include
     ${PROJECT_SOURCE_DIR}/lib/include/bearing/*.hpp)
set(header_sources)
foreach(header IN LISTS public_headers)
  string(REPLACE "/" "_" name ${header})
  set(source ${CMAKE_CURRENT_BINARY_DIR}/headers/${name}.cpp)
  file(GENERATE OUTPUT ${source} CONTENT "#include \"${header}\"\n")
  list(APPEND header_sources ${source})
endforeach()
# Compiled on request of the test, so that a broken header fails one test and not the build.
add_library(public_headers_alone OBJECT EXCLUDE_FROM_ALL ${header_sources})
target_link_libraries(public_headers_alone PRIVATE bearing)
add_test(NAME structure_headers COMMAND ${CMAKE_COMMAND} --build ${PROJECT_BINARY_DIR} --target
                                        public_headers_alone)

# Installs into a folder of the build tree, then builds and runs a small project against it.
add_test(NAME package_find_package
         COMMAND ${CMAKE_COMMAND} -DBUILD_DIR=${PROJECT_BINARY_DIR}
                 -DSOURCE_DIR=${PROJECT_SOURCE_DIR}/tests/package
                 -DWORK_DIR=${CMAKE_CURRENT_BINARY_DIR}/package -P
                 ${PROJECT_SOURCE_DIR}/tests/package/check_package.cmake)
set_tests_properties(structure_headers package_find_package PROPERTIES RUN_SERIAL ON TIMEOUT 900)
