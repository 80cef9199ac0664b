#include "cli/claim/person.hpp"

#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <unistd.h>

#include <array>
#include <pwd.h>

namespace partnerctl::cli {
namespace {

// In containers and under schedulers neither variable is set, and there is a user all the same.
std::string user_of_process() {
  constexpr std::size_t k_enough = 16384;
  std::array<char, k_enough> buffer{};
  struct passwd entry {};
  struct passwd* found = nullptr;
  bool const is_known =
      ::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 &&
      found != nullptr;
  return is_known ? found->pw_name : "";
}

std::string user_of(core::Environment const& environment) {
  for (auto const* name : {"USER", "LOGNAME"}) {
    if (auto const user = environment.get(name)) {
      return *user;
    }
  }
  return user_of_process();
}

} // namespace

std::string person(std::optional<std::string> const& as, Services& services) {
  auto const trimmed = std::string(core::trim(as ? *as : user_of(services.environment())));
  if (trimmed.empty()) {
    throw core::usage_error("a claim's history says who did what, and nobody is named",
                            "say who with --as NAME");
  }
  if (core::printable(trimmed) != trimmed) {
    throw core::usage_error("--as: '" + core::printable(trimmed) + "' is no name of a person",
                            "a name is one line of printable text");
  }
  return trimmed;
}

} // namespace partnerctl::cli
