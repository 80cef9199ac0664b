#include "claim_texts.hpp"

using namespace partnerctl;
using namespace test::claim_texts;

namespace {

std::string refused(std::string_view field, std::string_view value) {
  cpor::Claim claim;
  auto const error = refusal_of([&] { cpor::set_field(claim, field, value); });
  CHECK(claim == cpor::Claim{});
  return error.message + (error.hint.empty() ? "" : "; " + error.hint);
}

cpor::Claim with(std::string_view field, std::string_view value) {
  cpor::Claim claim;
  cpor::set_field(claim, field, value);
  return claim;
}

} // namespace

TEST_CASE("every field can be set, read and emptied by its path, and changes nothing else") {
  CHECK(cpor::field_paths().size() == 25);
  auto const full = claim_number(0);
  for (auto const& path : cpor::field_paths()) {
    CAPTURE(path);
    bool const is_flag = cpor::get_field({}, path) == "no";
    auto const value = cpor::get_field(full, path);
    CHECK(value == (is_flag ? "yes" : value));
    CHECK_FALSE(value.empty());
    auto claim = with(path, value);
    CHECK(cpor::get_field(claim, path) == value);
    CHECK(cpor::changed_fields({}, claim) == std::vector<std::string>{path});
    cpor::set_field(claim, path, "");
    CHECK(claim == cpor::Claim{});
  }
}

TEST_CASE("a field that is set to what it says stays the same") {
  for (std::size_t number = 0; number < 6; ++number) {
    auto const claim = claim_number(number);
    for (auto const& path : cpor::field_paths()) {
      CAPTURE(path);
      auto again = claim;
      cpor::set_field(again, path, cpor::get_field(claim, path));
      CHECK(again == claim);
    }
  }
}

TEST_CASE("the fields are in the wizard's order") {
  auto const& paths = cpor::field_paths();
  CHECK(paths.front() == "solutionArea");
  CHECK(paths[2] == "name");
  CHECK(paths[5] == "customer.tenantId");
  CHECK(paths[12] == "workloads");
  CHECK(paths.back() == "comments");
}

TEST_CASE("a field is known by its column too, whatever its case") {
  CHECK(with("CUSTOMER.TENANTID", "x").customer_tenant_id == "x");
  CHECK(with("customer_tenant_id", "x").customer_tenant_id == "x");
  CHECK(with("claim_name", "x").name == "x");
  CHECK(with("workload", "x").workloads.size() == 1);
  CHECK(cpor::get_field(with("name", "x"), "Claim Name") == "x");
}

TEST_CASE("a field that there is not is answered with the one that is meant") {
  CHECK(refused("customer.tenant", "x") ==
        "'customer.tenant' is no field of a claim; is 'customer.tenantId' meant?");
  CHECK(refused("xyz", "x").find("'xyz' is no field of a claim; the fields are solutionArea, ") ==
        0);
  CHECK(refused("", "x").find("'' is no field of a claim; the fields are") == 0);
  CHECK(refused("customer", "x").find("no field") != std::string::npos);
  CHECK(refusal_of([] { cpor::get_field({}, "nmae"); }).hint == "is 'name' meant?");
  CHECK(refused("\x1b[31m" + std::string(1'000'000, 'x'), "x").size() < 1000);
}

TEST_CASE("a value of another kind is refused with the field's name") {
  CHECK(refused("optOutOfIncentive", "maybe") ==
        "optOutOfIncentive is 'maybe', neither yes nor no");
  CHECK(refused("public_sector", "2") == "customer.publicSector is '2', neither yes nor no");
  CHECK(refused("name", std::string_view("a\0b", 3)) == "name holds a NUL");
  CHECK(refused("comments", "\xFF") == "comments is not UTF-8");
  CHECK(refused("workloads", "\xC0\xAF") == "workloads is not UTF-8");
  std::string many;
  for (int i = 0; i < 1001; ++i) {
    many += "a;";
  }
  CHECK(refused("workloads", many) == "workloads has more than 1000 workloads");
}

TEST_CASE("set values become what reading makes of them") {
  CHECK(with("partnerRole", "Build intent - Advisor").partner_role == "build-intent-advisor");
  CHECK(with("solutionArea", "Business Applications").solution_area == "business-applications");
  CHECK(with("customer.tenantId", " x ").customer_tenant_id == "x");
  CHECK(with("customer.name", " x ").customer_name == "x");
  CHECK(with("optOutOfIncentive", "TRUE").opt_out_of_incentive);
}

TEST_CASE("workloads that are named again keep their subscriptions") {
  cpor::Claim claim;
  claim.workloads = {{"Sales", "1", "2027-01-01"}, {"HR", "2", ""}, {"Sales", "3", ""}};
  cpor::set_field(claim, "workloads", "Finance; Sales;;HR; Sales; Sales");
  CHECK(claim.workloads == std::vector<cpor::Workload>{{.name = "Finance"},
                                                       {"Sales", "1", "2027-01-01"},
                                                       {"HR", "2", ""},
                                                       {"Sales", "3", ""},
                                                       {.name = "Sales"}});
  cpor::set_field(claim, "workloads", " ");
  CHECK(claim.workloads.empty());
}

TEST_CASE("what differs between claims is named by its path") {
  auto const before = claim_number(1);
  auto after = before;
  CHECK(cpor::changed_fields(before, after).empty());
  after.workloads[0].subscription_ends = "2028-01-01";
  after.comments = "";
  after.name = "Other";
  after.public_sector = !after.public_sector;
  CHECK(cpor::changed_fields(before, after) ==
        std::vector<std::string>{"name", "customer.publicSector", "workloads", "comments"});
  after = claim_number(2);
  std::swap(after.workloads.front(), after.workloads.back());
  CHECK(cpor::changed_fields(claim_number(2), after) == std::vector<std::string>{"workloads"});
}
