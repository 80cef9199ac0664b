// A write of a link that the service refuses because the tenant is not as it was read.

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
using test::k_not_found;
using test::k_only_link;
using test::k_replace;
using test::link_body;
using test::partner;
using test::Service;

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

TEST_CASE("a failed reading after a definite conflict leaves nothing unknown") {
  Service service;
  service.get_not_linked().put("1234567", 409, k_conflict).get(500, "");
  auto const error = failure(service, k_only_link);
  CHECK(error.status == 500);
  CHECK_FALSE(error.maybe_done);
}
