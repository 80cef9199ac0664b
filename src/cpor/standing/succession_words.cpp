#include "cpor/standing/succession_words.hpp"

#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <map>

namespace partnerctl::cpor {
namespace {

// Each claim once, with the workloads that it is for.
std::map<std::string, Followed> by_claim(Followed const& workloads) {
  std::map<std::string, Followed> all;
  for (auto const& workload : workloads) {
    if (workload.by != nullptr) {
      all[workload.by->claim].push_back(workload);
    }
  }
  return all;
}

} // namespace

std::string shown(std::string const& foreign) {
  return core::phrase(foreign, 60);
}

std::string listed(std::vector<std::string> const& names) {
  if (names.size() > 3) {
    return names[0] + ", " + names[1] + " and " + std::to_string(names.size() - 2) + " more";
  }
  auto const first = core::join({names.begin(), names.end() - 1}, ", ");
  return first.empty() ? names.back() : first + " and " + names.back();
}

std::vector<std::string> names_of(Followed const& workloads) {
  std::vector<std::string> names;
  for (auto const& workload : workloads) {
    names.push_back(workload.name);
  }
  return names;
}

bool are_taken_over(Followed const& workloads) {
  return !workloads.empty() &&
         std::all_of(workloads.begin(), workloads.end(), [](FollowedWorkload const& workload) {
           return workload.by != nullptr && workload.by->has_taken_over;
         });
}

std::string on_their_way(Followed const& workloads, std::string_view verb) {
  std::string words;
  for (auto const& [claim, followed] : by_claim(workloads)) {
    auto const& by = *followed.front().by;
    if (by.has_taken_over) {
      continue;
    }
    auto const what = followed.size() < workloads.size() ? listed(names_of(followed))
                      : followed.size() > 1              ? std::string("them")
                                                         : std::string("it");
    bool const lacks_end =
        std::any_of(followed.begin(), followed.end(),
                    [](FollowedWorkload const& one) { return one.by->lacks_later_end; });
    words += "; " + claim + " is meant to " + std::string(verb) + " " + what +
             (lacks_end ? ", but has no later end of its subscription" : "") + ": " + by.stands;
  }
  return words;
}

std::string nothing_for(Followed const& workloads) {
  std::vector<std::string> claims;
  for (auto const& [claim, followed] : by_claim(workloads)) {
    claims.push_back(claim + ", " + followed.front().by->stands);
  }
  return std::string("nothing: in its place ") + (claims.size() > 1 ? "are " : "is ") +
         core::join(claims, "; ");
}

std::string step_to_successor(Case const& of, Followed const& workloads) {
  auto const missing =
      std::find_if(workloads.begin(), workloads.end(),
                   [](FollowedWorkload const& workload) { return workload.by == nullptr; });
  if (workloads.empty() || missing != workloads.end()) {
    return renewal_command(of);
  }
  auto const next =
      std::find_if(workloads.begin(), workloads.end(),
                   [](FollowedWorkload const& workload) { return !workload.by->has_taken_over; });
  auto const& by = *(next == workloads.end() ? workloads.front() : *next).by;
  auto const& claim = by.claim;
  if (by.lacks_later_end) {
    return "give the end of its subscription: partnerctl claim edit " + claim + " " +
           by.end_options;
  }
  return "go on with " + claim + ": partnerctl claim show " + claim;
}

} // namespace partnerctl::cpor
