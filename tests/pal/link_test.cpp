#include "pal/pal_setup.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/time.hpp"
#include "partnerctl/pal/link.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace partnerctl;
using test::link_body;

namespace {

std::string with(std::string const& member, std::string const& value) {
  auto json = *core::parse_json(link_body("1234567"));
  json["properties"][member] = *core::parse_json(value);
  return core::write_json(json);
}

std::string without(std::string const& member) {
  auto json = *core::parse_json(link_body("1234567"));
  json["properties"].erase(member);
  return core::write_json(json);
}

// The JSON bodies of a recording's answers: its lines `body: {string: '…'}`.
std::vector<std::string> bodies_in(std::string const& yaml) {
  constexpr std::string_view k_begin = "body: {string: '";
  std::vector<std::string> bodies;
  for (auto at = yaml.find(k_begin); at != std::string::npos; at = yaml.find(k_begin, at)) {
    at += k_begin.size();
    bodies.push_back(yaml.substr(at, yaml.find("'}\n", at) - at));
  }
  return bodies;
}

} // namespace

TEST_CASE("a link is read with all that the service says of it") {
  auto const link = pal::parse_link(
      R"({"id":"/providers/microsoft.managementpartner/partners/1234567","etag":9,"name":"1234567",
"type":"Microsoft.ManagementPartner/partners","properties":{"partnerId":"1234567",
"partnerName":"Contoso Partner","tenantId":"11111111-AAAA-4bbb-8ccc-000000000001",
"objectId":"22222222-aaaa-4bbb-8ccc-000000000002","version":9,"state":"Active","extra":{"a":[1]},
"updatedTime":"2026-02-17T13:48:41.4676825Z","createdTime":"2026-02-16T14:44:35.818407Z"}})");
  REQUIRE(link);
  CHECK(link->partner_id.text() == "1234567");
  CHECK(link->partner_name == "Contoso Partner");
  CHECK(link->tenant.text() == test::k_tenant);
  CHECK(link->object.text() == test::k_object);
  CHECK(link->version == 9);
  CHECK(link->state == "Active");
  CHECK(link->is_active());
  REQUIRE(link->created);
  CHECK(core::format_rfc3339(*link->created) == "2026-02-16T14:44:35Z");
  REQUIRE(link->updated);
  CHECK(core::format_rfc3339(*link->updated) == "2026-02-17T13:48:41Z");
}

TEST_CASE("a link's version is read as a number and as a string") {
  CHECK(pal::parse_link(with("version", "12"))->version == 12);
  CHECK(pal::parse_link(with("version", "\"12\""))->version == 12);
  CHECK_FALSE(pal::parse_link(with("version", "\"x\""))->version);
  CHECK_FALSE(pal::parse_link(with("version", "null"))->version);
}

TEST_CASE("a link's times may have any number of fractional digits or be none") {
  auto const time =
      GENERATE("2018-07-30T21:12:18Z", "2018-07-30T21:12:18.3Z", "2018-07-30T21:12:18.350161Z",
               "2018-07-30T21:12:18.3501614Z", "2018-07-30T21:12:18.350161412345Z");
  auto const link = pal::parse_link(with("createdTime", "\"" + std::string(time) + "\""));
  REQUIRE(link->created);
  CHECK(core::format_rfc3339(*link->created) == "2018-07-30T21:12:18Z");
  CHECK_FALSE(pal::parse_link(with("createdTime", "\"yesterday\""))->created);
  CHECK_FALSE(pal::parse_link(with("createdTime", "17"))->created);
}

TEST_CASE("a partner ID may be a whole number") {
  CHECK(pal::parse_link(with("partnerId", "1234567"))->partner_id.text() == "1234567");
  CHECK(pal::parse_link(with("partnerId", "\"0123\""))->partner_id.text() == "0123");
}

TEST_CASE("a partner ID that is no digits makes an answer no link") {
  auto const value = GENERATE("null", "\"\"", "\"12a\"", "-5", "12.5", "0", "true", "[1]", "{}",
                              "123456789012345678901234567890");
  CAPTURE(value);
  CHECK_FALSE(pal::parse_link(with("partnerId", value)));
}

TEST_CASE("an answer without its three identifying members is no link") {
  auto const member = GENERATE("partnerId", "tenantId", "objectId");
  CHECK_FALSE(pal::parse_link(without(member)));
  CHECK_FALSE(pal::parse_link(with(member, "\"no ID\"")));
}

