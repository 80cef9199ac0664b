#include "partnerctl/core/date.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/catalogue.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace cpor;

namespace {

constexpr auto k_work = SolutionArea::modern_work_and_security;
constexpr auto k_business = SolutionArea::business_applications;

std::string found(SolutionArea area, std::string_view name) {
  auto const* const entry = built_in_catalogue().find(area, name);
  return entry == nullptr ? "" : entry->name;
}

} // namespace

TEST_CASE("the built-in catalogue says of which day it is") {
  CHECK(core::format_date(built_in_catalogue().dated) == "2026-11-01");
  CHECK(built_in_catalogue().source == "built-in");
}

TEST_CASE("a workload is known by its names, whatever case and blanks, and Microsoft before it") {
  for (auto const* name : {"Exchange Online", "exchange  online", "EXO", "Exchange",
                           "Microsoft Exchange Online", "microsoft-exo"}) {
    CAPTURE(name);
    CHECK(found(k_work, name) == "Exchange Online");
  }
  CHECK(found(k_work, "SPO") == "SharePoint Online");
  CHECK(found(k_work, "Microsoft 365 Apps for Enterprise") == "Microsoft 365 Apps");
  CHECK(found(k_work, "ProPlus") == "Microsoft 365 Apps");
  CHECK(found(k_work, "Microsoft Entra ID P2") == "Azure AD Premium");
  CHECK(found(k_work, "MCAS") == "Defender for Cloud Apps");
  CHECK(found(k_work, "Information Protection") == "Microsoft Information Protection");
  CHECK(found(k_business, "Copilot Studio") == "Power Virtual Agents");
  CHECK(found(k_business, "Dynamics 365 Finance and Operations") == "Finance & Operations");
}

TEST_CASE("a workload is looked for in its own area alone") {
  CHECK(found(k_business, "Teams").empty());
  CHECK(found(k_work, "Power BI").empty());
  CHECK(found(k_business, "Power BI") == "Power BI");
}

TEST_CASE("what no catalogue has is not found") {
  for (auto const* name : {"", " ", "Microsoft", "?!", "Teamz", "Exchange Online Plan", "\xFF"}) {
    CAPTURE(name);
    CHECK(found(k_work, name).empty());
  }
  CHECK(Catalogue{}.find(k_work, "Teams") == nullptr);
  Catalogue const odd{.entries = {{k_work, "Teams", {"!"}, true, ""}}};
  CHECK(odd.find(k_work, "?") == nullptr);
  CHECK(odd.nearest(k_work, "?").empty());
}

TEST_CASE("the nearest name is one of the area, by its own name") {
  auto const& catalogue = built_in_catalogue();
  CHECK(catalogue.nearest(k_work, "Shrepoint") == "SharePoint Online");
  CHECK(catalogue.nearest(k_work, "Microsoft Intunes") == "Intune");
  CHECK(catalogue.nearest(k_work, "Proplu") == "Microsoft 365 Apps");
  CHECK(catalogue.nearest(k_business, "Busines Central") == "Business Central");
  CHECK(catalogue.nearest(k_business, "Intune").empty());
  CHECK(catalogue.nearest(k_work, "zzzzzzzz").empty());
  CHECK(catalogue.nearest(k_work, "").empty());
  CHECK(catalogue.nearest(k_work, std::string(1'000'000, 'x')).empty());
}

TEST_CASE("what has earned nothing since FY23 is marked, and said") {
  std::vector<std::string> names;
  for (auto const& entry : built_in_catalogue().entries) {
    CHECK_FALSE(entry.note.empty());
    CHECK(entry.earns == (entry.note.find("not earning since FY23") == std::string::npos));
    if (!entry.earns) {
      names.push_back(entry.name);
    }
  }
  CHECK(core::join(names, ", ") == "Teams, Yammer, Outlook mobile, Azure Information Protection");
}
