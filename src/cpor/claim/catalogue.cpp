#include "partnerctl/cpor/catalogue.hpp"

#include "cpor/claim/input_words.hpp"
#include "cpor/claim/workload_name.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>

namespace partnerctl::cpor {

std::string folded_workload(std::string_view name) {
  constexpr std::string_view k_maker = "microsoft";
  auto folded = folded_name(name);
  bool const says_more = folded.size() > k_maker.size();
  return says_more && folded.starts_with(k_maker) ? folded.substr(k_maker.size()) : folded;
}

std::vector<std::string> folded_names(CatalogueEntry const& entry) {
  std::vector<std::string> names{folded_workload(entry.name)};
  for (auto const& alias : entry.aliases) {
    names.push_back(folded_workload(alias));
  }
  return names;
}

CatalogueEntry const* Catalogue::find(SolutionArea area, std::string_view name) const {
  auto const wanted = folded_workload(name);
  auto const found = std::find_if(entries.begin(), entries.end(), [&](CatalogueEntry const& entry) {
    if (entry.area != area) {
      return false;
    }
    auto const names = folded_names(entry);
    return std::find(names.begin(), names.end(), wanted) != names.end();
  });
  return wanted.empty() || found == entries.end() ? nullptr : &*found;
}

std::string Catalogue::nearest(SolutionArea area, std::string_view name) const {
  std::vector<std::string> all;
  for (auto const& entry : entries) {
    if (entry.area == area) {
      auto const names = folded_names(entry);
      all.insert(all.end(), names.begin(), names.end());
    }
  }
  auto const* const entry = find(area, core::closest(folded_workload(name), all));
  return entry == nullptr ? std::string() : entry->name;
}

} // namespace partnerctl::cpor
