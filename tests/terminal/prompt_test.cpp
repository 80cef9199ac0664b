#include "partnerctl/terminal/prompt.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace partnerctl;

namespace {

struct Conversation {
  std::ostringstream out{};
  std::ostringstream err{};
  std::istringstream in{};
  bool answered = false;
};

void ask(Conversation& talk, std::string const& typed) {
  talk.in.str(typed);
  talk.answered =
      terminal::confirm({.out = talk.out, .err = talk.err, .in = talk.in}, "Link 20 tenants?");
}

} // namespace

TEST_CASE("Only y and yes, in any case and with blanks around, confirm") {
  auto const typed = GENERATE(as<std::string>{}, "y\n", "Y\n", "yes\n", "YES\r\n", "  Yes \n", "y");
  Conversation talk;
  ask(talk, typed);
  CHECK(talk.answered);
}

TEST_CASE("Everything else that is typed is a no") {
  auto const typed =
      GENERATE(as<std::string>{}, "\n", "n\n", "no\n", "yess\n", "ye\n", "j\n", "y n\n", "\ny\n");
  Conversation talk;
  ask(talk, typed);
  CHECK_FALSE(talk.answered);
}

TEST_CASE("A question goes to stderr, leaves stdout alone and waits in its own line") {
  Conversation talk;
  ask(talk, "y\n");
  CHECK(talk.err.str() == "Link 20 tenants? [y/N] ");
  CHECK(talk.out.str().empty());
}

TEST_CASE("The end of input is a no and ends the line of the question") {
  Conversation talk;
  ask(talk, "");
  CHECK_FALSE(talk.answered);
  CHECK(talk.err.str() == "Link 20 tenants? [y/N] \n");
}

TEST_CASE("A question reads one line and leaves the rest of the input") {
  Conversation talk;
  ask(talk, "y\ncontoso.com\n");
  std::string rest;
  std::getline(talk.in, rest);
  CHECK(rest == "contoso.com");
}
