#include "cpor/proof/docx_parts.hpp"
#include "cpor/proof_files.hpp"
#include "partnerctl/cpor/poe_draft.hpp"
#include "partnerctl/cpor/proof_reading.hpp"
#include "support/hostile_texts.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <pugixml.hpp>

using namespace partnerctl;
using namespace partnerctl::cpor;
using namespace partnerctl::cpor::test;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

constexpr core::Date k_today = 2026y / 11 / 22;

Claim claim() {
  return {
      .name = "Rollout",
      .solution_area = "business-applications",
      .partner_role = "build-intent-advisor",
      .partner_id = "1234567",
      .partner_name = "Adatum Consulting Ltd",
      .customer_tenant_id = "72f988bf-86f1-41af-91ab-2d7cd011db47",
      .customer_domain = "contoso.com",
      .customer_name = "Contoso & Söhne <Europe> GmbH",
      .workloads = {{.name = "Sales", .subscription_id = "0f0e0d0c-0b0a-0908-0706-050403020100"},
                    {.name = "Power BI",
                     .subscription_id = "1f0e0d0c-0b0a-0908-0706-050403020100"}},
      .customer_contact = {.name = "Ann Lee", .title = "CIO", .email = "ann@contoso.com"},
      .partner_contact = {.name = "Bo Kim", .email = "bo@adatum.com"}};
}

ProofText read_draft(Claim const& of) {
  std::vector<ZipEntry> entries;
  for (auto const& part : poe_draft(of, k_today)) {
    entries.push_back({part.name, part.content});
  }
  return read_bytes("draft.docx", zip_of(entries));
}

std::string content_of(std::string const& name, Claim const& of = claim()) {
  for (auto const& part : poe_draft(of, k_today)) {
    if (part.name == name) {
      return part.content;
    }
  }
  return {};
}

} // namespace

TEST_CASE("a draft reads back with all that a reviewer looks for but a day") {
  auto const text = read_draft(claim());
  REQUIRE(text.outcome == ProofText::Outcome::read);
  auto const reading = examine(text, claim(), k_today);
  CHECK(reading.has_tenant_id);
  CHECK(reading.has_customer);
  CHECK(reading.has_partner);
  CHECK(reading.missing_workloads.empty());
  CHECK(reading.missing_subscriptions.empty());
  CHECK(reading.has_signature_line);
  // Nobody has signed it yet.
  CHECK(reading.has_empty_line_to_sign);
  CHECK_FALSE(reading.latest_date);
  CHECK(dates_in(text.text, k_today).empty());
}

TEST_CASE("a draft says first that it is ours and not Microsoft's form") {
  auto const text = read_draft(claim()).text;
  auto const beginning = text.substr(0, text.find("1. Partner"));
  CHECK_THAT(beginning, Contains("Draft made by partnerctl") && Contains("not Microsoft's form") &&
                            Contains("official template") && Contains("Usage recognition"));
  auto of = claim();
  of.partner_role = "usage-recognition";
  CHECK_THAT(read_draft(of).text, Contains("do not hand this in: download Microsoft's official"));
  CHECK_THAT(text, !Contains("do not hand this in"));
}

TEST_CASE("days of the claim's texts do not get into a draft") {
  auto of = claim();
  of.name = "Rollout of 14 October 2026";
  of.planned_submission = "2026-11-22";
  of.workloads[0].subscription_ends = "2026-11-01";
  of.customer_contact.title = "CIO since 1.10.2026";
  of.comments = "signed on 2026-11-20";
  auto const text = read_draft(of).text;
  CHECK(dates_in(text, k_today).empty());
  CHECK_THAT(text, !Contains("Rollout"));
  CHECK_THAT(read_draft(claim()).text, Contains("Rollout") && Contains("CIO"));
}

TEST_CASE("no text of a claim can bring a day into a draft") {
  std::string const day = "2026-11-01";
  Claim const of{.name = day,
                 .solution_area = day,
                 .partner_role = day,
                 .partner_id = day,
                 .partner_name = day,
                 .customer_tenant_id = day,
                 .customer_domain = day,
                 .customer_name = day,
                 .workloads = {{.name = day, .subscription_id = day}},
                 .customer_contact = {.name = day, .title = day, .email = day},
                 .partner_contact = {.name = day, .email = day}};
  CHECK(dates_in(read_draft(of).text, k_today).empty());
  auto revenue = of;
  revenue.partner_role = "influenced-revenue";
  revenue.solution_seller = revenue.revenue_customer_name = revenue.isv_solution = day;
  CHECK(dates_in(read_draft(revenue).text, k_today).empty());
}

TEST_CASE("what the claim does not say is a line to fill in") {
  auto const text = read_draft(Claim{}).text;
  CHECK_THAT(text, Contains("Customer tenant ID\n____________________\n"));
  CHECK_THAT(text, Contains("Product or workload\nWhat the partner did for it\n____"));
  CHECK_FALSE(examine({.text = text}, claim(), k_today).has_tenant_id);
}

