// What may be put off and begun again: everything, until a write may have been carried out.
#include "pal/pal_setup.hpp"
#include "partnerctl/pal/ensure.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Flags = std::vector<bool>;

namespace {

pal::Wanted const k_wanted{.partner_id = test::partner("1234567")};

pal::Result link(test::Service& service, bool may_defer = true) {
  return pal::ensure_linked(service.client(may_defer), k_wanted, false, {});
}

core::Error const k_put_off{.kind = core::ErrorKind::throttled,
                            .message = "told to wait",
                            .retry_after = std::chrono::seconds{30}};

} // namespace

TEST_CASE("the first reading and the first write may be deferred") {
  test::Service service;
  service.get_not_linked().put("1234567", 200, test::link_body("1234567"));
  link(service);
  CHECK(service.deferrable() == Flags{true, true});
}

TEST_CASE("nothing may be deferred where the caller cannot begin again") {
  test::Service service;
  service.get_not_linked().put("1234567", 200, test::link_body("1234567"));
  link(service, false);
  CHECK(service.deferrable() == Flags{false, false});
}

TEST_CASE("a reading alone may be deferred") {
  test::Service service;
  service.get_linked("1234567");
  service.client(true).read();
  CHECK(service.deferrable() == Flags{true});
}

TEST_CASE("after a lost write all else is waited for in place") {
  test::Service service;
  service.get_not_linked().lost("PUT", test::k_lost).get_not_linked();
  service.put("1234567", 200, test::link_body("1234567"));
  CHECK(link(service).done == pal::Done::linked);
  CHECK(service.deferrable() == Flags{true, true, false, false});
}

TEST_CASE("after a success that proved nothing the reading is waited for in place") {
  test::Service service;
  service.get_not_linked().put("1234567", 200, "").get_linked("1234567");
  link(service);
  CHECK(service.deferrable() == Flags{true, true, false});
}

TEST_CASE("after a write that was surely not done the reading may be deferred") {
  test::Service service;
  service.get_not_linked().put("1234567", 409, test::k_conflict).get_linked("1234567");
  link(service);
  CHECK(service.deferrable() == Flags{true, true, true});
}

TEST_CASE("a removal that succeeded is confirmed in place") {
  test::Service service;
  service.get_linked("1234567").remove("1234567", 200).get_not_linked();
  pal::ensure_unlinked(service.client(true), std::nullopt, false, {});
  CHECK(service.deferrable() == Flags{true, true, false});
}

TEST_CASE("a deferral of the first reading or write comes out as it is") {
  bool const of_write = GENERATE(false, true);
  test::Service service;
  if (of_write) {
    service.get_not_linked();
  }
  service.lost(of_write ? "PUT" : "GET", k_put_off);
  auto const tried = core::attempt([&] { return link(service); });
  REQUIRE(tried.error);
  CHECK(tried.error->retry_after == std::chrono::seconds{30});
  CHECK(tried.error->message == "told to wait");
  CHECK_FALSE(tried.error->maybe_done);
  CHECK(service.wire().all_used());
}
