#pragma once

#include "partnerctl/core/json.hpp"
#include "partnerctl/cpor/claim.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// A claim as a JSON object: docs/claim.schema.json ("partnerctl/claim/1"), every member there.
core::Json to_json(Claim const& claim);

// A claim that was read, and where it stood.
struct ReadClaim {
  Claim claim{};
  // "claims.csv:7", "claim.json", "standard input, claim 3": for messages.
  std::string where{};
  // What it had that is not taken over (an export's id, status, proofs…), for one message.
  std::vector<std::string> left_out{};
  // Of CSV: with which line it begins, and which go on with it though another claim's stand between
  // and no id says so.
  std::size_t line = 0;
  std::vector<std::size_t> apart{};
};

// Reads claims: a JSON object, an array of them, an object with the list `claims`, a line of JSON
// each, or CSV with a header (csv_columns; in any order, only those needed; a workload a line, or
// several in one cell separated by ';'). UTF-8 with or
// without a BOM, or UTF-16 with one, LF or CRLF; a header without a comma is divided by semicolons
// or tabs. What `claim export` writes reads back to the same claim. A row goes on with
// the claim of an earlier one, wherever that stands, where both have the same `id` (a column of an
// export) or neither has one and claim_name, customer_tenant_id, partner_role and partner_id are
// the same; other columns may then not differ. Where only one of two such rows has an id, they are
// a fault. A row of nothing but workloads belongs to the one above. Throws one usage error that
// lists every fault with its place (line, or member's path): no JSON or CSV, an unknown member or
// column (with the nearest known one), a wrong type, nothing in it. What values mean is not judged
// here.
std::vector<ReadClaim> read_claims(std::string_view text, std::string const& source);

// The changes to a claim that an object of the same members makes (those it has; null empties one).
// Throws as read_claims does.
Claim changed_by(Claim claim, std::string_view json, std::string const& source);
// The same; left_out gets what of an export the change has that no change can be.
Claim changed_by(Claim claim, std::string_view json, std::string const& source,
                 std::vector<std::string>& left_out);

// The columns of CSV, in the order of the portal's wizard.
std::vector<std::string> const& csv_columns();
// A claim as CSV records below those columns: one a workload (one at the least).
std::vector<std::vector<std::string>> csv_rows(Claim const& claim);

// One member as people name it ("customer.tenantId"), set to a text, as options and questions do:
// "yes", "n", "true", "WAHR" for booleans; `workloads` as in a cell of CSV. Throws a usage error
// that names the member for one that there is not, and for a value of another type.
void set_field(Claim& claim, std::string_view field, std::string_view value);
std::string get_field(Claim const& claim, std::string_view field);

// The paths of all members that are one text or a boolean, and `workloads`, in the wizard's order.
std::vector<std::string> const& field_paths();
// The paths in which two claims differ.
std::vector<std::string> changed_fields(Claim const& before, Claim const& after);

} // namespace partnerctl::cpor
