// A shared library that says where it was loaded: backend_test puts it where SOCI would look for a
// backend. Not named .cpp, for it is no part of the test program.

#include <cstdio>

namespace {

struct Loaded {
  Loaded() {
    if (std::FILE* file = std::fopen("loaded", "w")) {
      std::fclose(file);
    }
  }
} const k_loaded;

} // namespace
