// The pack that carries a claim to the portal, as a person has it: a page in a real browser, each
// value pressed and pasted elsewhere, and the files beside it.

#include "acceptance/claim_desk.hpp"
#include "acceptance/opened_walk.hpp"
#include "acceptance/zip_files.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

using namespace partnerctl;
using core::Json;
using test::Chromium;
using test::ClaimDesk;
using test::OpenedWalk;
using Texts = std::vector<std::string>;

namespace {

// At which step of the portal's a value is entered, and where the claim has it.
struct Entry {
  int step = 0;
  std::string member{};
};

// What is said in the portal's own words is not the claim's own text.
Json revenue_claim() {
  auto claim = test::plain_claim("Contoso \"fields\" & <more>, 株式会社");
  claim["solutionArea"] = "business-applications";
  claim["partnerRole"] = "influenced-revenue";
  claim["customer"]["contact"]["phone"] = "+44 20 7946 0000";
  claim["partnerContact"]["phone"] = "+44 20 7946 0999";
  claim["workloads"] = {
      {{"name", "Sales"},
       {"subscriptionId", "0f8fad5b-d9cb-469f-a165-70867728950e"},
       {"subscriptionEnds", test::day(400)}},
      {{"name", "Field Service"}, {"subscriptionId", "0f8fad5b-d9cb-469f-a165-70867728950f"}}};
  claim["revenue"] = {{"solutionSeller", "Sam Seller"},
                      {"customerName", "Contoso Ltd"},
                      {"isvSolution", "Fabrikam Fields"}};
  claim["comments"] = "First line\nsecond line, with 'quotes'";
  return claim;
}

std::vector<Entry> entries_of_revenue() {
  return {{6, "/name"},
          {6, "/partnerId"},
          {6, "/customer/tenantId"},
          {6, "/customer/domain"},
          {8, "/workloads/0/name"},
          {8, "/workloads/0/subscriptionId"},
          {8, "/workloads/1/name"},
          {8, "/workloads/1/subscriptionId"},
          {10, "/customer/contact/name"},
          {10, "/customer/contact/title"},
          {10, "/customer/contact/email"},
          {10, "/customer/contact/phone"},
          {10, "/partnerContact/name"},
          {10, "/partnerContact/email"},
          {10, "/partnerContact/phone"},
          {16, "/revenue/solutionSeller"},
          {16, "/revenue/customerName"},
          {16, "/revenue/isvSolution"},
          {18, "/comments"}};
}

struct Pasted {
  int step = 0;
  std::string text{};
  bool operator==(Pasted const&) const = default;
};
std::ostream& operator<<(std::ostream& out, Pasted const& pasted) {
  return out << pasted.step << ": " << pasted.text;
}

std::vector<Pasted> expected(Json const& shown, std::vector<Entry> const& entries,
                             std::string const& area, std::string const& role) {
  std::vector<Pasted> values{{3, area}, {5, role}};
  for (auto const& [step, member] : entries) {
    values.push_back({step, shown.at(Json::json_pointer(member)).get<std::string>()});
  }
  values.push_back({19, "partnerctl claim record " + shown.at("id").get<std::string>() +
                            " --status Submitted --number NUMBER"});
  return values;
}

// Presses each button in turn.
std::vector<Pasted> pasted(OpenedWalk& page) {
  auto const steps = page.browser
                         .evaluate("return [...document.querySelectorAll('.copy')].map(b => "
                                   "Number(b.closest('.step').querySelector('.nth').textContent))")
                         .get<std::vector<int>>();
  std::vector<Pasted> values;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    page.copy(i);
    page.heard();
    values.push_back({steps[i], page.pasted()});
  }
  return values;
}

std::string hand_off(ClaimDesk const& desk, std::string const& id, std::string const& name) {
  auto place = desk.folder().path() + "/" + name;
  auto const ended = desk.run({"claim", "handoff", id, "--out", place, "--offline", "--no-open"});
  INFO(ended.out << ended.err);
  REQUIRE(ended.code == 0);
  return place;
}

// What a line of SHA256SUMS says against what is there; empty where all is as it says.
std::string wrong_sums(std::string const& pack) {
  std::string wrong;
  Texts named{"SHA256SUMS"};
  for (auto const& line : core::split(core::trim(test::content_of(pack + "/SHA256SUMS")), '\n')) {
    auto const name = std::string(line.substr(66));
    named.push_back(name);
    auto const digest = core::hexadecimal(core::sha256(test::content_of(pack + "/" + name)));
    wrong += digest == line.substr(0, 64) ? "" : name + " ";
  }
  std::sort(named.begin(), named.end());
  return named == test::files_in(pack) ? wrong : wrong + "other files";
}

} // namespace

TEST_CASE("each value of a pack is pasted as the claim has it, in the portal's order",
          "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  ClaimDesk const desk;
  auto const id = desk.add_ready(revenue_claim());
  auto const pack = hand_off(desk, id, "pack");
  OpenedWalk page(pack + "/index.html");
  CHECK(page.browser.evaluate("return document.querySelectorAll('.step').length") == 19);
  CHECK(pasted(page) == expected(desk.show(id), entries_of_revenue(), "Business Applications",
                                 "Influenced Revenue recognition - Non-Incentivized"));
  // The proof is beside the page, and opens.
  CHECK(page.browser.evaluate("return document.querySelector('.files a').getAttribute('href')") ==
        "proofs/" + id + "-paper.txt");
  CHECK(page.browser.requests() == Texts{page.address});
  CHECK(page.browser.console().empty());
}

