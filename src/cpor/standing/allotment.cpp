#include "cpor/standing/allotment.hpp"

#include <set>
#include <tuple>

namespace partnerctl::cpor {
namespace {

// What is for one workload alone takes no place from another.
auto rank(Candidate const& candidate) {
  auto const& one = candidate.successor;
  return std::tuple(one.has_taken_over, one.has_taken_over && candidate.place.empty(),
                    one.is_associated, !one.lacks_later_end, candidate.status != Status::draft,
                    one.claim.size(), one.claim);
}

Candidate const* furthest(Candidates const& candidates, std::set<std::string> const& filled) {
  Candidate const* best = nullptr;
  for (auto const& candidate : candidates) {
    bool const is_free = !filled.contains(candidate.place);
    if (is_free && (best == nullptr || rank(candidate) > rank(*best))) {
      best = &candidate;
    }
  }
  return best;
}

} // namespace

std::vector<std::optional<Successor>> allotted(std::vector<Candidates> const& all,
                                               std::vector<std::size_t> const& order) {
  std::vector<std::optional<Successor>> given(all.size());
  std::set<std::string> filled;
  for (bool const is_for_all : {false, true}) {
    for (auto const i : order) {
      auto const* const best = given[i] ? nullptr : furthest(all[i], filled);
      if (best == nullptr || !(is_for_all || best->successor.has_taken_over)) {
        continue;
      }
      given[i] = best->successor;
      if (!best->place.empty()) {
        filled.insert(best->place);
      }
    }
  }
  return given;
}

} // namespace partnerctl::cpor
