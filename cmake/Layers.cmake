# One static library a layer. A layer names the layers it stands on and the packages it uses; what is
# in its two folders (include/partnerctl/<layer>, src/<layer>) belongs to it, with no list to keep.
function(partnerctl_layer name)
  cmake_parse_arguments(LAYER "" "" "ON;USES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp")
  add_library(partnerctl_${name} STATIC ${sources})
  target_include_directories(partnerctl_${name} PRIVATE "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(partnerctl_${name} PUBLIC partnerctl_standards PRIVATE ${LAYER_USES})
  foreach(layer ${LAYER_ON})
    target_link_libraries(partnerctl_${name} PUBLIC partnerctl_${layer})
  endforeach()
endfunction()

# One test binary a folder of tests/, each TEST_CASE a test of ctest's.
function(partnerctl_tests name)
  cmake_parse_arguments(TESTS "" "TIMEOUT" "ON;USES" ${ARGN})
  if(NOT TESTS_TIMEOUT)
    set(TESTS_TIMEOUT 300)
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/${name}/*.cpp")
  add_executable(test_${name} ${sources})
  target_include_directories(test_${name} PRIVATE
    "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(test_${name} PRIVATE partnerctl_standards partnerctl_test_support
    nlohmann_json::nlohmann_json fmt::fmt ${TESTS_USES})
  foreach(layer ${TESTS_ON})
    target_link_libraries(test_${name} PRIVATE partnerctl_${layer})
  endforeach()
  # What is hidden is for other tests to start, or for a person: left to itself, the runner of the
  # tests hides nothing as soon as it is told of anything else to leave out.
  set(spec "~[.]")
  # cpprestsdk is not instrumented, so under the thread sanitizer what talks through it is left out.
  if(PARTNERCTL_SANITIZE MATCHES thread)
    string(APPEND spec "~[socket]")
  endif()
  catch_discover_tests(test_${name} TEST_PREFIX "${name}: " TEST_SPEC ${spec}
    PROPERTIES TIMEOUT ${TESTS_TIMEOUT})
endfunction()
