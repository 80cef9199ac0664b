#pragma once

#include "cpor/standing/deadline_parts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// A workload by its name, and what is to follow its claim for it; nullptr where nothing is.
struct FollowedWorkload {
  std::string name{};
  Successor const* by = nullptr;
};
using Followed = std::vector<FollowedWorkload>;

// What was due, but for those that took over.
Followed renewed(Case const& of);
// Of a rejected claim, each of its workloads.
Followed replaced(Case const& of);

std::vector<std::string> names_of(Followed const& workloads);
// Whether there are any, and something took over for each.
bool are_taken_over(Followed const& workloads);

// "; C-0002 is meant to renew it: Submitted (record 2026-11-28)" of each that has not taken over;
// empty where there are none.
std::string on_their_way(Followed const& workloads, std::string_view verb);
// "nothing: in its place is C-0002, Approved (record 2026-11-28)".
std::string nothing_for(Followed const& workloads);
// To go on with the one that is on its way (or to give it the end that it lacks), where nothing
// else is needed, else to make one.
std::string step_to_successor(Case const& of, Followed const& workloads);

// A foreign text in a sentence.
std::string shown(std::string const& foreign);
// "Sales", "Sales and Finance", "Sales, Finance and 3 more".
std::string listed(std::vector<std::string> const& names);

} // namespace partnerctl::cpor
