# Files into the binary, found at run time through src/platform/embedded/embedded.h.
#   embed(web BASE web/dist PATTERNS * [COMPRESS])   one table of files; a folder that is missing gives an empty table
#   embedded_library(name)                           the library with all tables
# COMPRESS adds gzip and brotli forms where they are smaller. Lists of files are looked at when a build starts, contents by
# their time stamps: a changed, a new and a removed file are all embedded anew.
find_program(GZIP_PROGRAM gzip REQUIRED)
find_program(BROTLI_PROGRAM brotli REQUIRED)

function(embed name)
  cmake_parse_arguments(arg "COMPRESS" "BASE" "PATTERNS" ${ARGN})
  set(base "${PROJECT_SOURCE_DIR}/${arg_BASE}")
  list(TRANSFORM arg_PATTERNS PREPEND "${base}/")
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${arg_PATTERNS})
  list(FILTER files EXCLUDE REGEX "(/\\.[^/]*|~|\\.tmp|\\.map)$")
  list(SORT files)
  set(work "${PROJECT_BINARY_DIR}/embedded")
  list(JOIN files "\n" lines)
  file(CONFIGURE OUTPUT "${work}/${name}.list" CONTENT "${lines}" @ONLY)  # written only when it differs
  add_custom_command(
    OUTPUT "${work}/${name}.cpp" "${work}/${name}.s"
    COMMAND "${CMAKE_COMMAND}" -D NAME=${name} -D BASE=${base} -D WORK=${work} -D COMPRESS=${arg_COMPRESS}
      -D GZIP=${GZIP_PROGRAM} -D BROTLI=${BROTLI_PROGRAM} -P "${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake"
    DEPENDS ${files} "${work}/${name}.list" "${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake"
    COMMENT "Embedding ${name}" VERBATIM)
  set_property(GLOBAL APPEND PROPERTY LIANXIN_EMBEDDED "${work}/${name}.cpp" "${work}/${name}.s")
endfunction()

function(embedded_library name)
  get_property(sources GLOBAL PROPERTY LIANXIN_EMBEDDED)
  set_source_files_properties(${sources} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  tree_library(${name} ${sources})
endfunction()
