#include "pal/pal_setup.hpp"
#include "partnerctl/pal/ensure.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using core::ErrorKind;
using pal::Done;
using test::id_of;
using test::k_conflict;
using test::k_lost;
using test::k_not_found;
using test::link_body;
using test::partner;
using test::Service;

namespace {

pal::Wanted const k_only_link{.partner_id = partner("1234567")};
pal::Wanted const k_replace{.partner_id = partner("1234567"), .replace = true};

pal::Result ensure(Service& service, pal::Wanted const& wanted, bool dry_run = false) {
  return pal::ensure_linked(service.client(), wanted, dry_run, {});
}

core::Error failure(Service& service, pal::Wanted const& wanted) {
  auto const tried = core::attempt([&] { return ensure(service, wanted); });
  REQUIRE(tried.error);
  return *tried.error;
}

bool says_unknown(core::Error const& error) {
  return error.maybe_done &&
         error.message.find("unknown whether the link was written") != std::string::npos;
}

} // namespace

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

TEST_CASE("a lost answer to a write that took is found by reading and counts as done") {
  Service created;
  created.get_not_linked().lost("PUT", k_lost).get_linked("1234567");
  auto const linked = ensure(created, k_only_link);
  CHECK(linked.done == Done::linked);
  CHECK(id_of(linked.link) == "1234567");
  CHECK(id_of(linked.previous) == "none");
  CHECK(linked.request_id == "r2");
  CHECK(created.sent() == "GET | PUT 1234567 | GET");

  Service updated;
  updated.get_linked("7654321").lost("PATCH", k_lost).get_linked("1234567");
  auto const replaced = ensure(updated, k_replace);
  CHECK(replaced.done == Done::replaced);
  CHECK(id_of(replaced.previous) == "7654321");
  CHECK(updated.sent() == "GET | PATCH 1234567 | GET");
}

TEST_CASE("a lost write that did not take is written again after a reading") {
  Service service;
  service.get_not_linked()
      .lost("PUT", k_lost)
      .get_not_linked()
      .put("1234567", 200, link_body("1234567"));
  CHECK(ensure(service, k_only_link).done == Done::linked);
  CHECK(service.sent() == "GET | PUT 1234567 | GET | PUT 1234567");
}

TEST_CASE("a late write that collides with its second try counts as done by this call") {
  Service service;
  service.get_not_linked()
      .lost("PUT", k_lost)
      .get_not_linked()
      .put("1234567", 409, k_conflict)
      .get_linked("1234567");
  CHECK(ensure(service, k_only_link).done == Done::linked);
  CHECK(service.sent() == "GET | PUT 1234567 | GET | PUT 1234567 | GET");
}

TEST_CASE("an answer of 408 or 5xx to a write is read again before anything else") {
  auto const status = GENERATE(408, 500, 502, 503, 504);
  Service service;
  service.get_not_linked().put("1234567", status, "<html>").get_linked("1234567");
  CHECK(ensure(service, k_only_link).done == Done::linked);
  CHECK(service.sent() == "GET | PUT 1234567 | GET");
}

TEST_CASE("a success that proves nothing is read again") {
  auto const [status, body] = GENERATE(table<int, std::string>({
      {200, ""},
      {204, ""},
      {200, "{\"properties\":{\"partnerId\":\"12"},
      {200, link_body("7654321")},
      {200, link_body("1234567", test::k_elsewhere)},
      {202, ""},
  }));
  CAPTURE(status, body);
  Service service;
  service.get_not_linked().put("1234567", status, body).get_linked("1234567");
  auto const result = ensure(service, k_only_link);
  CHECK(result.done == Done::linked);
  CHECK(result.request_id == "r3");
  CHECK(service.sent() == "GET | PUT 1234567 | GET");
}

TEST_CASE("a write that turns out to be another partner's link is refused") {
  Service service;
  service.get_not_linked().put("1234567", 200, link_body("7654321")).get_linked("7654321");
  auto const result = ensure(service, k_only_link);
  CHECK(result.done == Done::refused);
  CHECK(id_of(result.link) == "7654321");
  CHECK(service.sent() == "GET | PUT 1234567 | GET");
}

