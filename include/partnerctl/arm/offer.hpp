#pragma once

#include <string>
#include <string_view>

namespace partnerctl::arm {

// The contract that a subscription is billed by, as far as its quota ID tells.
enum class Agreement {
  unknown,
  // EnterpriseAgreement_…: an Enterprise Agreement, or an Azure plan of a Microsoft Customer
  // Agreement. Azure gives both the same quota ID.
  enterprise_or_customer,
  // MSDNDevTest_…: a dev/test offer of either of these, or pay-as-you-go.
  dev_test,
  // CSP_…, CSP_MG_…, CSPDEVTEST_…: bought from a partner; legacy CSP or an Azure plan.
  cloud_solution_provider,
  pay_as_you_go,
  // Free trials, passes, students, sponsorships, benefits: credits rather than consumption.
  credit,
};

struct Offer {
  Agreement agreement = Agreement::unknown;
  // What people call it; the quota ID itself where it is not known.
  std::string name{};
};

// What the quota ID of a subscription says of its offer; the date behind its name does not matter.
// Source: Microsoft's table of the offers that Cost Management supports.
Offer offer_of(std::string_view quota_id);

// Whether the subscription can be one of an Enterprise Agreement.
bool may_be_enterprise(Agreement agreement);

} // namespace partnerctl::arm
