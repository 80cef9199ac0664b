#include "cpor/standing/end_options.hpp"

#include "partnerctl/core/shell_word.hpp"
#include "partnerctl/core/text.hpp"

namespace partnerctl::cpor {

std::string end_options(Claim const& claim, Workload const& lacking) {
  std::string options;
  for (auto const& one : claim.workloads) {
    auto const ends = &one == &lacking ? std::string("DATE") : one.subscription_ends;
    bool const is_bare = one.subscription_id.empty() && ends.empty();
    auto const value =
        one.name + (is_bare ? "" : "=" + one.subscription_id) + (ends.empty() ? "" : "@" + ends);
    if (core::printable(value) != value || one.name.find('=') != std::string::npos) {
      return "--workload NAME=ID@DATE";
    }
    options += (options.empty() ? "--workload " : " --workload ") + core::shell_word(value);
  }
  return options;
}

} // namespace partnerctl::cpor
