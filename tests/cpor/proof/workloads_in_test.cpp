#include "cpor/proof/workloads_in.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::cpor;
using Names = std::vector<std::string>;

namespace {

Catalogue const& catalogue() {
  using enum SolutionArea;
  static Catalogue const k_catalogue{
      .entries = {
          {.area = modern_work_and_security, .name = "Exchange", .aliases = {"EXO"}},
          {.area = modern_work_and_security, .name = "Teams", .aliases = {"Microsoft Teams app"}},
          {.area = modern_work_and_security, .name = "Teams Phone"},
          {.area = modern_work_and_security, .name = "Teams Phone calling 1P/3P"},
          {.area = modern_work_and_security, .name = "Microsoft Information Protection"},
          {.area = modern_work_and_security, .name = "Azure Information Protection"},
          {.area = business_applications, .name = "Sales"},
          {.area = business_applications, .name = "Finance"},
          {.area = business_applications, .name = "Finance & Operations", .aliases = {"F&O"}},
          {.area = business_applications, .name = "Power BI"}}};
  return k_catalogue;
}

Names missing(std::string_view text, Names const& names,
              std::string const& area = "modern-work-and-security") {
  Claim claim{.solution_area = area};
  for (auto const& name : names) {
    claim.workloads.push_back({.name = name});
  }
  return missing_workloads(words_of(text), claim, catalogue());
}

bool has(std::string_view text, std::string const& name,
         std::string const& area = "modern-work-and-security") {
  return missing(text, {name}, area).empty();
}

} // namespace

TEST_CASE("a workload is found by its name, whatever its case and blanks") {
  CHECK(has("We rolled out EXCHANGE.", "Exchange"));
  CHECK(has("Exchange, Intune", "microsoft exchange"));
  CHECK(has("Microsoft\u00A0Teams\u00A0Phone", "Teams Phone"));
  CHECK(has("TeamsPhone", "Teams Phone"));
  CHECK_FALSE(has("Exchanges", "Exchange"));
  CHECK_FALSE(has("", "Exchange"));
}

TEST_CASE("a workload is found by any name that the catalogue knows") {
  CHECK(has("EXO for 500 users", "Exchange"));
  CHECK(has("Exchange for 500 users", "EXO"));
  CHECK(has("our f&o project", "Finance & Operations", "business-applications"));
  CHECK(has("Finance and Operations", "F&O", "Business Applications"));
  // Whatever area the claim names, or none.
  CHECK(has("EXO", "Exchange", ""));
  CHECK(has("F&O", "Finance & Operations", ""));
}

TEST_CASE("a name within the longer name of another workload does not count") {
  CHECK_FALSE(has("Teams Phone is used", "Teams"));
  CHECK_FALSE(has("Teams Phone calling 1P/3P", "Teams Phone"));
  CHECK_FALSE(has("Teams is used", "Teams Phone"));
  CHECK(has("Teams Phone and Teams are used", "Teams"));
  CHECK_FALSE(has("Finance & Operations", "Finance", "business-applications"));
  CHECK_FALSE(has("Azure Information Protection", "Microsoft Information Protection"));
  CHECK(has("Microsoft Information Protection", "Microsoft Information Protection"));
  // Its own longer names do.
  CHECK(has("the Microsoft Teams app", "Teams"));
}

TEST_CASE("a server at the customer's own is no workload of the cloud") {
  for (auto const* text : {"Exchange Server 2016", "Exchange on-premises", "Exchange On-Prem",
                           "Microsoft Exchange 2019"}) {
    CHECK_FALSE(has(text, "Exchange"));
  }
  CHECK(has("from Exchange Server to Exchange Online", "Exchange"));
  CHECK(has("from Exchange Server to EXO", "Exchange"));
  CHECK_FALSE(has("Power BI Report Server", "Power BI", "business-applications"));
}

TEST_CASE("a name that is an ordinary word too needs a capital or its family") {
  CHECK(has("Teams is used", "Teams"));
  CHECK(has("TEAMS is used", "Teams"));
  CHECK(has("We use microsoft teams", "Teams"));
  CHECK_FALSE(has("We are teams of people", "Teams"));
  CHECK(has("We are teams of people. Teams is used", "Teams"));
  CHECK_FALSE(has("Our sales grew", "Sales", "business-applications"));
  CHECK(has("Dynamics 365 sales", "Sales", "business-applications"));
  CHECK(has("Our Sales grew", "Dynamics 365 Sales", "business-applications"));
  CHECK_FALSE(has("In exchange for it", "Exchange"));
  // A text all in small letters tells nothing by them.
  CHECK(has("workloads: teams, exchange", "Teams"));
  // Names that are no words do without.
  CHECK(has("Our power bi", "Power BI", "business-applications"));
}

TEST_CASE("missing workloads are named as the claim does, each once") {
  CHECK(missing("Nothing", {"EXO", "Teams Phone", "EXO"}) == Names{"EXO", "Teams Phone"});
  CHECK(missing("Exchange", {"EXO", "Teams Phone"}) == Names{"Teams Phone"});
  CHECK(missing("Nothing", {}).empty());
}

TEST_CASE("a workload that the catalogue does not know is looked for as it is called") {
  CHECK(has("Loop is used", "Microsoft Loop"));
  CHECK_FALSE(has("Nothing", "Loop"));
  CHECK_FALSE(has("Nothing", ""));
}

TEST_CASE("every workload of the built-in catalogue is found by each of its names") {
  for (auto const& entry : built_in_catalogue().entries) {
    Claim const claim{.solution_area = std::string(id_of(entry.area)),
                      .workloads = {{.name = entry.name}}};
    auto texts = entry.aliases;
    texts.push_back(entry.name);
    for (auto const& text : texts) {
      INFO(entry.name << " as " << text);
      CHECK(missing_workloads(words_of("We rolled out " + text + " there."), claim,
                              built_in_catalogue())
                .empty());
    }
    CHECK(missing_workloads(words_of("We rolled out nothing."), claim, built_in_catalogue()) ==
          Names{entry.name});
  }
}
