#include "cli/claim/questions.hpp"

#include "cli/interrupt.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/claim_file.hpp"
#include "partnerctl/cpor/roles.hpp"
#include "partnerctl/terminal/prompt.hpp"

#include <fmt/core.h>

#include <array>
#include <optional>

namespace partnerctl::cli {
namespace {

struct Question {
  char const* path;
  char const* asks;
};

class Questioner {
public:
  explicit Questioner(Services& services)
      : m_services(services), m_interrupt(services.messages(), "") {}

  // What was typed, without blanks around it; empty: Enter alone.
  std::string line(std::string const& question) {
    m_services.streams().err << core::printable(question) << ' ' << std::flush;
    terminal::LiveLine::Hold const hold(m_services.messages().live_line());
    auto const typed = terminal::read_line(m_services.streams(), m_interrupt.no_more());
    if (!typed) {
      m_services.streams().err << '\n' << std::flush;
      throw core::Error{.kind = core::ErrorKind::cancelled,
                        .message = "the questions were not answered to the end; nothing was kept"};
    }
    return std::string(core::trim(*typed));
  }

  // One that comes after the last answer was read.
  void check_interrupt() const { m_interrupt.check(); }

  void say(std::string const& text) { m_services.messages().insist(text); }

  // Asks until the answer is one that the field can have.
  void field(cpor::Claim& claim, Question const& question) {
    auto const now = cpor::get_field(claim, question.path);
    auto const shown = std::string(question.asks) + (now.empty() ? ":" : " [" + now + "]:");
    while (true) {
      auto const answer = line(shown);
      if (answer.empty()) {
        return;
      }
      auto const set = core::attempt([&] {
        cpor::set_field(claim, question.path, answer);
        return true;
      });
      if (set) {
        return;
      }
      say(set.error->message);
    }
  }

private:
  Services& m_services;
  Interrupt m_interrupt;
};

void ask_role(cpor::Claim& claim, Questioner& person) {
  std::string choices = "What did your company do? (partner role)";
  int number = 0;
  for (auto const& facts : cpor::roles()) {
    choices += fmt::format("\n  {}  {}: {}\n     {}", ++number, cpor::portal_name_of(facts.area),
                           facts.portal_name, facts.applicable_for);
  }
  person.say(choices);
  while (true) {
    auto const now = claim.partner_role.empty() ? std::string() : " [" + claim.partner_role + "]";
    auto const answer = person.line("1 to 4" + now + ":");
    if (answer.empty() && !claim.partner_role.empty()) {
      return;
    }
    bool const is_number = answer.size() == 1 && answer[0] >= '1' && answer[0] <= '4';
    auto const role =
        is_number ? std::optional(cpor::roles()[static_cast<std::size_t>(answer[0] - '1')].role)
                  : cpor::role_of(answer);
    if (role) {
      claim.partner_role = cpor::facts_of(*role).id;
      claim.solution_area = cpor::id_of(cpor::facts_of(*role).area);
      return;
    }
  }
}

bool is_business_applications(cpor::Claim const& claim) {
  return cpor::area_of(claim.solution_area) == cpor::SolutionArea::business_applications;
}

void check_known(std::string const& name, cpor::Claim const& claim,
                 cpor::Catalogue const& catalogue, Questioner& person) {
  auto const area = cpor::area_of(claim.solution_area);
  if (!area || catalogue.find(*area, name) != nullptr) {
    return;
  }
  auto const near = catalogue.nearest(*area, name);
  person.say("'" + core::printable(name) + "' is in no list of this program's" +
             (near.empty() ? "" : "; did you mean " + core::printable(near) + "?"));
}

std::string workload_names(cpor::Claim const& claim) {
  std::vector<std::string> names;
  for (auto const& workload : claim.workloads) {
    names.push_back(workload.name);
  }
  return core::join(names, ", ");
}

void ask_workloads(cpor::Claim& claim, cpor::Catalogue const& catalogue, Questioner& person) {
  bool const products = is_business_applications(claim);
  auto const now = workload_names(claim);
  person.say(std::string(products ? "Products" : "Workloads") +
             ", one a line; an empty line ends them" +
             (now.empty() ? "." : ". An empty first line keeps: " + core::printable(now)));
  std::vector<cpor::Workload> asked;
  while (true) {
    auto const name = person.line(products ? "Product:" : "Workload:");
    if (name.empty()) {
      break;
    }
    check_known(name, claim, catalogue, person);
    cpor::Workload workload{.name = name};
    if (products) {
      workload.subscription_id = person.line("  Subscription ID:");
      workload.subscription_ends = person.line("  It ends on (2027-03-31, may be empty):");
    }
    asked.push_back(std::move(workload));
  }
  if (!asked.empty()) {
    claim.workloads = std::move(asked);
  }
}

constexpr std::array<Question, 6> k_customer{
    {{"name", "Claim name"},
     {"partnerId", "Partner ID of the location that is enrolled in incentives"},
     {"partnerName", "Your company as the proofs name it"},
     {"customer.tenantId", "Customer tenant ID"},
     {"customer.domain", "A domain of the customer (may be empty)"},
     {"customer.name", "The customer as the proofs name it"}}};
constexpr std::array<Question, 5> k_contacts{
    {{"customer.contact.name", "Customer contact: name"},
     {"customer.contact.title", "Customer contact: title"},
     {"customer.contact.email", "Customer contact: email"},
     {"partnerContact.name", "Your company's contact: name"},
     {"partnerContact.email", "Your company's contact: email"}}};
constexpr std::array<Question, 3> k_revenue{
    {{"revenue.solutionSeller", "Dynamics solution seller"},
     {"revenue.customerName", "Customer name"},
     {"revenue.isvSolution", "Name of the ISV product or solution"}}};

} // namespace

cpor::Claim ask_for_claim(cpor::Claim claim, cpor::Catalogue const& catalogue, Services& services) {
  Questioner person(services);
  ask_role(claim, person);
  for (auto const& question : k_customer) {
    person.field(claim, question);
  }
  if (!is_business_applications(claim)) {
    person.field(claim, {"optOutOfIncentive", "Opt out of incentive payments (yes or no)"});
  }
  ask_workloads(claim, catalogue, person);
  for (auto const& question : k_contacts) {
    person.field(claim, question);
  }
  if (cpor::role_of(claim.partner_role) == cpor::PartnerRole::influenced_revenue) {
    for (auto const& question : k_revenue) {
      person.field(claim, question);
    }
  }
  person.check_interrupt();
  return claim;
}

} // namespace partnerctl::cli
