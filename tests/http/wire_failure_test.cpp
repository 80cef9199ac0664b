#include "http/wire_failure.hpp"

#include <catch2/catch.hpp>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/sslerr.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <vector>

using namespace partnerctl;
using Catch::Matchers::Contains;
using http::explain;
using http::WireFailure;

namespace {

WireFailure failure(std::string text, int code = ECONNRESET) {
  return {.text = std::move(text), .code = code, .origin = "https://host", .proxy = "http://proxy"};
}

} // namespace

TEST_CASE("what fails before the request is written was not sent") {
  for (auto const* text :
       {"Error resolving address", "Failed to resolve address", "Error resolving proxy address",
        "Failed to connect to any resolved endpoint",
        "Failed to connect to any resolved proxy endpoint", "Request canceled by user.",
        "Failed to send connect request to proxy.",
        "Invalid HTTP status line during proxy connection",
        "Expected a 200 response from proxy, received: 502",
        "Failed to read HTTP status line from proxy", "Error in SSL handshake",
        "Failed to write request headers"}) {
    INFO(text);
    CHECK(explain(failure(text)).kind == core::ErrorKind::network);
    CHECK_FALSE(explain(failure(text)).maybe_done);
  }
}

TEST_CASE("what fails once the head was written is uncertain") {
  for (auto const* text : {"Failed to write request body", "Failed to read HTTP status line",
                           "cannot rewind input stream for connection re-establishment",
                           "Retrieving message chunk header", "Failed to read response body",
                           "Failed to read chunked response part", "Invalid HTTP status line",
                           "Invalid chunked response header", "something nobody has heard of"}) {
    INFO(text);
    CHECK(explain(failure(text)).maybe_done);
  }
}

TEST_CASE("what passes by itself is a connection that had come about and broke") {
  for (auto const* text :
       {"Failed to write request headers", "Failed to write request body",
        "Failed to read HTTP status line", "Failed to read response body",
        "Failed to read chunked response part", "Retrieving message chunk header"}) {
    INFO(text);
    CHECK(explain(failure(text)).transient);
  }
  for (auto const* text :
       {"Error resolving address", "Failed to connect to any resolved endpoint",
        "Error in SSL handshake", "Expected a 200 response from proxy, received: 502",
        "Failed to read HTTP status line from proxy", "Invalid HTTP status line",
        "something nobody has heard of"}) {
    INFO(text);
    CHECK_FALSE(explain(failure(text)).transient);
  }
}

TEST_CASE("a failure to connect after the request had been written is uncertain") {
  auto again = failure("Failed to connect to any resolved endpoint");
  again.written = true;

  CHECK(explain(again).maybe_done);
  CHECK_FALSE(is_unreachable(again));
}

TEST_CASE("only a failed connection lets another address be tried") {
  CHECK(is_unreachable(failure("Failed to connect to any resolved endpoint")));
  CHECK_FALSE(is_unreachable(failure("Error in SSL handshake")));
  CHECK_FALSE(is_unreachable(failure("Failed to write request headers")));
}

TEST_CASE("the reason of a failed handshake is OpenSSL's where no certificate was refused") {
  // The program's own TLS sessions load the texts before any handshake can fail.
  OPENSSL_init_ssl(OPENSSL_INIT_LOAD_SSL_STRINGS | OPENSSL_INIT_LOAD_CRYPTO_STRINGS, nullptr);
  auto const code = static_cast<int>(ERR_PACK(ERR_LIB_SSL, 0, SSL_R_WRONG_VERSION_NUMBER));

  CHECK_THAT(explain(failure("Error in SSL handshake", code)).message,
             Contains("https://host failed: wrong version number"));
}

TEST_CASE("the reason of a refused certificate is the error's text and hint") {
  auto refused = failure("Error in SSL handshake");
  refused.tls = http::TlsFailure{.message = "it expired", .hint = "renew it"};

  CHECK(explain(refused).message == "it expired");
  CHECK(explain(refused).hint == "renew it");
}

TEST_CASE("asio's numbers for a closed connection are not read as system errors") {
  for (int const code : {1, 2, ECONNABORTED}) {
    CHECK_THAT(explain(failure("Failed to read HTTP status line", code)).message,
               Contains("the connection was closed"));
  }
  CHECK_THAT(explain(failure("Failed to read HTTP status line", ECONNRESET)).message,
             Contains("reset by peer"));
}

TEST_CASE("unlike failures have unlike causes and each a hint") {
  std::vector<std::string> causes;
  for (auto const* text : {"Error resolving address", "Failed to connect to any resolved endpoint",
                           "Expected a 200 response from proxy, received: 407",
                           "Expected a 200 response from proxy, received: 502",
                           "Failed to send connect request to proxy", "Error in SSL handshake",
                           "Failed to read response body", "Invalid HTTP status line"}) {
    INFO(text);
    auto const error = explain(failure(text));
    CHECK_FALSE(error.hint.empty());
    CHECK(std::find(causes.begin(), causes.end(), error.cause) == causes.end());
    causes.push_back(error.cause);
  }
  CHECK(explain(failure("Failed to write request headers")).cause ==
        explain(failure("Failed to read HTTP status line")).cause);
}
