#include "partnerctl/cpor/proof_reading.hpp"

#include "cpor/proof/legal_forms.hpp"
#include "cpor/proof/lines_to_sign.hpp"
#include "cpor/proof/signature_words.hpp"
#include "cpor/proof/umlauts.hpp"
#include "cpor/proof/words.hpp"
#include "cpor/proof/workloads_in.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

// Whether there is more than one way to write a name's umlauts. A text is long, most names have
// none.
bool may_be_spelled_out(std::string const& spelled) {
  auto const lower = core::to_lower(spelled);
  constexpr std::array<std::string_view, 4> k_spelled{"ae", "oe", "ue", "aa"};
  return std::any_of(k_spelled.begin(), k_spelled.end(),
                     [&](std::string_view one) { return lower.find(one) != std::string::npos; });
}

// Under its name as it is written, or with its umlauts spelled out on either side.
bool names_company(std::string const& text, Words const& words, std::string const& name,
                   std::string const& other) {
  if (has_company(words, name, other)) {
    return true;
  }
  auto const spelled = umlauts_spelled_out(name);
  return may_be_spelled_out(spelled) &&
         has_company(words_of(umlauts_spelled_out(text)), spelled, umlauts_spelled_out(other));
}

// Where the claim does not have the partner's name, its ID has to do.
bool has_partner(std::string const& text, Words const& words, Claim const& claim) {
  return needle_of(claim.partner_name).empty()
             ? has_words(words, needle_of(claim.partner_id))
             : names_company(text, words, claim.partner_name, claim.customer_name);
}

std::vector<std::string> missing_subscriptions(Words const& words, Claim const& claim) {
  std::vector<std::string> missing;
  for (auto const& workload : claim.workloads) {
    auto const needle = needle_of(workload.subscription_id);
    bool const is_known =
        std::find(missing.begin(), missing.end(), workload.subscription_id) != missing.end();
    if (!needle.empty() && !is_known && !has_words(words, needle)) {
      missing.push_back(workload.subscription_id);
    }
  }
  return missing;
}

std::optional<core::Date> latest_of(std::vector<core::Date> const& dates, core::Date today) {
  std::optional<core::Date> latest;
  for (auto const& date : dates) {
    if (date <= today && (!latest || date > *latest)) {
      latest = date;
    }
  }
  return latest;
}

} // namespace

ProofReading examine(ProofText const& text, Claim const& claim, core::Date today,
                     Catalogue const& catalogue) {
  ProofReading reading{.outcome = text.outcome, .why = text.why, .has_pictures = text.has_pictures};
  if (text.outcome != ProofText::Outcome::read) {
    return reading;
  }
  auto const words = words_of(text.text);
  reading.has_tenant_id = has_words(words, needle_of(claim.customer_tenant_id));
  reading.has_customer = names_company(text.text, words, claim.customer_name, claim.partner_name);
  reading.has_partner = has_partner(text.text, words, claim);
  reading.missing_workloads = missing_workloads(words, claim, catalogue);
  reading.missing_subscriptions = missing_subscriptions(words, claim);
  reading.latest_date = latest_of(dates_in(text.text, today), today);
  reading.has_signature_line = has_signature_words(text.text);
  reading.has_empty_line_to_sign = has_empty_line_to_sign(text.text);
  return reading;
}

} // namespace partnerctl::cpor
