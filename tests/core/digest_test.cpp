#include "partnerctl/core/digest.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

// The examples of FIPS 180-4.
TEST_CASE("digests are those of the standard's examples") {
  CHECK(core::hexadecimal(core::sha256("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(core::hexadecimal(core::sha1("abc")) == "a9993e364706816aba3e25717850c26c9cd0d89d");
}

TEST_CASE("the digest of nothing is one too") {
  CHECK(core::hexadecimal(core::sha256("")) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("bytes above 127 are two digits as well") {
  CHECK(core::hexadecimal("\xff\x80\x01") == "ff8001");
}