TEST_CASE("a conflict on PUT is decided anew by what was linked meanwhile") {
  Service same;
  same.get_not_linked().put("1234567", 409, k_conflict).get_linked("1234567");
  auto const unchanged = ensure(same, k_only_link);
  CHECK(unchanged.done == Done::unchanged);
  CHECK(id_of(unchanged.link) == "1234567");
  CHECK(same.sent() == "GET | PUT 1234567 | GET");

  Service other;
  other.get_not_linked().put("1234567", 409, k_conflict).get_linked("7654321");
  auto const refused = ensure(other, k_only_link);
  CHECK(refused.done == Done::refused);
  CHECK(id_of(refused.link) == "7654321");
  CHECK(other.sent() == "GET | PUT 1234567 | GET");

  Service replacing;
  replacing.get_not_linked()
      .put("1234567", 409, k_conflict)
      .get_linked("7654321")
      .patch("1234567", 200, link_body("1234567"));
  auto const replaced = ensure(replacing, k_replace);
  CHECK(replaced.done == Done::replaced);
  CHECK(id_of(replaced.previous) == "7654321");
  CHECK(replacing.sent() == "GET | PUT 1234567 | GET | PATCH 1234567");
}

TEST_CASE("a conflict that does not end is a conflict after three writes") {
  Service service;
  service.get_not_linked();
  for (int i = 0; i < 3; ++i) {
    service.put("1234567", 409, k_conflict).get_not_linked();
  }
  auto const error = failure(service, k_only_link);
  CHECK(error.kind == ErrorKind::conflict);
  CHECK(error.code == "Conflict");
  CHECK(error.request_id == "r6");
  CHECK_FALSE(error.maybe_done);
  CHECK_FALSE(error.hint.empty());
  CHECK(service.sent() == "GET | PUT 1234567 | GET | PUT 1234567 | GET | PUT 1234567 | GET");
}

TEST_CASE("a PATCH whose link went away becomes a PUT") {
  Service service;
  service.get_linked("7654321")
      .patch("1234567", 404, k_not_found)
      .get_not_linked()
      .put("1234567", 200, link_body("1234567"));
  auto const result = ensure(service, k_replace);
  CHECK(result.done == Done::replaced);
  CHECK(id_of(result.previous) == "7654321");
  CHECK(service.sent() == "GET | PATCH 1234567 | GET | PUT 1234567");
}

TEST_CASE("a PATCH whose link became a third partner's is decided anew") {
  pal::Wanted const wanted{.partner_id = partner("1234567"), .replace_from = {partner("7654321")}};
  Service service;
  service.get_linked("7654321").lost("PATCH", k_lost).get_linked("5555555");
  auto const result = ensure(service, wanted);
  CHECK(result.done == Done::refused);
  CHECK(id_of(result.link) == "5555555");
  CHECK(id_of(result.previous) == "7654321");
  CHECK(service.sent() == "GET | PATCH 1234567 | GET");
}

TEST_CASE("a not-found that a write repeats is about the partner ID") {
  Service put;
  put.get_not_linked()
      .put("1234567", 404, k_not_found)
      .get_not_linked()
      .put("1234567", 404, k_not_found);
  auto const of_put = failure(put, k_only_link);
  CHECK(of_put.kind == ErrorKind::not_found);
  CHECK(of_put.hint.find("location") != std::string::npos);
  CHECK_FALSE(of_put.maybe_done);
  CHECK(put.sent() == "GET | PUT 1234567 | GET | PUT 1234567");

  Service patch;
  patch.get_linked("7654321")
      .patch("1234567", 404, k_not_found)
      .get_linked("7654321")
      .patch("1234567", 404, k_not_found);
  CHECK(failure(patch, k_replace).hint.find("location") != std::string::npos);
  CHECK(patch.sent() == "GET | PATCH 1234567 | GET | PATCH 1234567");
}

