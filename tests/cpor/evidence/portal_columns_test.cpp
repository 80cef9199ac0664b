#include "cpor/evidence/portal_columns.hpp"
#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>

using namespace partnerctl;
using namespace partnerctl::cpor;

namespace {

constexpr std::size_t k_columns = static_cast<std::size_t>(PortalColumn::measure) + 1;

} // namespace

TEST_CASE("no header means two columns, in whichever language") {
  std::map<std::string, PortalColumn> seen;
  for (std::size_t language = 0; language < k_languages; ++language) {
    for (auto const& [column, headers] : headers_in(static_cast<HeaderLanguage>(language))) {
      for (auto const& header : core::split(headers, '|')) {
        INFO(header);
        auto const name = core::folded(header);
        CHECK_FALSE(name.empty());
        CHECK(seen.try_emplace(name, column).first->second == column);
      }
    }
  }
}

TEST_CASE("every language has words for every column, and knows each as its own") {
  for (std::size_t language = 0; language < k_languages; ++language) {
    auto const all = headers_in(static_cast<HeaderLanguage>(language));
    CHECK(all.size() == k_columns);
    for (auto const& [column, headers] : all) {
      for (auto const& header : core::split(headers, '|')) {
        INFO(header);
        auto const known = known_header(header);
        REQUIRE(known);
        CHECK(known->column == column);
        CHECK(known->languages.test(language));
      }
    }
  }
}

TEST_CASE("a header is known whatever its case, blanks, punctuation and accents") {
  for (auto const* header : {"Customer Tenant ID", "customer_tenant_id", "CUSTOMERTENANTID",
                             " Customer  tenant-Id: ", "Customer Tenant ID*", "CustomerTenantId",
                             "Customer directory (tenant) ID"}) {
    INFO(header);
    REQUIRE(known_header(header));
    CHECK(known_header(header)->column == PortalColumn::customer_tenant_id);
  }
  CHECK(known_header("Losungsbereich")->column == PortalColumn::solution_area);
  CHECK(known_header("LOESUNGSBEREICH")->column == PortalColumn::solution_area);
  CHECK(known_header("Losningsomrade")->column == PortalColumn::solution_area);
  CHECK(known_header("クレームＩＤ")->column == PortalColumn::portal_number);
}

TEST_CASE("what stands in parentheses or is a number sign does not hide a header") {
  CHECK(known_header("Claim ID (MCI)")->column == PortalColumn::portal_number);
  CHECK(known_header("Claim #")->column == PortalColumn::portal_number);
  CHECK(known_header("テナント ID（必須）")->column == PortalColumn::customer_tenant_id);
  CHECK(known_header("Status [current]")->column == PortalColumn::status);
  CHECK(known_header("Partner ID (location)")->rank < known_header("Partner ID (anything)")->rank);
}

TEST_CASE("the words of a header may come in another order, and without articles") {
  for (std::size_t language = 0; language < k_languages; ++language) {
    for (auto const& [column, headers] : headers_in(static_cast<HeaderLanguage>(language))) {
      for (auto const& header : core::split(headers, '|')) {
        auto words = core::split(header, ' ');
        std::reverse(words.begin(), words.end());
        auto const turned = core::join(words, " ");
        INFO(turned);
        REQUIRE(known_header(turned));
        CHECK(known_header(turned)->column == column);
      }
    }
  }
  CHECK(known_header("ID locataire (client)")->column == PortalColumn::customer_tenant_id);
  CHECK(known_header("l\u2019ID du locataire")->column == PortalColumn::customer_tenant_id);
  CHECK(known_header("The tenant\u00A0ID of the customer")->column ==
        PortalColumn::customer_tenant_id);
  CHECK_FALSE(known_header("of the"));
  CHECK_FALSE(known_header("customer ID tenant partner"));
}

TEST_CASE("a header that only looks like one that is known is not known") {
  for (auto const* header : {"", "  ", "()", "Partner tenant ID", "Previous status", "Created on",
                             "Status changed by", "Claim", "Ünïcödé", "\xFF\xFE", "("}) {
    INFO(header);
    CHECK_FALSE(known_header(header));
  }
  CHECK_FALSE(known_header(std::string(100'000, '(')));
}

TEST_CASE("the more telling of two headers has the lower rank") {
  CHECK(known_header("Claim status")->rank < known_header("Status")->rank);
  CHECK(known_header("Status")->rank < known_header("State")->rank);
  CHECK(known_header("Status date")->rank < known_header("Last modified")->rank);
  CHECK(known_header("Last modified")->rank < known_header("Date")->rank);
  CHECK(known_header("Customer tenant ID")->rank < known_header("Customer ID")->rank);
}
