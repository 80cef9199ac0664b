#pragma once

#include "partnerctl/cpor/claim.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace partnerctl::cli {

// What a claim's fields were set to on the command line.
struct FieldOptions {
  // By the member's path ("customer.tenantId").
  std::map<std::string, std::string> values{};
  // "NAME", "NAME=SUBSCRIPTION", "NAME=SUBSCRIPTION@2027-03-01"; empty: not said.
  std::vector<std::string> workloads{};

  bool empty() const { return values.empty() && workloads.empty(); }
};

// Whether a field that is not said has a value from elsewhere: of a claim that is there already it
// stays as it is.
enum class Defaults { apply, none };

// One option a field, in the order in which the portal asks. `fields` must outlive the app.
void add_field_options(CLI::App& app, FieldOptions& fields, Defaults defaults);

// The claim with those fields; a usage error that names the option for a value that cannot be one.
cpor::Claim with_fields(cpor::Claim claim, FieldOptions const& fields);

// The option that sets a field, for messages: "--customer-tenant"; empty where there is none.
std::string option_of_field(std::string const& path);

} // namespace partnerctl::cli
