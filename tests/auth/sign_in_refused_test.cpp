// What a sign-in as an application says when it is refused, and what it never says.

#include "auth/sign_in_desk.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace partnerctl;
using Catch::Matchers::Contains;
using Desk = test::SignInDesk;
using test::k_password;
using test::k_secret;
using test::k_secret_variables;
using test::value_of;

TEST_CASE("what is configured and refused stops there") {
  Desk desk;
  auto variables = desk.certificate_variables();
  variables["AZURE_CLIENT_SECRET"] = k_secret;
  desk.wire.on("POST", "", 401, R"({"error":"invalid_client","error_codes":[7000222]})");
  auto const credential = desk.sign_in(variables);
  auto const error = test::error_of([&] { credential->token(Desk::ask()); });
  CHECK(error.code == "AADSTS7000222");
  CHECK(desk.wire.requests().size() == 1);
}

TEST_CASE("a refused secret that is a GUID is suspected to be the secret's ID") {
  auto hint = [](std::string const& secret) {
    Desk desk;
    desk.wire.on("POST", "", 401, R"({"error":"invalid_client","error_codes":[7000215]})");
    auto const credential =
        desk.sign_in({{"AZURE_CLIENT_ID", test::k_client}, {"AZURE_CLIENT_SECRET", secret}});
    auto const error = test::error_of([&] { credential->token(Desk::ask()); });
    CHECK_THAT(error.message + error.hint, !Contains(secret));
    return error.hint;
  };
  CHECK_THAT(hint("9d8c7b6a-1111-4222-8333-444455556666"), Contains("looks like the secret's ID"));
  CHECK_THAT(hint(k_secret), !Contains("looks like"));
}

TEST_CASE("a refused certificate is named by its thumbprint and its days") {
  Desk desk;
  auto const old = test::issue({.name = "old", .from = -9000, .to = -8000});
  auto const path = desk.folder.write("old.pem", test::pem_of(old.key.get()) +
                                                     test::pem_of(old.certificate.get()));
  desk.wire.on("POST", "", 401, R"({"error":"invalid_client","error_codes":[700027]})");
  auto const credential =
      desk.sign_in({{"AZURE_CLIENT_ID", test::k_client}, {"AZURE_CLIENT_CERTIFICATE_PATH", path}});
  auto const error = test::error_of([&] { credential->token(Desk::ask()); });
  CHECK_THAT(error.hint, Contains("thumbprint") && Contains("valid from") &&
                             Contains("by this machine's clock is over"));
}

TEST_CASE("an opaque token is a protocol error, since no link could be verified with it") {
  Desk desk;
  auto const credential = desk.sign_in(k_secret_variables);
  auto const response = test::recorded_answer("ok_client_credentials.json");
  if (!response) {
    return;
  }
  desk.wire.on("POST", "", *response);
  auto const error = test::error_of([&] { credential->token(Desk::ask()); });
  CHECK(error.kind == core::ErrorKind::protocol);
}

TEST_CASE("the recorded refusals reach whoever signs in") {
  for (auto const* name : {"7000215_bad_secret_2021.json", "7000215_bad_secret_2023.json",
                           "700027_unknown_cert.json"}) {
    Desk desk;
    auto const response = test::recorded_answer(name);
    if (!response) {
      return;
    }
    desk.wire.on("POST", "", *response);
    auto const credential = desk.sign_in(k_secret_variables);
    auto const error = test::error_of([&] { credential->token(Desk::ask()); });
    CHECK(error.kind == core::ErrorKind::auth);
    CHECK(error.status == 401);
    CHECK_THAT(error.hint, Contains(test::k_client));
  }
}

TEST_CASE("no error, trace or printed form holds a secret, an assertion or a token") {
  Desk desk;
  std::string shown;
  auto show = [&shown](core::Error const& error) {
    shown += error.message + error.hint + error.code + error.request_id + "\n";
  };
  auto const token = test::token_with(test::application_claims());
  std::vector<std::string> hidden{k_secret, k_password, token};
  for (auto const& credential :
       {desk.sign_in(k_secret_variables), desk.sign_in(desk.certificate_variables())}) {
    desk.sent_by(credential);
    std::ostringstream printed;
    printed << desk.last.value;
    shown += printed.str();
    for (int const status : {400, 401, 404, 302}) {
      desk.wire.on("POST", "", status, R"({"error":"invalid_client","error_description":"no"})");
      show(test::error_of([&] { credential->token(Desk::ask()); }));
    }
    desk.wire.on("POST", "", 200, test::answer_with("0paque-t0ken"));
    show(test::error_of([&] { credential->token(Desk::ask()); }));
    desk.wire.on("POST", "", core::Error{.kind = core::ErrorKind::protocol, .message = "cut"});
    show(test::error_of([&] { credential->token(Desk::ask()); }));
  }
  hidden.emplace_back("0paque-t0ken");
  for (auto const& request : desk.wire.requests()) {
    shown += request.method + " " + request.url + "\n";
    for (auto const& [name, value] : request.headers.all()) {
      shown.append(name).append(": ").append(value).append("\n");
    }
    auto const assertion = value_of(http::form_decode(request.body), "client_assertion");
    if (!assertion.empty()) {
      hidden.push_back(assertion);
      hidden.push_back(core::split(assertion, '.').at(2));
    }
  }
  CHECK(desk.traced.find("/oauth2/v2.0/token") != std::string::npos);
  CHECK(hidden.size() > 8);
  for (auto const& secret : hidden) {
    CHECK((shown + desk.traced).find(secret) == std::string::npos);
    CHECK((shown + desk.traced).find(http::percent_encode(secret)) == std::string::npos);
  }
}
