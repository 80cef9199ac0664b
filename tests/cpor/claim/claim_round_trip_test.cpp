#include "claim_texts.hpp"

using namespace partnerctl;
using namespace test::claim_texts;

namespace {

std::vector<cpor::Claim> claims_of(std::vector<cpor::ReadClaim> const& all) {
  std::vector<cpor::Claim> claims;
  claims.reserve(all.size());
  for (auto const& each : all) {
    claims.push_back(each.claim);
  }
  return claims;
}

std::vector<cpor::Claim> many(std::size_t count) {
  std::vector<cpor::Claim> claims;
  for (std::size_t i = 0; i < count; ++i) {
    claims.push_back(claim_number(i));
  }
  return claims;
}

// A claim with nothing but hostile texts where texts are kept to the letter, but for the
// blanks around them.
cpor::Claim hostile_claim(std::string const& text) {
  auto claim = claim_number(1);
  for (auto* const member :
       {&claim.name, &claim.partner_name, &claim.customer_name, &claim.customer_contact.name,
        &claim.customer_contact.title, &claim.partner_contact.name, &claim.solution_seller,
        &claim.revenue_customer_name, &claim.isv_solution, &claim.comments}) {
    *member = text;
  }
  return claim;
}

} // namespace

TEST_CASE("five hundred claims of all four roles survive CSV") {
  auto const claims = many(500);
  auto const text = as_csv(claims);
  CHECK(claims_of(read(text)) == claims);
  CHECK(as_csv(claims_of(read(text))) == text);
}

TEST_CASE("five hundred claims of all four roles survive JSON") {
  auto const claims = many(500);
  std::string lines;
  for (auto const& claim : claims) {
    lines += core::write_json(cpor::to_json(claim)) + "\n";
  }
  CHECK(claims_of(read(lines)) == claims);
}

TEST_CASE("claims survive each of the forms that JSON has") {
  auto const claims = many(12);
  auto list = core::Json::array();
  for (auto const& claim : claims) {
    list.push_back(cpor::to_json(claim));
  }
  core::Json const document{{"schema", "partnerctl/claims/1"}, {"claims", list}};
  for (int const indent : {-1, 2}) {
    CHECK(claims_of(read(core::write_json(list, indent))) == claims);
    CHECK(claims_of(read(core::write_json(document, indent))) == claims);
  }
}

TEST_CASE("hostile texts survive every form to the letter") {
  for (std::string const text : {"=cmd|' /C calc'!A0",
                                 "'=1",
                                 "+1",
                                 "-1",
                                 "@x",
                                 "\t=x",
                                 "\r=x",
                                 "\n",
                                 "'",
                                 "''@",
                                 "\"",
                                 ",",
                                 ";",
                                 "\\",
                                 "\\;",
                                 "a\r\nb\rc\nd",
                                 "  blanks  ",
                                 "{",
                                 "[",
                                 "#",
                                 "null",
                                 "yes",
                                 "01",
                                 "\xE2\x80\xAE right to left",
                                 "\xEF\xBB\xBF bom",
                                 "\x1b[31m",
                                 "\x7F",
                                 "名前 🎉"}) {
    CAPTURE(text);
    auto const claim = hostile_claim(text);
    auto const back = hostile_claim(std::string(core::trim(text)));
    CHECK(only(as_json(claim)) == back);
    CHECK(only(core::write_json(cpor::to_json(claim))) == back);
    CHECK(only(as_csv({claim})) == back);
  }
}

TEST_CASE("names of workloads survive CSV whatever divides cells") {
  auto claim = claim_number(1);
  claim.workloads = {{.name = "A; B"},
                     {.name = "C\\D\\", .subscription_id = ";"},
                     {.name = "", .subscription_id = "no name"},
                     {.name = "=1+1", .subscription_ends = "-"},
                     {.name = ";;\\;"},
                     {.name = "A; B"}};
  CHECK(only(as_csv({claim})) == claim);
  CHECK(only(as_json(claim)) == claim);
}

TEST_CASE("an empty claim is one in every form") {
  CHECK(only(as_json({})) == cpor::Claim{});
  CHECK(only(as_csv({{}})) == cpor::Claim{});
  CHECK(claims_of(read(as_csv({claim_number(1), {}, claim_number(2)}))) ==
        std::vector<cpor::Claim>{claim_number(1), {}, claim_number(2)});
}

TEST_CASE("a claim of workloads alone stays one behind another in CSV") {
  cpor::Claim claim;
  claim.workloads = {{.name = "Teams"}, {.name = "Intune"}};
  CHECK(claims_of(read(as_csv({claim_number(1), claim}))) ==
        std::vector<cpor::Claim>{claim_number(1), claim});
}

TEST_CASE("CSV that a spreadsheet saved anew with semicolons or tabs is read the same") {
  auto const claims = many(4);
  for (char const separator : {';', '\t'}) {
    std::string text = "\xEF\xBB\xBF";
    auto const add = [&](std::vector<std::string> const& fields) {
      for (auto const& field : fields) {
        // Quoted throughout: which is as good, and needs no thought for either separator.
        auto const guarded = core::csv_field(field);
        bool const is_quoted = guarded.starts_with('"');
        text += (is_quoted ? guarded : '"' + guarded + '"') + separator;
      }
      text.back() = '\r';
      text += '\n';
    };
    add(cpor::csv_columns());
    for (auto const& claim : claims) {
      for (auto const& row : cpor::csv_rows(claim)) {
        add(row);
      }
    }
    CHECK(claims_of(read(text)) == claims);
  }
}

TEST_CASE("what an export adds to a claim is left out and said") {
  auto json = cpor::to_json(claim_number(7));
  json["id"] = "C-0007";
  json["status"] = {{"state", "approved"}, {"conflicts", core::Json::array()}};
  json["history"] = {{{"kind", "created"}, {"name", "not the claim's"}}};
  auto const all = read(core::write_json(json));
  REQUIRE(all.size() == 1);
  CHECK(all[0].claim == claim_number(7));
  CHECK(all[0].left_out == std::vector<std::string>{"id", "status", "history"});
}
