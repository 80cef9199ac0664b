#include "partnerctl/cpor/evidence.hpp"
#include "partnerctl/cpor/portal_steps.hpp"
#include "partnerctl/cpor/roles.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

using namespace partnerctl;
using namespace partnerctl::cpor;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Way = PortalValue::Way;
using Texts = std::vector<std::string>;

namespace {

Event status(std::string text, unsigned day, std::string number = "", std::string comment = "") {
  return {.kind = EventKind::status,
          .text = std::move(text),
          .source = Source::record,
          .by = "Ann",
          .on = core::Date(std::chrono::year(2026) / 11 / static_cast<int>(day)),
          .portal_number = std::move(number),
          .comment = std::move(comment)};
}

KeptClaim asked(std::string number = "7000001", std::string comment = "Signature is missing") {
  KeptClaim result{.id = "C-0042"};
  result.claim = {.name = "Contoso rollout",
                  .solution_area = "business-applications",
                  .partner_role = "influenced-revenue",
                  .partner_id = "1234567",
                  .customer_tenant_id = "11111111-1111-4111-8111-111111111111",
                  .customer_name = "Contoso",
                  .workloads = {{.name = "Sales", .subscription_id = "22222222"}},
                  .customer_contact = {"Ann", "CIO", "ann@contoso.example", ""},
                  .partner_contact = {"Bob", "", "bob@partner.example", ""},
                  .solution_seller = "Sam Seller",
                  .revenue_customer_name = "Contoso Ltd",
                  .isv_solution = "Shop & Go",
                  .comments = "Here it is"};
  result.history = {status("Submitted", 2), status("Under review", 5),
                    status("Partner action required", 20, std::move(number), std::move(comment))};
  return result;
}

Texts values_of(std::vector<PortalStep> const& steps, Way way) {
  Texts lines;
  for (auto const& step : steps) {
    for (auto const& value : step.values) {
      if (value.way == way) {
        lines.push_back(value.label + ": " + value.value);
      }
    }
  }
  return lines;
}

// The commands of ours in what steps say and have copied.
Texts commands_in(std::vector<PortalStep> const& steps) {
  Texts commands;
  for (auto const& step : steps) {
    auto texts = step.note;
    for (auto const& value : step.values) {
      texts += "\n" + value.value + ")";
    }
    for (auto at = texts.find("partnerctl "); at != std::string::npos;
         at = texts.find("partnerctl ", at + 1)) {
      commands.push_back(texts.substr(at, texts.find(')', at) - at));
    }
  }
  return commands;
}

std::string all_text(std::vector<PortalStep> const& steps) {
  std::string text;
  for (auto const& step : steps) {
    text += step.says + "\n" + step.note + "\n";
    for (auto const& value : step.values) {
      text += value.label + ": " + value.value + "\n";
    }
  }
  return text;
}

} // namespace

TEST_CASE("where the portal asks for something, the walk leads to the claim that is there") {
  auto const steps = portal_steps(asked(), {"sow.pdf"});
  Texts const labels{"Incentives", "Customer claims", "by its number", "Open the claim",
                     "reviewer",   "Partner ID",      "workloads",     "contacts",
                     "proofs",     "Comments",        "again",         "record"};
  REQUIRE(steps.size() == labels.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    CHECK(steps[i].number == static_cast<int>(i) + 1);
    CHECK_THAT(steps[i].says, Contains(labels[i]));
    CHECK_THAT(steps[i].says, !Contains("Add customer") && !Contains("Draft"));
    CHECK(steps[i].says.back() != '.');
  }
  CHECK_THAT(steps[1].note, Contains("Do not select Add customer"));
}

TEST_CASE("the claim is found by its number, and what can be changed of it is there to copy") {
  auto const steps = portal_steps(asked(), {"sow.pdf", "sow-2.pdf"});
  CHECK(values_of(steps, Way::type) ==
        Texts{"Claim ID: 7000001", "Customer name: Contoso", "Claim name: Contoso rollout",
              "Customer contact name: Ann", "Customer contact title: CIO",
              "Customer contact email: ann@contoso.example", "Company contact name: Bob",
              "Company contact email: bob@partner.example",
              "Dynamics solution seller name: Sam Seller", "Customer name: Contoso Ltd",
              "Name of ISV product/solution: Shop & Go", "Comments: Here it is",
              "Command: partnerctl claim record C-0042 --status Submitted"});
  CHECK(values_of(steps, Way::choose) == Texts{"Solution area: Business Applications",
                                               "Partner ID (location): 1234567", "Product: Sales",
                                               "Subscription ID: 22222222"});
  CHECK(values_of(steps, Way::attach) ==
        Texts{"Proof of execution 1: sow.pdf", "Proof of execution 2: sow-2.pdf"});
}

