#include "cpor/rule_breakings.hpp"

namespace partnerctl::test {

std::vector<Breaking> const& breakings() {
  static auto const k_all = [] {
    std::vector<Breaking> all;
    for (auto const& group :
         {breakings_of_parties(), breakings_of_workloads(), breakings_of_contacts(),
          breakings_of_proofs(), breakings_of_the_rest()}) {
      all.insert(all.end(), group.begin(), group.end());
    }
    return all;
  }();
  return k_all;
}

} // namespace partnerctl::test
