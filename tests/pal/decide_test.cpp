#include "pal/pal_setup.hpp"
#include "partnerctl/pal/decide.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using pal::Action;
using test::partner;

namespace {

std::optional<pal::Link> linked_to(std::string const& id, std::string const& state = "Active") {
  if (id.empty()) {
    return std::nullopt;
  }
  return pal::Link{.partner_id = partner(id), .state = state};
}

std::vector<core::PartnerId> partners(std::vector<std::string> const& ids) {
  std::vector<core::PartnerId> result;
  result.reserve(ids.size());
  for (auto const& id : ids) {
    result.push_back(partner(id));
  }
  return result;
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("what to do for a wanted link follows from what is linked") {
  auto const [observed, replace, from, action] = GENERATE(table<std::string, bool, Ids, Action>({
      // Not linked: create, whatever may be replaced.
      {"", false, {}, Action::create},
      {"", true, {}, Action::create},
      {"", false, {"7654321"}, Action::create},
      {"", true, {"7654321"}, Action::create},
      // The wanted partner: nothing, whatever may be replaced.
      {"1234567", false, {}, Action::nothing},
      {"1234567", true, {}, Action::nothing},
      {"1234567", false, {"7654321"}, Action::nothing},
      {"1234567", false, {"1234567"}, Action::nothing},
      {"1234567", true, {"1234567"}, Action::nothing},
      // Another partner: only as told.
      {"7654321", false, {}, Action::refuse},
      {"7654321", true, {}, Action::update},
      {"7654321", false, {"7654321"}, Action::update},
      {"7654321", false, {"5555555", "7654321"}, Action::update},
      {"7654321", false, {"5555555"}, Action::refuse},
      {"7654321", true, {"7654321"}, Action::update},
      {"7654321", true, {"5555555"}, Action::refuse},
      {"76543210", true, {"7654321"}, Action::refuse},
  }));
  CAPTURE(observed, replace, from);
  pal::Wanted const wanted{
      .partner_id = partner("1234567"), .replace = replace, .replace_from = partners(from)};
  CHECK(pal::decide_link(linked_to(observed), wanted) == action);
}

TEST_CASE("a deleted link counts as none") {
  pal::Wanted const wanted{.partner_id = partner("1234567")};
  CHECK(pal::decide_link(linked_to("1234567", "Deleted"), wanted) == Action::create);
  CHECK(pal::decide_link(linked_to("7654321", "deleted"), wanted) == Action::create);
  CHECK(pal::decide_unlink(linked_to("7654321", "Deleted"), std::nullopt) == Action::nothing);
  CHECK(pal::decide_link(linked_to("1234567", "Suspended"), wanted) == Action::nothing);
  CHECK(pal::decide_link(linked_to("1234567", ""), wanted) == Action::nothing);
}

TEST_CASE("what to do for a removal follows from what is linked") {
  auto const [observed, named, action] = GENERATE(table<std::string, std::string, Action>({
      {"", "", Action::nothing},
      {"", "1234567", Action::nothing},
      {"1234567", "", Action::remove},
      {"1234567", "1234567", Action::remove},
      {"7654321", "1234567", Action::refuse},
  }));
  CAPTURE(observed, named);
  auto const id = named.empty() ? std::nullopt : std::optional(partner(named));
  CHECK(pal::decide_unlink(linked_to(observed), id) == action);
}
