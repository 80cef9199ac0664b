#include "cli/status/earlier_earning.hpp"

#include "cli/ledger_choice.hpp"
#include "cli/status/details.hpp"
#include "cli/status/last_words.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/ledger/ledger.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace partnerctl::cli {
namespace {

using Place = std::pair<std::string, std::string>;

Place place_of(fleet::Outcome const& outcome) {
  return {outcome.tenant_id, outcome.object_id};
}

bool is_linked_now(fleet::Outcome const& outcome) {
  return outcome.action == "linked" || outcome.action == "unchanged" ||
         outcome.action == "replaced";
}

using KnownEarning = std::map<Place, core::Json>;

KnownEarning known_earning(Services& services) {
  KnownEarning known;
  auto const ledger = ledger::Ledger::open_existing(chosen_ledger(services).url, services.clock());
  if (ledger) {
    for (auto const& link :
         ledger->known_links(services.cloud().name, services.clock().now(), "earning")) {
      known[place_of(link.outcome)] = detail_of(link.outcome, "earning");
    }
  }
  return known;
}

} // namespace

void add_earlier_earning(std::vector<fleet::Outcome> const& outcomes, Services& services,
                         LastWords& words) {
  if (std::none_of(outcomes.begin(), outcomes.end(), is_linked_now)) {
    return;
  }
  // A ledger that cannot be read has had its say when the run was recorded.
  auto const known =
      core::attempt([&] { return known_earning(services); }).value.value_or(KnownEarning());
  std::vector<fleet::Outcome> checked;
  for (auto const& outcome : outcomes) {
    auto const found = known.find(place_of(outcome));
    if (found != known.end() && is_linked_now(outcome)) {
      set_detail(checked.emplace_back(outcome), "earning", found->second);
    }
  }
  add_earning_concerns(checked, words, "as it was last checked, ");
  words.notes.emplace_back("Whether these links earn credit: partnerctl status … --access");
}

} // namespace partnerctl::cli
