// Papers in which what a reviewer looks for is written in another way, and papers in which it only
// seems to be.

#include "acceptance/claim_desk.hpp"
#include "acceptance/papers.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace partnerctl;
using test::ClaimDesk;
using Texts = std::vector<std::string>;

namespace {

constexpr char const* k_tenant = "11111111-2222-4333-8444-555555555555";

core::Json claim() {
  auto of = test::plain_claim();
  of["customer"]["name"] = "Soci\u00E9t\u00E9 M\u00FCller";
  return of;
}

struct Change {
  std::string what{};
  std::string with{};
  // What is then missing; empty: nothing.
  std::string element{};
};

std::string paper_with(Change const& change) {
  auto text = test::signed_paper(claim());
  auto const at = text.find(change.what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, change.what.size(), change.with);
}

Texts missing(ClaimDesk const& desk, std::string const& id, std::string const& file) {
  Texts names;
  auto const attached = desk.json({"claim", "attach", id, file});
  for (auto const& element : attached.at("proofs").at(0).at("elements")) {
    auto const name = element.at("element").get<std::string>();
    if (element.at("found") != true) {
      names.push_back(name == "workload" ? element.at("note").get<std::string>() : name);
    }
  }
  return names;
}

Texts expected(Change const& change) {
  return change.element.empty() ? Texts{} : Texts{change.element};
}

} // namespace

TEST_CASE("what is written in another way is found, and what only looks like it is not") {
  ClaimDesk const desk;
  auto const id = desk.add(claim());
  for (auto const& change : std::vector<Change>{
           {k_tenant, "{11111111\u20112222\u20114333\u20118444\u20115555\u00AD55555555}", ""},
           {k_tenant, "11111111-2222-4333-8444-55555\n5555555", ""},
           {k_tenant, "1111\u200B1111-2222-4333-8444-\u2060555555555555", ""},
           {k_tenant, "\uFF11\uFF11111111-2222-4333-8444-555555555555", ""},
           {k_tenant, "11111111-2222-4333-8444-5555555555555", "tenant ID"},
           {k_tenant, "11111111-2222-4333-8444-555555555554", "tenant ID"},
           {"Soci\u00E9t\u00E9 M\u00FCller", "Socie\u0301te\u0301\nMu\u0308ller SA", ""},
           {"Soci\u00E9t\u00E9 M\u00FCller", "Societe Mueller", ""},
           {"Soci\u00E9t\u00E9 M\u00FCller", "Soci\u00E9t\u00E9 Miller", "customer"},
           {"Exchange Online", "Exchange\u00A0On\u00ADline", ""},
           {"Exchange Online", "EXO", ""},
           {"Exchange Online", "Exchange Server 2019", "Exchange Online"},
           {"Date: " + test::day(-10), "Date: 2019-11-29", "date within 12 months"},
           {"/s/ Carla Customer", "pending", "signature line"},
           {"Signature: /s/ Carla Customer", "To be signed by the customer", "signature line"}}) {
    INFO(change.with);
    auto const paper = paper_with(change);
    CHECK(missing(desk, id, desk.folder().write("a.txt", paper)) == expected(change));
    CHECK(missing(desk, id, desk.folder().write("a.html", test::html_paper(paper))) ==
          expected(change));
  }
}

TEST_CASE("what a page does not show its reader is missing in it") {
  ClaimDesk const desk;
  auto const id = desk.add(claim());
  for (auto const& change : std::vector<Change>{
           {k_tenant, "<wbr>11111111-<b>2222-4333</b>-8444-555&shy;555&#53;55555", ""},
           {k_tenant, "<span style='display:none'>" + std::string(k_tenant) + "</span>",
            "tenant ID"},
           {k_tenant, "<!-- " + std::string(k_tenant) + " -->", "tenant ID"},
           {"Intune", "<span hidden>Intune</span>", "Intune"},
           {"Intune", "<s>Intune</s>", "Intune"},
           {"Intune", "<font style=\"font-size:0px\">Intune</font>", "Intune"},
           {"/s/ Carla", "<template>x</template>/s/ Carla", ""}}) {
    INFO(change.with);
    CHECK(missing(desk, id, desk.folder().write("a.html", test::html_paper(paper_with(change)))) ==
          expected(change));
  }
}
