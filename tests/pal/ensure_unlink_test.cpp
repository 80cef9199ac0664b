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

std::optional<core::PartnerId> const k_any;
std::optional<core::PartnerId> const k_this = partner("1234567");

pal::Result ensure(Service& service, std::optional<core::PartnerId> const& partner_id,
                   bool dry_run = false) {
  return pal::ensure_unlinked(service.client(), partner_id, dry_run, {});
}

core::Error failure(Service& service, std::optional<core::PartnerId> const& partner_id) {
  auto const tried = core::attempt([&] { return ensure(service, partner_id); });
  REQUIRE(tried.error);
  return *tried.error;
}

bool says_unknown(core::Error const& error) {
  return error.maybe_done &&
         error.message.find("unknown whether the link was removed") != std::string::npos;
}

} // namespace

TEST_CASE("a removal is believed only after a reading") {
  auto const partner_id = GENERATE(as<std::optional<core::PartnerId>>{}, k_any, k_this);
  auto const status = GENERATE(200, 204);
  Service service;
  service.get_linked("1234567").remove("1234567", status).get_not_linked();
  auto const result = ensure(service, partner_id);
  CHECK(result.done == Done::unlinked);
  CHECK(id_of(result.link) == "none");
  CHECK(id_of(result.previous) == "1234567");
  CHECK(result.request_id == "r2");
  CHECK(service.sent() == "GET | DELETE 1234567 | GET");
}

TEST_CASE("a tenant without a link has nothing to remove") {
  Service service;
  service.get_not_linked();
  auto const result = ensure(service, k_any);
  CHECK(result.done == Done::not_linked);
  CHECK(result.request_id == "r1");
  CHECK(service.sent() == "GET");
}

TEST_CASE("the link of a partner that was not named stays") {
  Service service;
  service.get_linked("7654321");
  auto const result = ensure(service, k_this);
  CHECK(result.done == Done::refused);
  CHECK(id_of(result.link) == "7654321");
  CHECK(service.sent() == "GET");
}

TEST_CASE("a dry run of unlinking writes nothing") {
  Service service;
  service.get_linked("1234567");
  auto const result = ensure(service, k_this, true);
  CHECK(result.done == Done::would_unlink);
  CHECK(id_of(result.link) == "1234567");
  CHECK(service.sent() == "GET");
}

TEST_CASE("whoever objects to the first reading stops a removal") {
  Service service;
  service.get_linked("1234567");
  auto const object = [](pal::Reading const& reading) {
    throw core::Error{.kind = ErrorKind::usage, .message = id_of(reading.link)};
  };
  auto const tried =
      core::attempt([&] { return pal::ensure_unlinked(service.client(), k_any, false, object); });
  REQUIRE(tried.error);
  CHECK(tried.error->message == "1234567");
  CHECK(service.sent() == "GET");
}

TEST_CASE("a removal that did not take is sent again") {
  Service service;
  service.get_linked("1234567")
      .remove("1234567", 200)
      .get_linked("1234567")
      .remove("1234567", 200)
      .get_not_linked();
  CHECK(ensure(service, k_any).done == Done::unlinked);
  CHECK(service.sent() == "GET | DELETE 1234567 | GET | DELETE 1234567 | GET");
}

TEST_CASE("a lost removal is settled by a reading") {
  Service took;
  took.get_linked("1234567").lost("DELETE", k_lost).get_not_linked();
  auto const result = ensure(took, k_this);
  CHECK(result.done == Done::unlinked);
  CHECK(result.request_id == "r2");
  CHECK(took.sent() == "GET | DELETE 1234567 | GET");

  Service late;
  late.get_linked("1234567")
      .lost("DELETE", k_lost)
      .get_linked("1234567")
      .remove("1234567", 404, k_not_found)
      .get_not_linked();
  CHECK(ensure(late, k_this).done == Done::unlinked);
  CHECK(late.sent() == "GET | DELETE 1234567 | GET | DELETE 1234567 | GET");
}

