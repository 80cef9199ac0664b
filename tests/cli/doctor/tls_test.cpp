#include "cli/doctor/tls.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace cli::doctor;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using Step = http::TlsProbe::Step;

namespace {

http::TlsProbe probe(Step step, std::string const& issuer, bool is_trusted_by_system) {
  http::TlsProbe found{.step = step,
                       .chain = {{.subject = "CN=leaf", .issuer = issuer}},
                       .is_trusted_by_system = is_trusted_by_system};
  if (step != Step::done) {
    found.error = core::Error{.message = "the certificate is bad", .hint = "mend it"};
  }
  return found;
}

Check check(http::TlsProbe const& found,
            std::string const& origin = "https://login.microsoftonline.com") {
  Survey const survey{.hosts = {{.origin = origin,
                                 .name = origin.substr(8),
                                 .tls = core::Attempt<http::TlsProbe>{.value = found}}}};
  return check_tls(survey).at(0);
}

} // namespace

TEST_CASE("a chain that the system accepts passes with who issued it") {
  auto const found = check(probe(Step::done, "O=DigiCert Inc, CN=DigiCert Global G2", true));
  CHECK(found.state == State::passed);
  CHECK(found.subject == "login.microsoftonline.com");
  CHECK_THAT(found.detail, Contains("issued by O=DigiCert Inc") && !Contains("INTERCEPTED"));
}

TEST_CASE("a Microsoft host whose issuer only a file of the user's accepts is intercepted") {
  auto const found = check(probe(Step::done, "O=Contoso, CN=Contoso Inspection CA", false));
  CHECK(found.state == State::passed);
  CHECK_THAT(found.detail,
             StartsWith("INTERCEPTED") && Contains("O=Contoso, CN=Contoso Inspection CA"));
  CHECK_THAT(found.remedy, Contains("SSL_CERT_FILE") && Contains("ca_file"));
}

TEST_CASE("a bundle of one's own with Microsoft's issuers is no interception") {
  auto const found = check(probe(Step::done, "O=Microsoft Corporation, CN=Azure TLS 07", false));
  CHECK(found.state == State::passed);
  CHECK_THAT(found.detail, !Contains("INTERCEPTED"));
}

TEST_CASE("a lab's host is trusted by its own file and not called intercepted") {
  auto const found = check(probe(Step::done, "CN=Lab CA", false), "https://localhost:8443");
  CHECK(found.state == State::passed);
  CHECK_THAT(found.detail, Contains("CN=Lab CA") && !Contains("INTERCEPTED"));
}

TEST_CASE("a refused chain fails, and says who issued it") {
  auto const foreign = check(probe(Step::certificate, "CN=Snooping Gateway CA", false));
  CHECK(foreign.state == State::failed);
  CHECK_THAT(foreign.detail, StartsWith("INTERCEPTED") && Contains("the certificate is bad") &&
                                 Contains("CN=Snooping Gateway CA"));
  CHECK_THAT(foreign.remedy, Contains("SSL_CERT_FILE=FILE"));
  auto const own = check(probe(Step::certificate, "CN=Lab CA", false), "https://localhost:8443");
  CHECK(own.state == State::failed);
  CHECK(own.remedy == "mend it");
}

TEST_CASE("without a connection, TLS or a network there is nothing to look at") {
  CHECK(check(probe(Step::connect, "", false)).state == State::skipped);
  CHECK(check(probe(Step::tunnel, "", false)).state == State::skipped);
  CHECK(check_tls({.hosts = {{.origin = "http://localhost"}}}).at(0).state == State::skipped);
  CHECK(check_tls({.unasked = "--offline"}).at(0).detail == "--offline");
}