TEST_CASE("a claim of usage says what to tick, and copies the rest", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  ClaimDesk const desk;
  auto claim = test::plain_claim();
  claim["optOutOfIncentive"] = true;
  auto const id = desk.add_ready(claim);
  OpenedWalk page(hand_off(desk, id, "pack") + "/index.html");
  std::vector<Entry> const entries{{6, "/name"},
                                   {6, "/partnerId"},
                                   {6, "/customer/tenantId"},
                                   {6, "/customer/domain"},
                                   {8, "/workloads/0/name"},
                                   {8, "/workloads/1/name"},
                                   {10, "/customer/contact/name"},
                                   {10, "/customer/contact/title"},
                                   {10, "/customer/contact/email"},
                                   {10, "/partnerContact/name"},
                                   {10, "/partnerContact/email"}};
  CHECK(pasted(page) ==
        expected(desk.show(id), entries, "Modern Work and Security", "Use or consume"));
  CHECK(page.browser.evaluate("return [...document.querySelectorAll('.told')].map(e => "
                              "e.closest('.step').querySelector('.nth').textContent + ' ' + "
                              "e.textContent)") == Json{"6 tick"});
}

TEST_CASE("the pack of a claim of which Microsoft asks something leads to it, and to no other",
          "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  ClaimDesk const desk;
  auto const id = desk.add_ready(revenue_claim());
  REQUIRE(desk.run({"claim", "record", id, "--status", "Submitted", "--on", test::day(-9)}).code ==
          0);
  REQUIRE(desk.run({"claim", "record", id, "--status", "Partner action required", "--on",
                    test::day(-2), "--number", "7000001", "--comment", "The <b>date</b> is old"})
              .code == 0);
  OpenedWalk page(hand_off(desk, id, "pack") + "/index.html");
  auto const shown = desk.show(id);
  std::vector<Entry> const entries{{3, "/customer/name"},
                                   {3, "/name"},
                                   {6, "/partnerId"},
                                   {7, "/workloads/0/name"},
                                   {7, "/workloads/0/subscriptionId"},
                                   {7, "/workloads/1/name"},
                                   {7, "/workloads/1/subscriptionId"},
                                   {8, "/customer/contact/name"},
                                   {8, "/customer/contact/title"},
                                   {8, "/customer/contact/email"},
                                   {8, "/customer/contact/phone"},
                                   {8, "/partnerContact/name"},
                                   {8, "/partnerContact/email"},
                                   {8, "/partnerContact/phone"},
                                   {9, "/revenue/solutionSeller"},
                                   {9, "/revenue/customerName"},
                                   {9, "/revenue/isvSolution"},
                                   {10, "/comments"}};
  std::vector<Pasted> values{{3, "Business Applications"}, {3, "7000001"}};
  for (auto const& [step, member] : entries) {
    values.push_back({step, shown.at(Json::json_pointer(member)).get<std::string>()});
  }
  values.push_back({12, "partnerctl claim record " + id + " --status Submitted"});
  CHECK(pasted(page) == values);
  CHECK_THAT(page.browser.text(), Catch::Contains("Claim 7000001 is in the portal already") &&
                                      Catch::Contains("The <b>date</b> is old") &&
                                      !Catch::Contains("status Draft"));
  CHECK(page.browser.evaluate("return document.querySelector('.files a').getAttribute('href')") ==
        "proofs/" + id + "-paper.txt");
  CHECK(page.browser.console().empty());
}

TEST_CASE("the files of a pack are the claim's, byte for byte, as a folder and as a zip") {
  ClaimDesk const desk;
  auto const id = desk.add_ready(revenue_claim());
  auto const second = desk.folder().write("Ünterschrift (2).txt", "Signed, \xFF\x01 or not.\n");
  REQUIRE(desk.run({"claim", "attach", id, second, "--kind", "email"}).code == 0);
  REQUIRE(desk.run({"claim", "acknowledge", id, "--as", "Ann Example", "--yes"}).code == 0);
  auto const pack = hand_off(desk, id, "pack");
  CHECK(wrong_sums(pack).empty());
  auto const shown = desk.show(id);
  auto const manifest = Json::parse(test::content_of(pack + "/manifest.json"));
  CHECK(manifest.at("submitted") == false);
  CHECK(manifest.at("claim") == id);
  REQUIRE(manifest.at("proofs").size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    auto const& proof = manifest.at("proofs").at(i);
    auto const& digest = shown.at("proofs").at(i).at("sha256");
    CHECK(proof.at("sha256") == digest);
    CHECK(test::content_of(pack + "/" + proof.at("file").get<std::string>()) ==
          test::content_of(desk.copy_of(digest)));
  }
  auto const claim = Json::parse(test::content_of(pack + "/claim.json"));
  for (auto const* member : {"name", "customer", "workloads", "revenue", "comments"}) {
    CHECK(claim.at(member) == shown.at(member));
  }

  auto const files = test::unzipped(hand_off(desk, id, "pack.zip"));
  Texts names;
  for (auto const& [name, content] : files) {
    names.push_back(name);
    // These say when they were made.
    bool const is_dated = name == "index.html" || name == "manifest.json" || name == "SHA256SUMS";
    INFO(name);
    CHECK((is_dated || content == test::content_of(pack + "/" + name)));
  }
  CHECK(names == test::files_in(pack));
}
