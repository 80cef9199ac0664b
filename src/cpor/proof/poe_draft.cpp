#include "partnerctl/cpor/poe_draft.hpp"

#include "cpor/proof/docx_parts.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/proof_reading.hpp"
#include "partnerctl/cpor/roles.hpp"

#include <algorithm>

namespace partnerctl::cpor {
namespace {

using Row = DocxBody::Row;

constexpr std::string_view k_title = "Proof of execution (draft)";
// To fill in by hand.
constexpr char const* k_line = "____________________";

// What the draft says of a claim, for one day.
class Draft {
public:
  Draft(Claim const& claim, core::Date today)
      : m_claim(claim), m_today(today), m_role(role_of(claim.partner_role)) {}

  DocxBody body() && {
    m_body.title(k_title);
    add_notes();
    add_parties();
    add_disclosure();
    add_acknowledgement();
    add_activities();
    add_workloads();
    return std::move(m_body);
  }

private:
  // A line to fill in also for what has a day in it: the day is for the customer to write, and one
  // of ours could be taken for it.
  std::string or_line(std::string_view text) const {
    auto const trimmed = core::trim(text);
    bool const is_said = !trimmed.empty() && dates_in(trimmed, m_today).empty();
    return std::string(is_said ? trimmed : k_line);
  }

  void add_notes() {
    m_body.note("Draft made by partnerctl from the data of a claim. This is not Microsoft's form, "
                "and nobody has confirmed anything in it.");
    m_body.note(
        m_role == PartnerRole::usage_recognition
            ? "For the role Usage recognition, do not hand this in: download Microsoft's official "
              "template in Partner Center, where the claim's proof of execution is uploaded "
              "(Download template), and copy from here. Other proofs are reported to be rejected "
              "for that role."
            : "Microsoft's official template is downloaded in Partner Center, where the claim's "
              "proof of execution is uploaded (Download template). For the role Usage recognition "
              "other proofs are reported to be rejected.");
    m_body.note("Fill in every line, let the customer sign, and take these notes out. The customer "
                "has to have dated the acknowledgement within the 12 months before the claim is "
                "submitted.");
  }
  void add_parties() {
    m_body.heading("1. Partner and customer");
    m_body.paragraph("What is said of the customer has to be the same as in the claim.");
    std::vector<Row> rows{{"Partner company", or_line(m_claim.partner_name)},
                          {"Partner ID (location)", or_line(m_claim.partner_id)},
                          {"Partner contact", or_line(m_claim.partner_contact.name)},
                          {"Partner contact's e-mail", or_line(m_claim.partner_contact.email)},
                          {"Customer company", or_line(m_claim.customer_name)},
                          {"Customer domain", or_line(m_claim.customer_domain)},
                          {"Customer tenant ID", or_line(m_claim.customer_tenant_id)},
                          {"Project name (optional)", or_line(m_claim.name)},
                          {"Solution area", or_line(area_name())},
                          {"Partner role", or_line(role_name())}};
    if (m_role == PartnerRole::influenced_revenue) {
      rows.push_back({"Dynamics solution seller", or_line(m_claim.solution_seller)});
      rows.push_back({"Customer name", or_line(m_claim.revenue_customer_name)});
      rows.push_back({"ISV product or solution", or_line(m_claim.isv_solution)});
    }
    m_body.table(rows, DocxBody::Bold::first_column);
  }
  std::string area_name() const {
    auto const area = area_of(m_claim.solution_area);
    return area ? std::string(portal_name_of(*area)) : m_claim.solution_area;
  }
  std::string role_name() const {
    return m_role ? std::string(facts_of(*m_role).portal_name) : m_claim.partner_role;
  }
  // Due of public-sector customers in the United States and Puerto Rico.
  void add_disclosure() {
    auto const country = core::to_upper(core::trim(m_claim.customer_country));
    if (!m_claim.public_sector || (country != "US" && country != "PR" && !country.empty())) {
      return;
    }
    m_body.heading("Public sector disclosure");
    m_body.paragraph("Microsoft's template has a disclosure for customers of the public sector in "
                     "the United States and in Puerto Rico. Put it here, in the template's words:");
    m_body.paragraph(k_line);
  }
  void add_acknowledgement() {
    m_body.heading("2. Customer's acknowledgement");
    m_body.paragraph(or_line(m_claim.customer_name) + " confirms that " +
                     or_line(m_claim.partner_name) +
                     " has carried out the activities below in the tenant above.");
    m_body.table({{"Name", or_line(m_claim.customer_contact.name)},
                  {"Title", or_line(m_claim.customer_contact.title)},
                  {"E-mail", or_line(m_claim.customer_contact.email)},
                  {"Signature", k_line},
                  {"Date", k_line}},
                 DocxBody::Bold::first_column);
  }
  void add_activities() {
    m_body.heading("3. Engagement activities and supporting documents");
    m_body.paragraph("For each activity: what the partner delivered, when, and what it changed in "
                     "numbers (active users, devices, policies).");
    Row const header{"Activity", "Begin", "End", "Number before", "Number after", "Document"};
    m_body.table({header, Row(header.size(), ""), Row(header.size(), ""), Row(header.size(), "")},
                 DocxBody::Bold::first_row);
  }
  void add_workloads() {
    bool const has_subscriptions =
        area_of(m_claim.solution_area) == SolutionArea::business_applications ||
        std::any_of(m_claim.workloads.begin(), m_claim.workloads.end(),
                    [](Workload const& one) { return !one.subscription_id.empty(); });
    m_body.heading("4. Products and workloads");
    std::vector<Row> rows{{"Product or workload", "What the partner did for it"}};
    for (auto const& workload : m_claim.workloads) {
      rows.push_back({or_line(workload.name), k_line});
      if (has_subscriptions) {
        rows.back().insert(rows.back().begin() + 1, or_line(workload.subscription_id));
      }
    }
    if (has_subscriptions) {
      rows.front().insert(rows.front().begin() + 1, "Subscription ID");
    }
    if (m_claim.workloads.empty()) {
      rows.push_back(Row(rows.front().size(), k_line));
    }
    m_body.table(rows, DocxBody::Bold::first_row);
  }

  Claim const& m_claim;
  core::Date m_today;
  std::optional<PartnerRole> m_role;
  DocxBody m_body{};
};

} // namespace

std::vector<DocxPart> poe_draft(Claim const& claim, core::Date today) {
  return docx_parts(Draft(claim, today).body(), k_title, today);
}

} // namespace partnerctl::cpor
