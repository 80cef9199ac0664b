# Debian's libsoci-dev has no CMake package of its own. The archives, not the shared libraries: then
# there is nothing of theirs to find, load and relocate at each start, and nothing to be replaced by a
# file that happens to lie in the current folder (docs/dependencies.md).
find_path(SOCI_INCLUDE_DIR soci/soci.h)
find_library(SOCI_CORE_LIBRARY libsoci_core.a)
find_library(SOCI_SQLITE3_LIBRARY libsoci_sqlite3.a)
find_library(SQLITE3_LIBRARY libsqlite3.a)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(SOCI REQUIRED_VARS
  SOCI_CORE_LIBRARY SOCI_SQLITE3_LIBRARY SQLITE3_LIBRARY SOCI_INCLUDE_DIR)

if(SOCI_FOUND AND NOT TARGET SOCI::sqlite3)
  add_library(SOCI::core STATIC IMPORTED)
  set_target_properties(SOCI::core PROPERTIES IMPORTED_LOCATION "${SOCI_CORE_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${SOCI_INCLUDE_DIR}" INTERFACE_LINK_LIBRARIES "${CMAKE_DL_LIBS}")
  add_library(SOCI::sqlite3 STATIC IMPORTED)
  set_target_properties(SOCI::sqlite3 PROPERTIES IMPORTED_LOCATION "${SOCI_SQLITE3_LIBRARY}"
    INTERFACE_LINK_LIBRARIES "SOCI::core;${SQLITE3_LIBRARY};m")
endif()
