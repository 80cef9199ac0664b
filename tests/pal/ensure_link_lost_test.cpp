// A write of a link whose answer was lost or proves nothing, and what becomes of it.

#include "pal/linking.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using core::ErrorKind;
using pal::Done;
using test::ensure;
using test::failure;
using test::id_of;
using test::k_conflict;
using test::k_lost;
using test::k_only_link;
using test::k_replace;
using test::link_body;
using test::partner;
using test::says_unknown;
using test::Service;

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
