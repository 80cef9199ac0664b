#include "partner_center/setup.hpp"
#include "partnerctl/partner_center/profile.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using core::PartnerId;

namespace {

std::string const k_path = "https://pc.test:8443/v1/profiles/mpn";
std::string const k_no_record =
    R"({"code":3000,"description":"Partner Organization with partner_id 9 could not be found"})";

std::string profile(std::string const& id, std::string const& name = "Contoso Partner Ltd") {
  return R"({"partnerName":")" + name + R"(","mpnId":")" + id + R"(","profileType":"MpnProfile"})";
}

core::Attempt<std::optional<partner_center::PartnerProfile>> find(int status,
                                                                  std::string const& body) {
  test::ScriptedWire wire;
  wire.on("GET", k_path + "?mpnId=1234567", status, body, {{"MS-RequestId", "r-1"}});
  return core::attempt([&] {
    return partner_center::find_partner(wire.send(), test::partner_context(),
                                        PartnerId::parse("1234567"));
  });
}

// Where the number before it is nobody's.
std::optional<PartnerId> location_after(std::string const& id, int status,
                                        std::string const& body) {
  test::ScriptedWire wire;
  wire.on("GET", "mpnId=", status, body).on("GET", "mpnId=", 404, k_no_record);
  return partner_center::possible_location(
      wire.send(), test::partner_context(),
      {.id = PartnerId::parse(id), .name = "Contoso Partner Ltd"});
}

} // namespace

TEST_CASE("a partner ID is looked up with its name") {
  auto const found = find(200, profile("1234567"));
  REQUIRE(found.value);
  REQUIRE(*found.value);
  CHECK((*found.value)->id.text() == "1234567");
  CHECK((*found.value)->name == "Contoso Partner Ltd");
  CHECK((*found.value)->profile_type == "MpnProfile");
}

TEST_CASE("a partner ID is read under both of its names, as a text and as a number") {
  for (auto const* body : {R"({"mpnId":1234567})", R"({"partnerId":"1234567"})",
                           R"({"mpnId":null,"partnerId":1234567})"}) {
    CAPTURE(body);
    REQUIRE(find(200, body).value);
  }
}

TEST_CASE("no record is no partner, and any other 404 is an error") {
  auto const none = find(404, k_no_record);
  REQUIRE(none.value);
  CHECK_FALSE(*none.value);
  CHECK(find(404, "").error->kind == core::ErrorKind::not_found);
  CHECK(find(400, k_no_record).error->kind == core::ErrorKind::service);
}

TEST_CASE("another ID than the one asked for, or none, is not believed") {
  auto const other = find(200, profile("7654321"));
  REQUIRE(other.error);
  CHECK(other.error->kind == core::ErrorKind::protocol);
  CHECK(other.error->request_id == "r-1");
  CHECK(find(200, "{}").error->kind == core::ErrorKind::protocol);
  CHECK(find(200, R"({"mpnId":"x"})").error->kind == core::ErrorKind::protocol);
  CHECK(find(200, "<html>").error->kind == core::ErrorKind::protocol);
}

TEST_CASE("one's own profile is asked for without an ID") {
  test::ScriptedWire wire;
  wire.on("GET", k_path, 200, profile("1234567"))
      .on("GET", k_path, 403, R"({"description":"not by application credentials"})");
  auto const context = test::partner_context();
  CHECK(partner_center::own_partner(wire.send(), context).id.text() == "1234567");
  CHECK(wire.requests()[0].url == k_path);
  auto const tried =
      core::attempt([&] { return partner_center::own_partner(wire.send(), context); });
  REQUIRE(tried.error);
  CHECK(tried.error->cause == "a person is needed");
}

TEST_CASE("the number after a global ID is a location of the same partner, perhaps") {
  auto const location = location_after("1000000", 200, profile("1000001", "CONTOSO Partner Ltd"));
  REQUIRE(location);
  CHECK(location->text() == "1000001");
  CHECK_FALSE(location_after("1000000", 200, profile("1000001", "Somebody Else")));
  CHECK_FALSE(location_after("1000000", 404, k_no_record));
}

TEST_CASE("a location between two others of the same partner is no global ID") {
  test::ScriptedWire wire;
  wire.on("GET", "mpnId=1000002", 200, profile("1000002"))
      .on("GET", "mpnId=1000000", 200, profile("1000000"));
  CHECK_FALSE(partner_center::possible_location(
      wire.send(), test::partner_context(),
      {.id = PartnerId::parse("1000001"), .name = "Contoso Partner Ltd"}));
}

TEST_CASE("without a name or a number after it nothing is asked") {
  test::ScriptedWire wire;
  auto const ask = [&wire](std::string const& id, std::string const& name) {
    return partner_center::possible_location(wire.send(), test::partner_context(),
                                             {.id = PartnerId::parse(id), .name = name});
  };
  CHECK_FALSE(ask("1000000", ""));
  CHECK_FALSE(ask("18446744073709551615", "X"));
  CHECK_FALSE(ask("99999999999999999999", "X"));
  CHECK(wire.requests().empty());
}
