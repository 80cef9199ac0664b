#include "cpor/proof/workloads_in.hpp"

#include "partnerctl/cpor/roles.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace partnerctl::cpor {
namespace {

// Names of products that other texts use as words.
constexpr std::array<std::string_view, 22> k_ordinary{"teams",
                                                      "exchange",
                                                      "sales",
                                                      "marketing",
                                                      "finance",
                                                      "commerce",
                                                      "retail",
                                                      "guides",
                                                      "portals",
                                                      "flow",
                                                      "phone system",
                                                      "supply chain",
                                                      "omnichannel",
                                                      "human resources",
                                                      "customer service",
                                                      "customer insights",
                                                      "customer engagement",
                                                      "field service",
                                                      "remote assist",
                                                      "fraud protection",
                                                      "mixed reality",
                                                      "project operations"};

// Names of other products that have one of a workload in them: what runs at the customer's own is
// no workload of the cloud.
constexpr std::array<std::string_view, 12> k_no_workloads{
    "exchange server", "exchange on premises", "exchange on prem",       "exchange 2016",
    "exchange 2019",   "sharepoint server",    "sharepoint on premises", "sharepoint on prem",
    "sharepoint 2016", "sharepoint 2019",      "power bi report server", "project server"};

// What stands before the name of a product and is left out as people like.
constexpr std::array<std::string_view, 4> k_makers{"microsoft", "ms", "dynamics 365", "d365"};
// What says that a product is meant.
constexpr std::array<std::string_view, 7> k_families{
    "microsoft", "ms", "dynamics 365", "d365", "office 365", "microsoft 365", "microsoft s"};

// "Microsoft Dynamics 365 Sales" is looked for as "sales".
std::string bare(std::string_view name) {
  auto needle = needle_of(name);
  for (auto const& maker : k_makers) {
    auto const start = std::string(maker) + " ";
    needle.erase(0, needle.starts_with(start) ? start.size() : 0);
  }
  return needle;
}

void add(std::vector<std::string>& needles, std::string needle) {
  if (!needle.empty() && std::find(needles.begin(), needles.end(), needle) == needles.end()) {
    needles.push_back(std::move(needle));
  }
}

CatalogueEntry const* entry_of(Claim const& claim, std::string const& name,
                               Catalogue const& catalogue) {
  if (auto const area = area_of(claim.solution_area)) {
    return catalogue.find(*area, name);
  }
  auto const* entry = catalogue.find(SolutionArea::modern_work_and_security, name);
  return entry != nullptr ? entry : catalogue.find(SolutionArea::business_applications, name);
}

// All that a workload may be called.
std::vector<std::string> names_of(std::string const& name, CatalogueEntry const* entry) {
  std::vector<std::string> needles;
  add(needles, bare(name));
  if (entry != nullptr) {
    add(needles, bare(entry->name));
    for (auto const& alias : entry->aliases) {
      add(needles, bare(alias));
    }
  }
  return needles;
}

std::vector<std::string> bare_names(Catalogue const& catalogue) {
  std::vector<std::string> names(k_no_workloads.begin(), k_no_workloads.end());
  for (auto const& entry : catalogue.entries) {
    add(names, bare(entry.name));
  }
  return names;
}

// The names of products that this one is a part of. Its own are looked for by themselves.
std::vector<std::string> longer_than(std::string const& needle,
                                     std::vector<std::string> const& all) {
  std::vector<std::string> longer;
  std::copy_if(all.begin(), all.end(), std::back_inserter(longer),
               [&](std::string const& other) { return is_part_of(needle, other); });
  return longer;
}

bool is_ordinary(std::string_view needle) {
  return std::find(k_ordinary.begin(), k_ordinary.end(), needle) != k_ordinary.end();
}

bool follows_family(Words const& words, Found const& found) {
  auto const before = std::string_view(words.text).substr(0, found.begin);
  return std::any_of(k_families.begin(), k_families.end(), [before](std::string_view family) {
    auto const wanted = " " + std::string(family) + " ";
    return before.ends_with(wanted);
  });
}

// A text all in small letters tells nothing by them.
bool has_capitals(Words const& words) {
  return std::find(words.is_capital.begin(), words.is_capital.end(), true) !=
         words.is_capital.end();
}

bool is_named(Words const& words, std::string const& needle) {
  bool const counts_anyhow = !is_ordinary(needle) || !has_capitals(words);
  auto found = find_words(words, needle);
  while (found && !counts_anyhow && !words.is_capital[found->begin] &&
         !follows_family(words, *found)) {
    found = find_words(words, needle, found->end);
  }
  return found.has_value();
}

bool is_there(Words const& words, std::vector<std::string> const& names,
              std::vector<std::string> const& all) {
  return std::any_of(names.begin(), names.end(), [&](std::string const& needle) {
    auto const longer = longer_than(needle, all);
    return longer.empty() ? is_named(words, needle) : is_named(without(words, longer), needle);
  });
}

} // namespace

std::vector<std::string> missing_workloads(Words const& words, Claim const& claim,
                                           Catalogue const& catalogue) {
  auto const all = bare_names(catalogue);
  std::vector<std::string> missing;
  for (auto const& workload : claim.workloads) {
    auto const& name = workload.name;
    bool const is_known = std::find(missing.begin(), missing.end(), name) != missing.end();
    auto const names = names_of(name, entry_of(claim, name, catalogue));
    if (!is_known && !is_there(words, names, all)) {
      missing.push_back(name);
    }
  }
  return missing;
}

} // namespace partnerctl::cpor
