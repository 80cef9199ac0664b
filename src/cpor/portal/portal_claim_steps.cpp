#include "cpor/portal/portal_filling.hpp"
#include "partnerctl/core/phrase.hpp"

#include <array>

namespace partnerctl::cpor {
namespace {

using Way = PortalValue::Way;

// A draft that is there already is gone on with: another one would be a second claim.
void add(Entered const& is, PortalStep& step) {
  if (is.standing.status != Status::draft || is.standing.source == Source::local) {
    return;
  }
  auto const& number = is.standing.portal_number;
  step.note = "The portal has a draft of this claim (" +
              (number.empty() ? std::string() : core::phrase(number, 40) + ", ") +
              source_text(is.standing) +
              "). Where it is still there, open it instead of adding another, see that it says "
              "what stands below, and go on at Upload POE.";
}

void sign_in(Entered const&, PortalStep& step) {
  step.note = "Your account needs the role Incentives admin for the location that claims.";
}

void solution_area(Entered const& is, PortalStep& step) {
  step.values = {chosen("Solution area",
                        is.area ? std::string(portal_name_of(*is.area)) : is.claim.solution_area)};
  if (!is.area) {
    step.note = "The tabs that are known are Business Applications and Modern Work and Security.";
  }
}

void partner_role(Entered const& is, PortalStep& step) {
  if (!is.role) {
    step.values = {chosen("Partner role", is.claim.partner_role)};
    step.note = "This is not a role that is known to be there.";
    return;
  }
  auto const& facts = facts_of(*is.role);
  step.values = {chosen("Partner role", std::string(facts.portal_name))};
  step.note = "Microsoft's words for it: " + std::string(facts.applicable_for) +
              " With a wrong role the claim has to be made anew.";
}

void opt_out(Entered const& is, PortalStep& step) {
  bool const wanted = is.claim.opt_out_of_incentive;
  if (is.is_modern_work() || (wanted && !is.is_business())) {
    step.values.push_back({.label = "Opt out of incentive payments for this claim",
                           .value = wanted ? "tick" : "leave unticked",
                           .way = wanted ? Way::tick : Way::leave});
  } else if (wanted) {
    add_note(step, "The claim opts out of incentive payments, and this role has no box for that.");
  }
}

void panel(Entered const& is, PortalStep& step) {
  step.values = {typed("Claim name", is.claim.name),
                 chosen("Partner ID (location)", is.claim.partner_id),
                 typed("Customer tenant ID", is.claim.customer_tenant_id)};
  step.note = "The Partner IDs to choose from are those of locations that are enrolled; with a "
              "wrong one the claim has to be made anew.";
  if (!is.claim.customer_domain.empty()) {
    step.values.push_back(typed("Customer domain", is.claim.customer_domain));
    add_note(step, "Newer versions of the panel ask for the tenant ID alone, and for no domain.");
  }
  opt_out(is, step);
}

void add_customer(Entered const&, PortalStep& step) {
  step.note = "Where something is wrong, edit its section first.";
}

struct Filling {
  int number;
  void (*fill)(Entered const&, PortalStep&);
};
constexpr std::array<Filling, 8> k_fillings{{{1, sign_in},
                                             {3, solution_area},
                                             {4, add},
                                             {5, partner_role},
                                             {6, panel},
                                             {8, fill_workloads},
                                             {10, fill_contacts},
                                             {13, add_customer}}};

} // namespace

void fill_workloads(Entered const& is, PortalStep& step) {
  step.says = is.is_business()      ? "Select the products and the subscription ID of each"
              : is.is_modern_work() ? "Select the workloads"
                                    : step.says;
  auto const* const label = is.is_business() ? "Product" : "Workload";
  auto const count = is.claim.workloads.size();
  for (std::size_t i = 0; i < count; ++i) {
    auto const& workload = is.claim.workloads[i];
    step.values.push_back(chosen(numbered(label, i, count), workload.name));
    if (is.is_business() || !workload.subscription_id.empty()) {
      step.values.push_back(
          chosen(numbered("Subscription ID", i, count), workload.subscription_id));
    }
  }
  if (count == 0) {
    step.values = {chosen(label, "")};
  }
  step.note = is.is_business() ? "A subscription may appear as late as seven days after the "
                                 "customer got it."
                               : "More than four can be selected.";
}

void fill_contacts(Entered const& is, PortalStep& step) {
  auto const& customer = is.claim.customer_contact;
  auto const& own = is.claim.partner_contact;
  step.values = {typed("Customer contact name", customer.name),
                 typed("Customer contact title", customer.title),
                 typed("Customer contact email", customer.email)};
  step.note = "All fields are required.";
  if (!customer.phone.empty()) {
    step.values.push_back(typed("Customer contact phone", customer.phone));
  }
  step.values.push_back(typed("Company contact name", own.name));
  step.values.push_back(typed("Company contact email", own.email));
  if (!own.phone.empty()) {
    step.values.push_back(typed("Company contact phone", own.phone));
  }
  if (!customer.phone.empty() || !own.phone.empty()) {
    add_note(step, "A phone number is not in the published list of fields.");
  }
}

void fill_claim_steps(Entered const& is, std::vector<PortalStep>& steps) {
  for (auto const& [number, fill] : k_fillings) {
    fill(is, step_of(steps, number));
  }
}

} // namespace partnerctl::cpor
