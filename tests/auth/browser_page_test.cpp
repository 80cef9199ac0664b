#include "auth/browser_page.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

TEST_CASE("the pages load and run nothing, and no cache keeps them") {
  for (auto const& page : {auth::answered_page({.code = core::Secret("c0de")}),
                           auth::answered_page({.refusal = {.error = "access_denied"}}),
                           auth::answered_page({}), auth::refused_page(400, "No.")}) {
    CHECK(page.headers.get("Content-Type") == "text/html; charset=utf-8");
    CHECK(page.headers.get("Cache-Control") == "no-store");
    CHECK(page.headers.get("Referrer-Policy") == "no-referrer");
    CHECK_THAT(page.headers.get("Content-Security-Policy").value(),
               StartsWith("default-src 'none'"));
    CHECK_THAT(page.body, StartsWith("<!DOCTYPE html>") && Contains("<meta charset=\"utf-8\">") &&
                              Contains("<title>") && !Contains("<script") && !Contains("src=") &&
                              !Contains("href=") && !Contains("style") && !Contains("c0de"));
    CHECK(page.body.size() < 1000);
  }
}

TEST_CASE("a page tells a code from a refusal and says that the window can be closed") {
  auto const good = auth::answered_page({.code = core::Secret("c0de")});
  auto const bad = auth::answered_page(
      {.refusal = {.error = "access_denied",
                   .description = "AADSTS65004: User declined.\r\nTrace ID: 1"}});
  CHECK(good.status == 200);
  CHECK(bad.status == 200);
  CHECK_THAT(good.body, Contains("close this window") && !Contains("failed"));
  CHECK_THAT(bad.body, Contains("close this window") && Contains("<title>Sign-in failed</title>") &&
                           Contains("AADSTS65004: User declined. You") && !Contains("Trace ID"));
}

TEST_CASE("a refusal's text is only text on the page") {
  auto const page = auth::answered_page(
      {.refusal = {.error = "x",
                   .description = "<script>alert(\"1\")</script>&<img src='x' onerror=y>\x1b[2J"}});
  CHECK_THAT(page.body, Contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&lt;img "
                                 "src=&#39;x&#39; onerror=y&gt;") &&
                            !Contains("<script") && !Contains("<img") && !Contains("\x1b"));
  CHECK_THAT(auth::answered_page({.refusal = {.error = "<b>"}}).body, Contains("&lt;b&gt;"));
}
