#include "claim_texts.hpp"

using namespace partnerctl;
using namespace test::claim_texts;

TEST_CASE("what is left out or null of a claim in JSON is empty") {
  auto const claim = only(R"({"name":"A","customer":{"domain":"a.com","contact":null},
    "partnerContact":null,"workloads":null,"optOutOfIncentive":null,"comments":null})");
  cpor::Claim wanted;
  wanted.name = "A";
  wanted.customer_domain = "a.com";
  CHECK(claim == wanted);
}

TEST_CASE("a partner ID in JSON may be a whole number") {
  CHECK(only(R"({"partnerId":1234567})").partner_id == "1234567");
  CHECK(only(R"({"partnerId":" 0123 "})").partner_id == "0123");
  CHECK(only(R"({"partnerId":18446744073709551615})").partner_id == "18446744073709551615");
  CHECK(fault(R"({"partnerId":1.5})") ==
        "c.csv:1:2: partnerId is a number, not a text or a whole number");
  CHECK(fault(R"({"partnerId":-5})").find("partnerId is a number") != std::string::npos);
  CHECK(fault(R"({"name":5})") == "c.csv:1:2: name is a number, not a text");
}

TEST_CASE("workloads in JSON may be names alone") {
  auto const claim = only(R"({"workloads":[" Teams ",{"name":"Sales","subscriptionId":" s "},"",
    {},{"subscriptionEnds":"2027-01-01"},"A; B"]})");
  CHECK(claim.workloads ==
        std::vector<cpor::Workload>{
            {.name = "Teams"}, {"Sales", "s", ""}, {"", "", "2027-01-01"}, {.name = "A; B"}});
}

TEST_CASE("a role and an area become our IDs where they are known") {
  auto const claim =
      only(R"({"partnerRole":" Use  or Consume","solutionArea":"MODERN WORK & Security"})");
  CHECK(claim.partner_role == "use-or-consume");
  CHECK(claim.solution_area == "modern-work-and-security");
  auto const unknown = only(R"({"partnerRole":" Adviser ","solutionArea":" Azure"})");
  CHECK(unknown.partner_role == "Adviser");
  CHECK(unknown.solution_area == "Azure");
}

TEST_CASE("every text loses the blanks around it, and none within") {
  auto const claim =
      only(R"({"name":" A ","comments":"\n one\r\n two \n","plannedSubmission":" tomorrow\t",
    "workloads":[" Power  BI "],"customer":{"tenantId":" no GUID ","name":" C ","contact":{"email":"\na@b "}}})");
  CHECK(claim.name == "A");
  CHECK(claim.comments == "one\r\n two");
  CHECK(claim.workloads.at(0).name == "Power  BI");
  CHECK(claim.planned_submission == "tomorrow");
  CHECK(claim.customer_tenant_id == "no GUID");
  CHECK(claim.customer_name == "C");
  CHECK(claim.customer_contact.email == "a@b");
}

TEST_CASE("every wrong member is named with its place, in one error") {
  auto const message = fault(R"({
  "nmae": "A",
  "customer": {"tenant": "x", "contact": {"fax": 1}, "tenantId": [], "publicSector": "yes"},
  "partnerContact": {"title": "x"},
  "workloads": ["Teams", 5, {"name": 1, "subscription": "x"}, null],
  "revenue": "none",
  "optOutOfIncentive": 1
})");
  CHECK(message == "c.csv has 12 faults\n"
                   "  c.csv:2:3: 'nmae' is no member of a claim; is 'name' meant?\n"
                   "  c.csv:3:16: 'customer.tenant' is no member of a claim; is "
                   "'customer.tenantId' meant?\n"
                   "  c.csv:3:43: 'customer.contact.fax' is no member of a claim\n"
                   "  c.csv:3:54: customer.tenantId is a list, not a text\n"
                   "  c.csv:3:70: customer.publicSector is a text, not true or false\n"
                   "  c.csv:4:22: 'partnerContact.title' is no member of a claim; is "
                   "'customer.contact.title' meant?\n"
                   "  c.csv:5:26: workloads[1] is a number, not a text or an object\n"
                   "  c.csv:5:30: workloads[2].name is a number, not a text\n"
                   "  c.csv:5:41: 'workloads[2].subscription' is no member of a workload; is "
                   "'subscriptionId' meant?\n"
                   "  c.csv:5:63: workloads[3] is null, not a text or an object\n"
                   "  c.csv:6:3: revenue is a text, not an object\n"
                   "  c.csv:7:3: optOutOfIncentive is a number, not true or false");
}

TEST_CASE("an unknown member is answered with the one that is meant, wherever that stands") {
  auto const meant = [](std::string const& name) {
    auto const message = fault("{\"" + name + "\":1}");
    auto const at = message.find("; is '");
    return at == std::string::npos ? "" : message.substr(at + 6, message.rfind('\'') - at - 6);
  };
  CHECK(meant("Name") == "name");
  CHECK(meant("partner_id") == "partnerId");
  CHECK(meant("PartnerID") == "partnerId");
  CHECK(meant("tenantId") == "customer.tenantId");
  CHECK(meant("customer_contact_email") == "customer.contact.email");
  CHECK(meant("claim_name") == "name");
  CHECK(meant("customer_name") == "customer.name");
  CHECK(meant("workload") == "workloads");
  CHECK(meant("plannedSubmision") == "plannedSubmission");
  CHECK(meant("xyz").empty());
  CHECK(meant("").empty());
}

TEST_CASE("a path is no name of a member") {
  CHECK(fault(R"({"customer.tenantId":"x"})") ==
        "c.csv:1:2: 'customer.tenantId' is no member of a claim; what is behind a dot stands in "
        "an object of its own");
  CHECK(fault(R"({"workloads[0]":"x"})").find("no member of a claim") != std::string::npos);
}

TEST_CASE("a foreign name in a fault is harmless and short") {
  auto const message =
      fault("{\"\\u001b[31m##vso[task]\\u202e" + std::string(100'000, 'x') + "\":1}");
  CHECK(message.size() < 200);
  CHECK(message.find('\x1b') == std::string::npos);
  CHECK(message.find("##vso[") == std::string::npos);
}

TEST_CASE("a member that stands twice is a fault where it stands again") {
  CHECK(fault(R"({"name":"A","name":"A"})") ==
        "c.csv:1:13: 'name' stands here for the second time");
  CHECK(fault("[{\"name\":\"A\"},\n {\"customer\":{\"domain\":\"a\",\n\"dom\\u0061in\":\"a\"}}]") ==
        "c.csv:3:1: 'customer.domain' stands here for the second time");
  CHECK(fault(R"({"claims":[{"workloads":[{"name":"A","name":"A"}]}]})")
            .find("'workloads[0].name' stands") != std::string::npos);
  CHECK(fault("{\"name\":\"A\"}\n{\"name\":\"A\",\"id\":1,\"id\":1}").find("c.csv:2:20: 'id'") ==
        0);
  CHECK(read(R"([{"name":"A"},{"name":"A"}])").size() == 2);
}

TEST_CASE("a NUL in a JSON text is a fault") {
  CHECK(fault(R"({"name":"a\u0000b","workloads":["\u0000",{"subscriptionId":"\u0000"}]})") ==
        "c.csv has 3 faults\n"
        "  c.csv:1:2: name holds a NUL\n"
        "  c.csv:1:33: workloads[0] holds a NUL\n"
        "  c.csv:1:43: workloads[1].subscriptionId holds a NUL");
}
