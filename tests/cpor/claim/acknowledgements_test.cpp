#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/acknowledgements.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

TEST_CASE("the acknowledgement names what is accepted, and is not called Microsoft's") {
  auto const& text = cpor::default_acknowledgement();
  for (auto const* said : {"is right", "customer knows", "agrees", "genuine", "not Microsoft's",
                           "portal has acknowledgements of its own"}) {
    CAPTURE(said);
    CHECK(text.find(said) != std::string::npos);
  }
}

TEST_CASE("the acknowledgement is one line that any terminal can show") {
  auto const& text = cpor::default_acknowledgement();
  CHECK(text.find('\n') == std::string::npos);
  CHECK(core::printable(text) == text);
  CHECK(text.size() < 500);
}
