// The one file that compiles toml++ itself; the others only declare it.
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
