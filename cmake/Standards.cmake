# How our own code is compiled: the language, the warnings (all of them errors), the sanitizers.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# Less text than -O3 makes, and no slower: a process's memory is to a third the text it has loaded.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
add_compile_options($<$<CONFIG:Release>:-ffunction-sections> $<$<CONFIG:Release>:-fdata-sections>)
add_link_options($<$<CONFIG:Release>:-Wl,--gc-sections>)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

if(PARTNERCTL_SANITIZE)
  # vptr: cpprestsdk's stream buffers, made in its library and used in our files, are taken for
  # another type than they are. null and alignment: a check before every access, a quarter of the
  # build's time; what goes through a null pointer the address sanitizer reports all the same.
  add_compile_options(-fsanitize=${PARTNERCTL_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize=vptr,null,alignment -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${PARTNERCTL_SANITIZE})
  if(PARTNERCTL_SANITIZE MATCHES thread)
    # Asio has fences beside its locks; that the sanitizer does not see the fences is no matter.
    add_compile_options(-Wno-tsan)
  endif()
endif()

add_library(partnerctl_standards INTERFACE)
target_compile_features(partnerctl_standards INTERFACE cxx_std_20)
target_compile_options(partnerctl_standards INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
  # GCC 12 sees an overlap in every optimised `"literal" + std::string&&` (GCC bug 105651).
  -Wno-restrict
  # Optimised, it takes the value of an empty std::optional for one that is used (GCC bug 80635).
  -Wno-maybe-uninitialized)
target_compile_definitions(partnerctl_standards INTERFACE
  PARTNERCTL_VERSION="${PROJECT_VERSION}")
target_include_directories(partnerctl_standards INTERFACE
  "${PROJECT_SOURCE_DIR}/include")

find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(cpprestsdk REQUIRED)
find_package(nlohmann_json REQUIRED)
# fmt as the shared library, spdlog from its headers: one file uses it (docs/benchmarks.md).
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(SOCI REQUIRED)
find_package(libzip REQUIRED)
find_package(pugixml REQUIRED)
find_package(date REQUIRED)