TEST_CASE("an answer of 408 or 5xx to a removal is settled by a reading") {
  auto const status = GENERATE(202, 408, 500, 502, 503, 504);
  Service service;
  service.get_linked("1234567").remove("1234567", status).get_not_linked();
  CHECK(ensure(service, k_any).done == Done::unlinked);
}

TEST_CASE("a link that somebody else removed meanwhile was not removed by this call") {
  auto const body = GENERATE(as<std::string>{}, k_not_found, "");
  Service service;
  service.get_linked("1234567").remove("1234567", 404, body).get_not_linked();
  auto const result = ensure(service, k_any);
  CHECK(result.done == Done::not_linked);
  CHECK(id_of(result.previous) == "1234567");
  CHECK(service.sent() == "GET | DELETE 1234567 | GET");
}

TEST_CASE("a removal whose link became another partner's leaves that one alone when named") {
  Service changed;
  changed.get_linked("1234567").remove("1234567", 409, k_conflict).get_linked("7654321");
  auto const refused = ensure(changed, k_this);
  CHECK(refused.done == Done::refused);
  CHECK(id_of(refused.link) == "7654321");
  CHECK(changed.sent() == "GET | DELETE 1234567 | GET");

  Service relinked;
  relinked.get_linked("1234567").remove("1234567", 200).get_linked("7654321");
  auto const unlinked = ensure(relinked, k_this);
  CHECK(unlinked.done == Done::unlinked);
  CHECK(id_of(unlinked.link) == "7654321");
  CHECK(relinked.sent() == "GET | DELETE 1234567 | GET");
}

TEST_CASE("a removal of any link names the one that is there") {
  Service service;
  service.get_linked("1234567")
      .remove("1234567", 404, k_not_found)
      .get_linked("7654321")
      .remove("7654321", 200)
      .get_not_linked();
  CHECK(ensure(service, k_any).done == Done::unlinked);
  CHECK(service.sent() == "GET | DELETE 1234567 | GET | DELETE 7654321 | GET");
}

TEST_CASE("a removal that never takes ends after three") {
  auto const [status, kind, unknown] = GENERATE(table<int, ErrorKind, bool>({
      {200, ErrorKind::protocol, true},
      {503, ErrorKind::service, true},
      {404, ErrorKind::not_found, false},
      {409, ErrorKind::conflict, false},
  }));
  Service service;
  service.get_linked("1234567");
  for (int i = 0; i < 3; ++i) {
    service.remove("1234567", status).get_linked("1234567");
  }
  auto const error = failure(service, k_any);
  CHECK(error.kind == kind);
  CHECK(says_unknown(error) == unknown);
  CHECK(service.sent() ==
        "GET | DELETE 1234567 | GET | DELETE 1234567 | GET | DELETE 1234567 | GET");
}

TEST_CASE("an error of a removal that no reading settles ends the tenant at once") {
  auto const status = GENERATE(400, 401, 403, 429);
  Service service;
  service.get_linked("1234567").remove("1234567", status);
  auto const error = failure(service, k_any);
  CHECK(error.status == status);
  CHECK_FALSE(error.maybe_done);
  CHECK(service.sent() == "GET | DELETE 1234567");
}

TEST_CASE("a cancelled removal is never read again") {
  Service service;
  service.get_linked("1234567").lost(
      "DELETE", {.kind = ErrorKind::cancelled, .message = "interrupted", .maybe_done = true});
  auto const error = failure(service, k_any);
  CHECK(error.kind == ErrorKind::cancelled);
  CHECK(says_unknown(error));
  CHECK(service.sent() == "GET | DELETE 1234567");
}

TEST_CASE("a removal whose new reading fails leaves its fate unknown") {
  Service service;
  service.get_linked("1234567").remove("1234567", 200).get(404, "<html>");
  auto const error = failure(service, k_any);
  CHECK(error.kind == ErrorKind::not_found);
  CHECK(says_unknown(error));
}
