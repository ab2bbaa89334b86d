# Everything from outside comes from Debian 12 packages (docs/dependencies.md says why each one).
# Libraries are linked by name and their definitions are set for the whole tree, so that one precompiled header serves all.
find_package(PkgConfig REQUIRED)
pkg_check_modules(THIRD_PARTY REQUIRED IMPORTED_TARGET
  sqlite3 libpq libsodium openssl zlib opencc icu-i18n icu-uc tomlplusplus yaml-0.1 libqrencode libzip expat xlsxwriter)

if(NOT EXISTS "/usr/include/boost/version.hpp")
  message(FATAL_ERROR "Boost is missing: run `make setup`")
endif()
file(STRINGS /usr/include/boost/version.hpp boost_version REGEX "#define BOOST_VERSION ")
if(NOT boost_version MATCHES "1081")
  message(FATAL_ERROR "Boost 1.81 is needed (package libboost1.81-dev), found: ${boost_version}")
endif()

add_compile_definitions(
  BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED BOOST_ALLOW_DEPRECATED_HEADERS
  SPDLOG_COMPILED_LIB SPDLOG_FMT_EXTERNAL SPDLOG_SHARED_LIB FMT_SHARED
  TOML_HEADER_ONLY=0 TOML_SHARED_LIB=1)

add_library(third_party_base INTERFACE)      # Boost.Describe, headers only
add_library(third_party_platform INTERFACE)
target_link_libraries(third_party_platform INTERFACE
  PkgConfig::THIRD_PARTY boost_json prometheus-cpp-core spdlog fmt Threads::Threads)