TEST_CASE("sections follow the claim's role and the customer's sector") {
  CHECK_THAT(read_draft(claim()).text, !Contains("Public sector") && !Contains("ISV product"));
  auto of = claim();
  of.partner_role = "influenced-revenue";
  of.isv_solution = "Fourth Coffee App";
  of.public_sector = true;
  of.customer_country = "pr";
  CHECK_THAT(read_draft(of).text,
             Contains("Public sector disclosure") && Contains("Fourth Coffee App"));
  of.customer_country = "";
  CHECK_THAT(read_draft(of).text, Contains("Public sector disclosure"));
  of.customer_country = "DE";
  CHECK_THAT(read_draft(of).text, !Contains("Public sector disclosure"));
  of.customer_country = "US";
  of.public_sector = false;
  CHECK_THAT(read_draft(of).text, !Contains("Public sector disclosure"));
}

TEST_CASE("subscriptions have their column only where there are any") {
  auto of = claim();
  of.solution_area = "modern-work-and-security";
  of.workloads = {{.name = "Intune"}};
  CHECK_THAT(read_draft(of).text, !Contains("Subscription ID"));
  CHECK_THAT(read_draft(claim()).text, Contains("Subscription ID"));
}

TEST_CASE("all parts are well-formed, whatever the claim's texts are") {
  for (auto const& hostile : partnerctl::test::hostile_texts()) {
    auto of = claim();
    of.name = of.customer_name = of.partner_name = of.customer_tenant_id = hostile;
    of.partner_role = of.solution_area = of.customer_contact.email = hostile;
    of.workloads = {{.name = hostile, .subscription_id = hostile}};
    for (auto const& part : poe_draft(of, k_today)) {
      INFO(part.name << ": " << part.content);
      pugi::xml_document document;
      CHECK(document.load_buffer(part.content.data(), part.content.size(), pugi::parse_full));
      CHECK(std::none_of(part.content.begin(), part.content.end(),
                         [](char c) { return c >= 0 && c < ' ' && c != '\n'; }));
    }
    CHECK(read_draft(of).outcome == ProofText::Outcome::read);
  }
}

TEST_CASE("texts in XML lose what XML cannot have and nothing else") {
  using namespace std::string_literals;
  CHECK(xml_text("a<b>&\"c' é😀") == "a&lt;b&gt;&amp;&quot;c' é😀");
  CHECK(xml_text("a\tb\nc\x1B[0m\0d\x7F"s) == "a b c[0md\x7F");
  CHECK(xml_text("a\uFFFE\uFFFF\xFF") == "a\uFFFD");
}

TEST_CASE("the parts are those of a Word document, in order, and hang together") {
  auto const parts = poe_draft(claim(), k_today);
  REQUIRE(parts.size() == 6);
  CHECK(parts[0].name == "[Content_Types].xml");
  CHECK(parts[1].name == "_rels/.rels");
  pugi::xml_document types;
  REQUIRE(types.load_string(parts[0].content.c_str()));
  for (auto const type : types.child("Types").children("Override")) {
    INFO(type.attribute("PartName").value());
    CHECK_FALSE(content_of(std::string(type.attribute("PartName").value()).substr(1)).empty());
  }
  pugi::xml_document relations;
  REQUIRE(relations.load_string(parts[1].content.c_str()));
  for (auto const relation : relations.child("Relationships").children()) {
    CHECK_FALSE(content_of(relation.attribute("Target").value()).empty());
  }
}

TEST_CASE("rows have a cell a column, and every style that is used is there") {
  pugi::xml_document document;
  pugi::xml_document styles;
  REQUIRE(document.load_string(content_of("word/document.xml").c_str()));
  REQUIRE(styles.load_string(content_of("word/styles.xml").c_str()));
  for (auto const& found : document.select_nodes("//w:tbl")) {
    auto const columns = found.node().select_nodes("w:tblGrid/w:gridCol").size();
    CHECK(columns > 1);
    for (auto const& row : found.node().select_nodes("w:tr")) {
      CHECK(row.node().select_nodes("w:tc[w:p]").size() == columns);
    }
  }
  for (auto const& used : document.select_nodes("//w:pStyle/@w:val|//w:tblStyle/@w:val")) {
    auto const query = "//w:style[@w:styleId='" + std::string(used.attribute().value()) + "']";
    INFO(query);
    CHECK(styles.select_nodes(query.c_str()).size() == 1);
  }
}

TEST_CASE("the same claim and day are the same bytes, and the day is in the properties") {
  auto const bytes = [](core::Date day) {
    std::string all;
    for (auto const& part : poe_draft(claim(), day)) {
      all += part.name + part.content;
    }
    return all;
  };
  CHECK(bytes(k_today) == bytes(k_today));
  CHECK(bytes(k_today) != bytes(2026y / 11 / 23));
  CHECK_THAT(content_of("docProps/core.xml"), Contains("2026-11-22T00:00:00Z"));
}
