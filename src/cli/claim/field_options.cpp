#include "cli/claim/field_options.hpp"

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/claim_file.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>

namespace partnerctl::cli {
namespace {

struct FieldOption {
  char const* option;
  char const* path;
  char const* type;
  char const* says;
};

constexpr std::array<FieldOption, 25> k_options{
    {{"--area", "solutionArea", "AREA", "business-applications or modern-work-and-security"},
     {"--role", "partnerRole", "ROLE",
      "build-intent-advisor, usage-recognition, influenced-revenue or use-or-consume; the portal's "
      "words do too"},
     {"--name", "name", "TEXT", "The claim's name"},
     {"--partner-id", "partnerId", "ID",
      "Of the location that is enrolled in incentives (default: the profile's)"},
     {"--partner-name", "partnerName", "TEXT",
      "Your company as the proofs name it (default: the profile's)"},
     {"--customer-tenant", "customer.tenantId", "GUID", "The customer's tenant ID"},
     {"--customer-domain", "customer.domain", "DOMAIN", "A domain of the customer's tenant"},
     {"--customer-name", "customer.name", "TEXT", "The customer as the proofs name it"},
     {"--customer-country", "customer.country", "CODE", "Two letters, such as US"},
     {"--opt-out", "optOutOfIncentive", "yes|no",
      "Modern Work and Security: recognition without incentive payments"},
     {"--public-sector", "customer.publicSector", "yes|no", "Whether the customer is one"},
     {"--public-sector-disclosure", "publicSectorDisclosure", "yes|no",
      "Whether the proof has the disclosure (US and Puerto Rico)"},
     {"--customer-contact-name", "customer.contact.name", "TEXT", "Who answers for the customer"},
     {"--customer-contact-title", "customer.contact.title", "TEXT", "Their title"},
     {"--customer-contact-email", "customer.contact.email", "ADDRESS",
      "Where Microsoft writes to them"},
     {"--customer-contact-phone", "customer.contact.phone", "TEXT", "Where it is asked for"},
     {"--contact-name", "partnerContact.name", "TEXT", "Who answers for your company"},
     {"--contact-email", "partnerContact.email", "ADDRESS", "Their address"},
     {"--contact-phone", "partnerContact.phone", "TEXT", "Where it is asked for"},
     {"--solution-seller", "revenue.solutionSeller", "TEXT",
      "Influenced revenue: the Dynamics solution seller"},
     {"--revenue-customer", "revenue.customerName", "TEXT",
      "Influenced revenue: the customer's name"},
     {"--isv-solution", "revenue.isvSolution", "TEXT", "Influenced revenue: the ISV's solution"},
     {"--planned", "plannedSubmission", "DATE",
      "When it is to be submitted; dates are judged by it"},
     {"--comments", "comments", "TEXT", "For the portal's field of comments"},
     {nullptr, "workloads", nullptr, nullptr}}};

cpor::Workload workload_of(std::string const& text) {
  auto const equals = text.find('=');
  cpor::Workload workload{.name = std::string(core::trim(text.substr(0, equals)))};
  if (equals != std::string::npos) {
    auto const rest = text.substr(equals + 1);
    auto const at = rest.find('@');
    workload.subscription_id = core::trim(rest.substr(0, at));
    workload.subscription_ends = at == std::string::npos ? "" : core::trim(rest.substr(at + 1));
  }
  return workload;
}

} // namespace

void add_field_options(CLI::App& app, FieldOptions& fields, Defaults defaults) {
  for (auto const& each : k_options) {
    if (each.option == nullptr) {
      app.add_option("--workload", fields.workloads,
                     "A workload or product; of Business Applications with its subscription and, "
                     "where it is known, its end (repeatable)")
          ->type_name("NAME[=GUID[@DATE]]")
          ->allow_extra_args(false);
      continue;
    }
    std::string const path = each.path;
    std::string const says = each.says;
    auto const end = defaults == Defaults::none ? says.find(" (default: ") : std::string::npos;
    app.add_option_function<std::string>(
           each.option, [&fields, path](std::string const& value) { fields.values[path] = value; },
           says.substr(0, end))
        ->type_name(each.type);
  }
}

cpor::Claim with_fields(cpor::Claim claim, FieldOptions const& fields) {
  for (auto const& [path, value] : fields.values) {
    auto set = core::attempt([&, &at = path, &text = value] {
      cpor::set_field(claim, at, text);
      return true;
    });
    if (!set) {
      set.error->message = option_of_field(path) + ": " + set.error->message;
      throw *std::move(set.error);
    }
  }
  if (!fields.workloads.empty()) {
    claim.workloads.clear();
    for (auto const& text : fields.workloads) {
      claim.workloads.push_back(workload_of(text));
    }
  }
  return claim;
}

std::string option_of_field(std::string const& path) {
  auto const found = std::find_if(k_options.begin(), k_options.end(), [&](FieldOption const& each) {
    return each.option != nullptr && path == each.path;
  });
  if (found != k_options.end()) {
    return found->option;
  }
  return path.starts_with("workloads") ? "--workload" : "";
}

} // namespace partnerctl::cli