TEST_CASE("a not-found on PUT that a second try does not repeat is a link") {
  Service service;
  service.get_not_linked()
      .put("1234567", 404, k_not_found)
      .get_not_linked()
      .put("1234567", 200, link_body("1234567"));
  CHECK(ensure(service, k_only_link).done == Done::linked);
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

TEST_CASE("a write that was never sent is not read again") {
  Service service;
  service.get_not_linked().lost(
      "PUT", {.kind = ErrorKind::network, .message = "arm.test refused the connection"});
  auto const error = failure(service, k_only_link);
  CHECK(error.message == "arm.test refused the connection");
  CHECK_FALSE(error.maybe_done);
  CHECK(service.sent() == "GET | PUT 1234567");
}

TEST_CASE("a cancelled write is never read again and says that its fate is unknown") {
  Service service;
  service.get_not_linked().lost(
      "PUT", {.kind = ErrorKind::cancelled, .message = "interrupted", .maybe_done = true});
  auto const error = failure(service, k_only_link);
  CHECK(error.kind == ErrorKind::cancelled);
  CHECK(says_unknown(error));
  CHECK(service.sent() == "GET | PUT 1234567");
}

TEST_CASE("a write cancelled before it was sent leaves nothing unknown") {
  Service service;
  service.get_not_linked().lost("PUT", {.kind = ErrorKind::cancelled, .message = "interrupted"});
  auto const error = failure(service, k_only_link);
  CHECK(error.message == "interrupted");
  CHECK_FALSE(error.maybe_done);
  CHECK(service.sent() == "GET | PUT 1234567");
}

TEST_CASE("a lost write whose new reading fails leaves its fate unknown") {
  auto const reading =
      GENERATE(core::Error{.kind = ErrorKind::network, .message = "arm.test cannot be reached"},
               core::Error{.kind = ErrorKind::cancelled, .message = "interrupted"});
  Service service;
  service.get_not_linked().lost("PUT", k_lost).lost("GET", reading);
  auto const error = failure(service, k_only_link);
  CHECK(error.kind == reading.kind);
  CHECK(says_unknown(error));
  CHECK_FALSE(error.hint.empty());
  CHECK(service.sent() == "GET | PUT 1234567 | GET");
}

TEST_CASE("a new reading of another tenant's link after a write is no proof") {
  Service service;
  service.get_not_linked()
      .put("1234567", 200, "")
      .get(200, link_body("1234567", test::k_elsewhere));
  auto const error = failure(service, k_only_link);
  CHECK(error.kind == ErrorKind::protocol);
  CHECK(says_unknown(error));
}

TEST_CASE("a failed reading after a definite conflict leaves nothing unknown") {
  Service service;
  service.get_not_linked().put("1234567", 409, k_conflict).get(500, "");
  auto const error = failure(service, k_only_link);
  CHECK(error.status == 500);
  CHECK_FALSE(error.maybe_done);
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

TEST_CASE("three lost writes that no reading finds leave the link unknown") {
  Service service;
  service.get_not_linked();
  for (int i = 0; i < 3; ++i) {
    service.lost("PUT", k_lost).get_not_linked();
  }
  auto const error = failure(service, k_only_link);
  CHECK(error.kind == ErrorKind::network);
  CHECK(says_unknown(error));
  CHECK(service.sent() == "GET | PUT 1234567 | GET | PUT 1234567 | GET | PUT 1234567 | GET");
}

TEST_CASE("three successes that no reading confirms are a protocol error") {
  Service service;
  service.get_linked("7654321");
  for (int i = 0; i < 3; ++i) {
    service.patch("1234567", 200, "").get_linked("7654321");
  }
  auto const error = failure(service, k_replace);
  CHECK(error.kind == ErrorKind::protocol);
  CHECK(says_unknown(error));
  CHECK(service.sent() == "GET | PATCH 1234567 | GET | PATCH 1234567 | GET | PATCH 1234567 | GET");
}

TEST_CASE("a refusal after a lost write still leaves its fate unknown") {
  Service service;
  service.get_not_linked().lost("PUT", k_lost).get_not_linked().put("1234567", 403, "");
  auto const error = failure(service, k_only_link);
  CHECK(error.kind == ErrorKind::forbidden);
  CHECK(says_unknown(error));
}
