// What stands in a service's place and is none: pages, cut documents, endless bodies and redirects,
// connections that close. Each is told as what it is, and ends.

#include "acceptance/arm_double.hpp"
#include "acceptance/idle_closer.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using core::Json;
using test::RawConnection;
using test::RawServer;
using test::Rehearsal;

namespace {

// A server on TLS in the place of ARM, or of the sign-in service, for all else is the sandbox.
class Foul {
public:
  explicit Foul(test::RawScript script, bool signs_in = false)
      : m_server(std::move(script), {.tls = m_ca.issue()}) {
    auto const url = m_server.url("localhost");
    (signs_in ? test::replace_sign_in : test::replace_arm)(rehearsal.stand, url, m_ca.pem());
  }

  // The only row, and what was asked of the server.
  Json row(std::string const& kind, std::string const& says) {
    auto const ended = rehearsal.stand.run(rehearsal.link({"-o", "json"}));
    INFO(ended.err);
    peak_kib = ended.peak_kib;
    CHECK(ended.code == 1);
    auto const row = Json::parse(ended.out).at("tenants").at(0);
    CHECK(row.at("action") == "failed");
    CHECK(row.at("error").at("kind") == kind);
    CHECK_THAT(row.at("error").at("message").get<std::string>(), Contains(says));
    CHECK(rehearsal.traffic.writes() == 0);
    return row;
  }
  std::size_t requests() const { return m_server.requests().size(); }

  Rehearsal rehearsal{1};
  long peak_kib = 0;

private:
  test::TestCa m_ca{};
  RawServer m_server;
};

std::string const k_page = "<!DOCTYPE html><html><body>Sign in to the network</body></html>";
std::string const k_html = "Content-Type: text/html\r\n";

// Half a gigabyte, a mebibyte at a time, until the client has enough.
void stream_forever(RawConnection& connection, bool chunked) {
  constexpr std::size_t k_mebibyte = 1048576;
  std::string const part(k_mebibyte, ' ');
  while (!connection.read_request().empty()) {
    connection.send(
        std::string("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n") +
        (chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: 536870912\r\n\r\n"));
    for (int i = 0; i < 512; ++i) {
      if (!connection.send(chunked ? "100000\r\n" + part + "\r\n" : part)) {
        return;
      }
    }
  }
}

} // namespace

TEST_CASE("a page in the place of ARM is told as something between") {
  auto const status = GENERATE(200, 403, 511);
  Foul foul(test::always(test::raw_answer(status, k_page, k_html)));
  auto const kind = status == 200 ? "protocol" : status == 403 ? "forbidden" : "service";
  auto const row = foul.row(kind, "a page instead of JSON");
  CHECK_THAT(row.at("error").at("hint").get<std::string>(), Contains("HTTPS_PROXY"));
  CHECK(foul.requests() == 1);
}

TEST_CASE("a page in the place of the sign-in service is told as something between") {
  auto const status = GENERATE(200, 403);
  Foul foul(test::always(test::raw_answer(status, k_page, k_html)), true);
  auto const row = foul.row("protocol", "sign-in service");
  CHECK_THAT(row.at("error").at("hint").get<std::string>(), Contains("proxy"));
  CHECK(foul.requests() == 1);
}

TEST_CASE("a document that is cut off is no link and nothing is written") {
  auto const [body, says] = GENERATE(table<char const*, char const*>({
      {R"({"id":"/providers/microsoft.managementpartner/par)", "no whole JSON"},
      {R"(["not","the","shape"])", "not a partner link"},
      {R"({"name":null,"properties":{"partnerId":12}})", "not a partner link"},
      {"null", "no whole JSON"},
      {"", "no whole JSON"},
  }));
  Foul foul(test::always(test::raw_answer(200, body, "Content-Type: application/json\r\n")));
  auto const row = foul.row("protocol", says);
  CHECK_THAT(row.at("error").at("hint").get<std::string>(), Contains("HTTPS_PROXY"));
  CHECK(foul.requests() == 1);
}

TEST_CASE("a redirect is never followed and so none is endless") {
  auto const status = GENERATE(301, 302, 307, 308);
  bool const signs_in = GENERATE(false, true);
  Foul foul(
      [&](RawConnection& connection) {
        while (!connection.read_request().empty()) {
          connection.send(test::raw_answer(status, "", "Location: https://localhost/again\r\n"));
        }
      },
      signs_in);
  foul.row("protocol", signs_in ? "sign-in service" : "redirect to https://localhost");
  CHECK(foul.requests() == 1);
}

TEST_CASE("a body of half a gigabyte is left early and costs no memory") {
  bool const chunked = GENERATE(true, false);
  bool const signs_in = GENERATE(false, true);
  Foul foul([chunked](RawConnection& connection) { stream_forever(connection, chunked); },
            signs_in);
  foul.row("protocol", "a body of more than 1048576 bytes");
  CHECK(foul.requests() == 1);
  CHECK(foul.peak_kib < 100L * 1024 + test::sanitizer_kib());
}

TEST_CASE("a gateway that closes idle connections after 50 ms costs no tenant") {
  constexpr int k_tenants = 8;
  Rehearsal rehearsal(k_tenants, {.throttle_percent = 15});
  auto const& stand = rehearsal.stand;
  auto const colon = stand.url().rfind(':');
  test::IdleCloser const gateway(std::stoi(stand.url().substr(colon + 1)), 50ms);
  auto const url = stand.url().substr(0, colon + 1) + std::to_string(gateway.port());
  stand.folder().write("config.toml", "[cloud.lab]\nauthority = \"" + url +
                                          "\"\nresource_manager = \"" + url + "\"\nca_file = \"" +
                                          stand.ca_file() + "\"\n");
  auto const ended = stand.run(rehearsal.link({"--parallel", "5", "-o", "json"}));
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK(Json::parse(ended.out).at("summary").at("linked") == k_tenants);
  // How many is the machine's affair.
  CHECK(gateway.closed() > 0);
  for (auto const& [tenant, version] : rehearsal.traffic.versions()) {
    CHECK(version == 1);
  }
}