TEST_CASE("what the reviewer said stands there with its source, and harmless") {
  auto const steps = portal_steps(asked("7000001", "Signature\nis \x1b[31mmissing."), {});
  CHECK(values_of(steps, Way::read) ==
        Texts{"Status: Partner action required",
              "Customer tenant ID: 11111111-1111-4111-8111-111111111111",
              "Comment: Signature is \xEF\xBF\xBD[31mmissing"});
  CHECK_THAT(steps[3].note, Contains("recorded by Ann on 2026-11-20"));
  CHECK_THAT(steps[4].note, Contains("since 2026-11-20"));
  CHECK_THAT(steps[4].note, !Contains("No comment"));
  CHECK_THAT(steps[4].note, !Contains("at the latest"));
  CHECK_THAT(portal_steps(asked("1", ""), {})[4].note, Contains("No comment of the reviewer's"));
}

TEST_CASE("that no source says since when something is asked for is told") {
  auto claim = asked();
  auto& last = claim.history.back();
  last.source = Source::portal_export;
  mark_undated(last, DayBy::file);
  CHECK_THAT(portal_steps(claim, {})[4].note, Contains("since 2026-11-20 at the latest, and"));
}

TEST_CASE("a claim without a known number is found by customer and name, and asked for it") {
  auto const steps = portal_steps(asked(""), {});
  CHECK_THAT(steps[2].says, Contains("by its customer and its name"));
  CHECK(steps[2].values[1].value == "Contoso");
  CHECK(steps[2].values[2].value == "Contoso rollout");
  CHECK(steps[11].values[0].value ==
        "partnerctl claim record C-0042 --status Submitted --number NUMBER");
  CHECK_THAT(all_text(steps), !Contains("Claim ID"));
}

TEST_CASE("a claim that lacks a proof, a comment and an acknowledgement is told so") {
  auto claim = asked();
  claim.claim.comments.clear();
  auto const text = all_text(portal_steps(claim, {}));
  CHECK_THAT(text, Contains("partnerctl claim attach C-0042 FILE") &&
                       Contains("partnerctl claim edit C-0042 --comments TEXT") &&
                       Contains("partnerctl claim acknowledge C-0042 --as NAME"));
}

TEST_CASE("a pack that was made for the answer still leads to the claim that is there") {
  auto claim = asked();
  claim.history.push_back({.kind = EventKind::handed_off,
                           .text = "pack",
                           .on = core::Date(std::chrono::year(2026) / 11 / 21)});
  CHECK(portal_steps(claim, {}).size() == 12);
  CHECK(standing_at_portal(claim).portal_number == "7000001");
  claim.history.push_back(
      {.kind = EventKind::withdrawn, .on = core::Date(std::chrono::year(2026) / 11 / 21)});
  CHECK(standing_at_portal(claim).status == Status::under_review);
  CHECK(portal_steps(claim, {}).size() == 19);
}

TEST_CASE("a draft that the portal has is gone on with") {
  auto claim = asked();
  CHECK_THAT(portal_steps({.id = "C-0042", .claim = claim.claim}, {})[3].note,
             !Contains("a draft of this claim"));
  claim.history = {status("Draft", 20, "7000001")};
  auto const steps = portal_steps(claim, {});
  REQUIRE(steps.size() == 19);
  CHECK_THAT(steps[3].note,
             Contains("a draft of this claim (7000001, recorded by Ann on 2026-11-20)"));
}

TEST_CASE("each command of the steps has the options that find the same claims") {
  auto waits = asked();
  waits.claim.comments.clear();
  for (auto const& [claim, count] :
       {std::pair(waits, 5U), std::pair(KeptClaim{.id = "C-0042"}, 3U)}) {
    auto const commands = commands_in(portal_steps(claim, {}, " --cloud lab"));
    CHECK(commands.size() >= count);
    for (auto const& command : commands) {
      INFO(command);
      CHECK(command.ends_with(" --cloud lab"));
    }
  }
  CHECK_THAT(commands_in(portal_steps(waits, {})).front(), Contains("--status TEXT"));
}
