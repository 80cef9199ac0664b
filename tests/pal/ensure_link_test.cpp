#include "pal/linking.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using core::ErrorKind;
using pal::Done;
using test::ensure;
using test::failure;
using test::id_of;
using test::k_conflict;
using test::k_only_link;
using test::k_replace;
using test::link_body;
using test::partner;
using test::Service;

TEST_CASE("a tenant without a link gets one with a single write and no second reading") {
  Service service;
  service.get_not_linked().put("1234567", 200, link_body("1234567"));
  auto const result = ensure(service, k_only_link);
  CHECK(result.done == Done::linked);
  CHECK(id_of(result.link) == "1234567");
  CHECK(result.link->partner_name == "Name of 1234567");
  CHECK(id_of(result.previous) == "none");
  CHECK(result.identity.object.text() == test::k_object);
  CHECK(result.request_id == "r2");
  CHECK(service.sent() == "GET | PUT 1234567");
}

TEST_CASE("a tenant linked to the wanted partner is left alone") {
  auto const wanted = GENERATE(as<pal::Wanted>{}, k_only_link, k_replace);
  Service service;
  service.get_linked("1234567");
  auto const result = ensure(service, wanted);
  CHECK(result.done == Done::unchanged);
  CHECK(id_of(result.link) == "1234567");
  CHECK(id_of(result.previous) == "1234567");
  CHECK(result.request_id == "r1");
  CHECK(service.sent() == "GET");
}

TEST_CASE("a link to another partner is refused when nobody said to replace it") {
  Service service;
  service.get_linked("7654321");
  auto const result = ensure(service, k_only_link);
  CHECK(result.done == Done::refused);
  CHECK(id_of(result.link) == "7654321");
  CHECK(id_of(result.previous) == "7654321");
  CHECK(service.sent() == "GET");
}

TEST_CASE("a link is replaced by PATCH with the new ID and never deleted") {
  auto const wanted =
      GENERATE(as<pal::Wanted>{}, k_replace,
               pal::Wanted{.partner_id = partner("1234567"), .replace_from = {partner("7654321")}});
  Service service;
  service.get_linked("7654321").patch("1234567", 200, link_body("1234567"));
  auto const result = ensure(service, wanted);
  CHECK(result.done == Done::replaced);
  CHECK(id_of(result.link) == "1234567");
  CHECK(id_of(result.previous) == "7654321");
  CHECK(result.request_id == "r2");
  CHECK(service.sent() == "GET | PATCH 1234567");
}

TEST_CASE("a link in state Deleted is created anew") {
  Service service;
  service.get(200, link_body("7654321", test::k_tenant, test::k_object, "Deleted"))
      .put("1234567", 201, link_body("1234567"));
  CHECK(ensure(service, k_only_link).done == Done::linked);
  CHECK(service.sent() == "GET | PUT 1234567");
}

TEST_CASE("a dry run of linking writes nothing") {
  Service empty;
  empty.get_not_linked();
  auto const would_link = ensure(empty, k_only_link, true);
  CHECK(would_link.done == Done::would_link);
  CHECK(id_of(would_link.link) == "none");
  CHECK(empty.sent() == "GET");

  Service other;
  other.get_linked("7654321");
  auto const would_replace = ensure(other, k_replace, true);
  CHECK(would_replace.done == Done::would_replace);
  CHECK(id_of(would_replace.link) == "7654321");
  CHECK(other.sent() == "GET");

  Service refused;
  refused.get_linked("7654321");
  CHECK(ensure(refused, k_only_link, true).done == Done::refused);
  Service same;
  same.get_linked("1234567");
  CHECK(ensure(same, k_only_link, true).done == Done::unchanged);
}

TEST_CASE("the first reading is told once whatever follows it") {
  auto const wanted = GENERATE(as<pal::Wanted>{}, k_only_link, k_replace);
  Service service;
  service.get_linked("7654321").patch("1234567", 409, k_conflict).get_linked("1234567");
  std::vector<std::string> told;
  std::size_t sent = 0;
  pal::ensure_linked(service.client(), wanted, false, [&](pal::Reading const& reading) {
    told.push_back(id_of(reading.link));
    sent = service.wire().requests().size();
  });
  CHECK(told == std::vector<std::string>{"7654321"});
  CHECK(sent == 1);
}

TEST_CASE("whoever objects to the first reading stops the tenant before a write") {
  Service service;
  service.get_not_linked().put("1234567", 200, link_body("1234567"));
  auto const object = [](pal::Reading const&) {
    throw core::Error{.kind = ErrorKind::usage, .message = "another row does this tenant"};
  };
  auto const tried = core::attempt(
      [&] { return pal::ensure_linked(service.client(), k_only_link, false, object); });
  REQUIRE(tried.error);
  CHECK(tried.error->message == "another row does this tenant");
  CHECK(service.sent() == "GET +");
}

TEST_CASE("an error that no reading settles ends the tenant at once") {
  auto const [status, body, kind] = GENERATE(table<int, std::string, ErrorKind>({
      {400, R"({"error":{"code":"BadRequest","message":"not a valid Partner ID"}})",
       ErrorKind::service},
      {401, "", ErrorKind::auth},
      {403, R"({"error":{"code":"AuthorizationFailed","message":"no"}})", ErrorKind::forbidden},
      {404, "<html>", ErrorKind::not_found},
      {404, R"({"error":{"code":"InvalidResourceNamespace"}})", ErrorKind::not_found},
      {429, "", ErrorKind::throttled},
  }));
  Service service;
  service.get_not_linked().put("1234567", status, body);
  auto const error = failure(service, k_only_link);
  CHECK(error.kind == kind);
  CHECK(error.request_id == "r2");
  CHECK_FALSE(error.maybe_done);
  CHECK(error.message.find("unknown") == std::string::npos);
  CHECK(service.sent() == "GET | PUT 1234567");
}

TEST_CASE("a failed first reading is the tenant's error and nothing is written") {
  auto const [status, body] = GENERATE(table<int, std::string>({
      {404, ""},
      {404, "<html>NotFound"},
      {404, R"({"error":{"code":"ResourceNotFound"}})"},
      {403, ""},
      {500, ""},
      {200, "{}"},
      {200, link_body("1234567", test::k_elsewhere)},
  }));
  Service service;
  service.get(status, body);
  auto const error = failure(service, k_replace);
  CHECK_FALSE(error.maybe_done);
  CHECK(service.sent() == "GET");
}
