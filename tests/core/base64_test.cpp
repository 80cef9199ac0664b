#include "partnerctl/core/base64.hpp"

#include <catch2/catch.hpp>

#include <utility>
#include <vector>

namespace core = partnerctl::core;

TEST_CASE("base64 agrees with the vectors of RFC 4648") {
  std::vector<std::pair<std::string, std::string>> const vectors{{"", ""},
                                                                 {"f", "Zg=="},
                                                                 {"fo", "Zm8="},
                                                                 {"foo", "Zm9v"},
                                                                 {"foob", "Zm9vYg=="},
                                                                 {"fooba", "Zm9vYmE="},
                                                                 {"foobar", "Zm9vYmFy"}};
  for (auto const& [bytes, text] : vectors) {
    CHECK(core::base64(bytes) == text);
    CHECK(core::base64_decode(text) == bytes);
  }
}

TEST_CASE("base64url uses the alphabet for URLs and no padding") {
  std::string const bytes("\xFB\xEF\xBE\xFF", 4);
  CHECK(core::base64(bytes) == "++++/w==");
  CHECK(core::base64url(bytes) == "----_w");
}

TEST_CASE("base64url of a certificate's thumbprint is its x5t") {
  std::string const sha1("\x84\xE0\x5C\x1D\x98\xBC\xE3\xA5\x42\x1D"
                         "\x22\x5B\x14\x0B\x36\xE8\x6A\x3D\x55\x34",
                         20);
  CHECK(core::base64url(sha1) == "hOBcHZi846VCHSJbFAs26Go9VTQ");
}

TEST_CASE("base64 is read in either alphabet, with and without padding") {
  std::string const bytes("\xFB\xEF\xBE\xFF", 4);
  for (auto const* text : {"++++/w==", "----_w==", "++++/w", "----_w"}) {
    CHECK(core::base64_decode(text) == bytes);
  }
  CHECK(core::base64_decode("eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlcyI6"
                            "WyJwMSJdfX19") ==
        R"({"access_token":{"acrs":{"essential":true,"values":["p1"]}}})");
}

TEST_CASE("what is no base64 is not guessed at") {
  for (auto const* text :
       {"Z", "Zm9vY", "Zg=", "Zg===", "====", "Zm9v=", "Zm 9v", "Zm9v\n", "Zg==Zg==", "Zm.v"}) {
    INFO(text);
    CHECK_FALSE(core::base64_decode(text).has_value());
  }
}

TEST_CASE("every byte comes back from base64") {
  std::string bytes;
  for (int i = 0; i < 256; ++i) {
    bytes += static_cast<char>(i);
    CHECK(core::base64_decode(core::base64(bytes)) == bytes);
    CHECK(core::base64_decode(core::base64url(bytes)) == bytes);
  }
}