TEST_CASE("an answer lacking anything else is a link") {
  auto const member = GENERATE("partnerName", "version", "state");
  auto const link = pal::parse_link(without(member));
  REQUIRE(link);
  CHECK(link->is_active());
}

TEST_CASE("a body that is not the documented shape is no link") {
  auto const body =
      GENERATE(as<std::string>{}, "", "{", "[]", "null", "\"text\"", "{}", "<html/>",
               R"({"properties":null})", R"({"properties":[]})", R"({"properties":"x"})",
               R"({"value":[]})", "{\"properties\":{\"partnerId\":\"\xFF\"}}");
  CHECK_FALSE(pal::parse_link(body));
  CHECK_FALSE(pal::parse_link(std::string(500'000, '[')));
}

TEST_CASE("a body nested without end is no link") {
  auto const nested = [](std::size_t levels) {
    auto const extra = std::string(levels, '[') + std::string(levels, ']');
    return link_body("1234567").insert(1, "\"extra\":" + extra + ",");
  };
  CHECK(pal::parse_link(nested(20)));
  CHECK_FALSE(pal::parse_link(nested(100)));
}

TEST_CASE("every state but Deleted is a link") {
  CHECK(pal::parse_link(with("state", "\"Suspended\""))->is_active());
  CHECK_FALSE(pal::parse_link(with("state", "\"Deleted\""))->is_active());
  CHECK_FALSE(pal::parse_link(with("state", "\"deleted\""))->is_active());
}

TEST_CASE("the links of the published examples are read") {
  auto const name = GENERATE(as<std::string>{}, "PutPartnerDetails", "PatchPartnerDetails",
                             "GetPartnerDetails", "GetPartnerDetailsNoPartnerId");
  auto const text = test::recorded("pal/spec/examples/" + name + ".json");
  if (!text) {
    return;
  }
  auto const json = core::parse_json(*text);
  REQUIRE(json);
  auto const link = pal::parse_link(core::write_json(json->at("responses").at("200").at("body")));
  REQUIRE(link);
  CHECK(link->partner_id.text() == "123456");
  CHECK(link->tenant.text() == "1b1121dd-6900-412a-af73-e8d44f81e1c1");
  CHECK(link->object.text() == "aa67f786-0552-423e-8849-244ed12bf581");
  CHECK(link->version == 3);
  CHECK(core::format_rfc3339(link->created.value()) == "2018-01-20T01:23:40Z");
  CHECK(core::format_rfc3339(link->updated.value()) == "2018-01-20T01:52:57Z");
  CHECK(link->is_active());
}

TEST_CASE("the links of the recordings are read and their empty answers are none") {
  auto const [name, versions] = GENERATE(table<std::string, std::vector<long long>>(
      {{"test_create_managementpartner", {57}}, {"test_show_managementpartner", {61, 61}}}));
  auto const yaml = test::recorded("pal/recordings/" + name + ".yaml");
  if (!yaml) {
    return;
  }
  auto const bodies = bodies_in(*yaml);
  REQUIRE(bodies.size() == versions.size() + 1);
  CHECK(bodies.back().empty());
  CHECK_FALSE(pal::parse_link(bodies.back()));
  for (std::size_t i = 0; i < versions.size(); ++i) {
    auto const link = pal::parse_link(bodies[i]);
    REQUIRE(link);
    CHECK(link->partner_id.text() == "123456");
    CHECK(link->partner_name.empty());
    CHECK(link->version == versions[i]);
  }
}

TEST_CASE("the links of the live samples are read") {
  auto const text = test::recorded("pal/recordings/live-2026-samples.json");
  if (!text) {
    return;
  }
  auto const samples = core::parse_json(*text);
  REQUIRE(samples);
  for (auto const* name :
       {"curl_put_first_link_service_principal", "az_rest_put_first_link_2026_09"}) {
    auto const link = pal::parse_link(core::write_json(samples->at(name).at("response_body")));
    REQUIRE(link);
    CHECK(link->partner_id.text() == "314159");
    CHECK(link->partner_name == "Azure Citadel");
    CHECK(link->version == 1);
    CHECK(link->created == link->updated);
  }
  // What az prints is flattened and is no answer of the service.
  auto const printed = samples->at("az_managementpartner_create_output_flattened");
  CHECK_FALSE(pal::parse_link(core::write_json(printed)));
}
