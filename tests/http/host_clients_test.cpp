#include "http/host_clients.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Addresses = std::vector<std::string>;

TEST_CASE("an address that answered comes first and one that failed last, else as looked up") {
  auto const trust =
      std::make_shared<http::TlsTrust>(std::vector<std::string>{}, core::Environment());
  http::HostClients clients({.scheme = "https", .host = "h", .port = 443}, {}, trust, "test");
  Addresses const looked_up{"192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"};
  CHECK(clients.order(looked_up) == looked_up);

  clients.failed("192.0.2.1");
  clients.reached("192.0.2.3");
  CHECK(clients.order(looked_up) == Addresses{"192.0.2.3", "192.0.2.2", "192.0.2.4", "192.0.2.1"});

  clients.reached("192.0.2.1");
  clients.failed("192.0.2.3");
  CHECK(clients.order(looked_up) == Addresses{"192.0.2.1", "192.0.2.2", "192.0.2.4", "192.0.2.3"});
}

TEST_CASE("a client is kept until it is retired") {
  auto const trust =
      std::make_shared<http::TlsTrust>(std::vector<std::string>{}, core::Environment());
  http::HostClients clients({.scheme = "https", .host = "h", .port = 443}, {}, trust, "test");
  auto const first = clients.at("192.0.2.1");
  CHECK(clients.at("192.0.2.1") == first);
  CHECK(clients.at("192.0.2.2") != first);

  clients.retire(first);

  CHECK(clients.at("192.0.2.1") != first);
}
