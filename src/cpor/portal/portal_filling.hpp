#pragma once

#include "partnerctl/cpor/portal_steps.hpp"
#include "partnerctl/cpor/roles.hpp"
#include "partnerctl/cpor/standing.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// A claim, and what the portal makes of its area and role; the role tells the area where the claim
// does not.
struct Entered {
  KeptClaim const& kept;
  Claim const& claim;
  Standing const& standing;
  std::optional<PartnerRole> role;
  std::optional<SolutionArea> area;
  std::string const& place;

  bool is_business() const { return area == SolutionArea::business_applications; }
  bool is_modern_work() const { return area == SolutionArea::modern_work_and_security; }
};

using Files = std::vector<std::string>;

// Give the steps up to 13, and those from 14 on, their values and notes; files as in portal_steps.
void fill_claim_steps(Entered const& is, std::vector<PortalStep>& steps);
void fill_proof_steps(Entered const& is, Files const& files, std::vector<PortalStep>& steps);

// All steps of a claim that is there already, and of which the portal asks something.
std::vector<PortalStep> answer_steps(Entered const& is, Files const& files);

// What both ways have.
void fill_workloads(Entered const& is, PortalStep& step);
void fill_contacts(Entered const& is, PortalStep& step);
void fill_revenue(Entered const& is, PortalStep& step);
void fill_proofs(Entered const& is, Files const& files, PortalStep& step);
void fill_comments(Entered const& is, PortalStep& step);
void add_acknowledgement_notes(Entered const& is, PortalStep& step);

// By the portal's number.
PortalStep& step_of(std::vector<PortalStep>& steps, int number);
void add_note(PortalStep& step, std::string_view sentence);
// A command of ours, with the options that find the claim: "partnerctl claim deadlines --ledger …".
std::string command_of(Entered const& is, std::string_view words);

PortalValue typed(std::string label, std::string value);
PortalValue chosen(std::string label, std::string value);
// "Product 2", or "Product" where it is the only one.
std::string numbered(std::string_view label, std::size_t index, std::size_t count);

} // namespace partnerctl::cpor
