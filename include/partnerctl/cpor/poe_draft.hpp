#pragma once

#include "partnerctl/core/date.hpp"
#include "partnerctl/cpor/claim.hpp"

#include <string>
#include <vector>

namespace partnerctl::cpor {

// A file within a .docx.
struct DocxPart {
  std::string name{};
  std::string content{};
};

// The parts of a Word document (Office Open XML, WordprocessingML) with the sections that reviewers
// expect, filled in from the claim: the parties and the tenant, public-sector disclosure where it
// is due, the customer's acknowledgement with lines to sign and to date, activities and evidence,
// and each workload with its subscription. What the claim does not say is a line to fill in. It
// says on its first page that it is a draft of ours and not Microsoft's form. The same claim and
// day are the same bytes. Whoever calls puts the parts into a zip, in this order.
std::vector<DocxPart> poe_draft(Claim const& claim, core::Date today);

} // namespace partnerctl::cpor
