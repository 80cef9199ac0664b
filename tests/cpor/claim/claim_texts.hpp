#pragma once

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/csv.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/claim_file.hpp"
#include "partnerctl/cpor/roles.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::test::claim_texts {

// A claim with a value in every member, another one for each number, of the four roles in turn.
inline cpor::Claim claim_number(std::size_t number) {
  auto const& role = cpor::roles()[number % cpor::roles().size()];
  cpor::Claim claim{
      .name = fmt::format("Claim {}", number),
      .solution_area = std::string(cpor::id_of(role.area)),
      .partner_role = std::string(role.id),
      .partner_id = fmt::format("{}", 1'000'000 + number),
      .partner_name = "Adatum, Partners",
      .opt_out_of_incentive = number % 2 == 0,
      .customer_tenant_id = fmt::format("72f988bf-86f1-41af-91ab-{:012x}", number),
      .customer_domain = fmt::format("customer{}.example.com", number),
      .customer_name = "Müller \"& Söhne\" GmbH",
      .customer_country = "US",
      .public_sector = number % 3 == 0,
      .public_sector_disclosure = number % 5 == 0,
      .customer_contact = {"Ann", "CIO", "ann@customer.example.com", "+49 89 1"},
      .partner_contact = {.name = "Bob", .email = "bob@adatum.example", .phone = "(2)"},
      .solution_seller = "Carl",
      .revenue_customer_name = "Müller",
      .isv_solution = "ISV; solution",
      .planned_submission = "2026-12-01",
      .comments = "=1+1, \"two\"\nlines;\r\nand more"};
  for (std::size_t i = 0; i < 1 + number % 3; ++i) {
    claim.workloads.push_back({.name = fmt::format("Workload {}", i),
                               .subscription_id = fmt::format("subscription {}", i),
                               .subscription_ends = "2027-03-01"});
  }
  return claim;
}

inline std::vector<cpor::ReadClaim> read(std::string_view text) {
  return cpor::read_claims(text, "c.csv");
}

// The only claim of a text.
inline cpor::Claim only(std::string_view text) {
  auto const all = read(text);
  REQUIRE(all.size() == 1);
  return all.front().claim;
}

// The usage error that it gives to do something.
template <class Function>
core::Error refusal_of(Function function) {
  auto const result = core::attempt([&] {
    function();
    return true;
  });
  REQUIRE(result.error);
  CHECK(result.error->kind == core::ErrorKind::usage);
  return *result.error;
}

inline core::Error refusal(std::string_view text) {
  return refusal_of([&] { read(text); });
}

inline std::string fault(std::string_view text) {
  return refusal(text).message;
}

inline std::string as_json(cpor::Claim const& claim) {
  return core::write_json(cpor::to_json(claim), 2);
}

inline std::string as_csv(std::vector<cpor::Claim> const& claims) {
  auto text = core::csv_record(cpor::csv_columns());
  for (auto const& claim : claims) {
    for (auto const& row : cpor::csv_rows(claim)) {
      text += core::csv_record(row);
    }
  }
  return text;
}

} // namespace partnerctl::test::claim_texts
