# cmake -DBUILD_DIR=… -DSOURCE_DIR=… -DWORK_DIR=… -P check_package.cmake
file(REMOVE_RECURSE ${WORK_DIR})
function(step)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN} failed:\n${output}")
  endif()
  set(step_output "${output}" PARENT_SCOPE)
endfunction()
step(${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${WORK_DIR}/prefix)
step(${CMAKE_COMMAND} -E compare_files ${BUILD_DIR}/geodata/gazetteer/tables.gaz
     ${WORK_DIR}/prefix/share/bearing/gazetteer/tables.gaz)
step(${CMAKE_COMMAND} -S ${SOURCE_DIR} -B ${WORK_DIR}/build -G Ninja -DCMAKE_PREFIX_PATH=${WORK_DIR}/prefix)
step(${CMAKE_COMMAND} --build ${WORK_DIR}/build)
# The installed tables must be enough: the source tree is hidden behind BEARING_DATA.
step(${CMAKE_COMMAND} -E env BEARING_DATA=${WORK_DIR}/prefix/share/bearing ${WORK_DIR}/build/uses_bearing)
message("${step_output}")
