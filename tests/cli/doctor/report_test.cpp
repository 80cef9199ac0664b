#include "cli/doctor/report.hpp"
#include "partnerctl/output/render.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace partnerctl;
using namespace cli::doctor;
using Catch::Matchers::Contains;

TEST_CASE("the last line counts every state") {
  Checks const checks{passed("a", "x", "fine"), failed("b", "y", "bad", "mend it"),
                      skipped("c", "z", "no reason"), skipped("d", "z", "none")};
  CHECK(last_line(checks) == "4 checks: 1 passed, 1 failed, 2 skipped");
}

TEST_CASE("what a host or a file says cannot move a terminal's cursor") {
  auto const check = failed("tls", "host\x1b[2J", "by \x1b]0;owned\x07", "run\rthis");
  for (auto const& text : {check.subject, check.detail, check.remedy}) {
    CHECK(text.find_first_of("\x1b\x07\r") == std::string::npos);
  }
}

TEST_CASE("a formula from a certificate's name does not reach a spreadsheet") {
  Checks const checks{passed("tls", "x", "=HYPERLINK(\"https://evil.example\")")};
  std::ostringstream out;
  output::render(document(checks, "public"), {.format = output::Format::csv}, out);
  CHECK_THAT(out.str(), !Contains(",=HYPER") && !Contains(",\"=HYPER"));
}
