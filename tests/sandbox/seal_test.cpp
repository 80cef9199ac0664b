#include "partnerctl/core/base64.hpp"
#include "sandbox/seal.hpp"

#include <catch2/catch.hpp>

using partnerctl::sandbox::Seal;

TEST_CASE("what is sealed is read by the same key for the same purpose only") {
  Seal const seal("key", "one");
  auto const sealed = seal.close("a text");
  CHECK(seal.open(sealed) == "a text");
  CHECK(Seal("key", "one").open(sealed) == "a text");
  CHECK(!Seal("key", "two").open(sealed));
  CHECK(!Seal("other", "one").open(sealed));
  CHECK(seal.close("a text") != sealed);
  CHECK(sealed.find(partnerctl::core::base64url("a text")) == std::string::npos);
  CHECK(seal.open(seal.close("")) == "");
}

TEST_CASE("what was changed or cut is not read") {
  Seal const seal("key", "one");
  auto const sealed = seal.close("a text");
  for (std::size_t i = 0; i < sealed.size() - 1; ++i) {
    auto changed = sealed;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    CHECK(!seal.open(changed));
    CHECK(!seal.open(sealed.substr(0, i)));
  }
  CHECK(!seal.open("not base64!"));
}
