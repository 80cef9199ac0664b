#include "partnerctl/pal/ensure.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using pal::Done;

TEST_CASE("what became of a tenant is spelt as the contract does") {
  auto const [done, word] = GENERATE(table<Done, std::string>({
      {Done::linked, "linked"},
      {Done::unchanged, "unchanged"},
      {Done::replaced, "replaced"},
      {Done::refused, "refused"},
      {Done::would_link, "would-link"},
      {Done::would_replace, "would-replace"},
      {Done::unlinked, "unlinked"},
      {Done::not_linked, "not-linked"},
      {Done::would_unlink, "would-unlink"},
  }));
  CHECK(to_string(done) == word);
}
