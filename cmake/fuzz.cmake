# Fuzz targets (libFuzzer, clang): tests/fuzz/NAME.cpp is the program fuzz_NAME, tests/fuzz/NAME/ what it begins with, tests/fuzz/NAME.dict
# the words it may use. Only with the preset `fuzz`; `scripts/fuzz SECONDS` builds and runs them all.
option(LIANXIN_FUZZ "Fuzz targets; needs clang" OFF)

# fuzz_target(NAME folder …): built from src/base and these folders alone, so that it is there in a minute.
function(fuzz_target name)
  set(sources "${PROJECT_SOURCE_DIR}/tests/fuzz/${name}.cpp")
  foreach(folder src/base ${ARGN})
    file(GLOB_RECURSE found CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${folder}/*.cpp")
    list(FILTER found EXCLUDE REGEX "_test\\.cpp$")
    list(APPEND sources ${found})
  endforeach()
  add_executable(fuzz_${name} EXCLUDE_FROM_ALL ${sources})
  target_include_directories(fuzz_${name} PRIVATE "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(fuzz_${name} PRIVATE third_party_platform)
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  set_target_properties(fuzz_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
  add_dependencies(fuzz_all fuzz_${name})
endfunction()

if(LIANXIN_FUZZ)
  add_custom_target(fuzz_all)
  fuzz_target(expressions src/platform/expressions)
  fuzz_target(workbook src/platform/sheets src/platform/text)
  fuzz_target(csv src/platform/sheets src/platform/text)
  fuzz_target(document src/platform/documents src/platform/sheets src/platform/text)
endif()
