#include "auth/redirect_listener.hpp"
#include "partnerctl/http/transport.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

struct Redirects {
  auth::BrowserAnswerBox box{};
  auth::RedirectListener listener{"right-state", box};
  http::Transport browser{{}};

  http::Response get(std::string const& target, std::string const& method = "GET") {
    return browser.send({.method = method, .url = listener.url() + target});
  }
  http::Response post(std::string const& body, std::string const& target = "/",
                      std::string const& type = "application/x-www-form-urlencoded") {
    return browser.send({.method = "POST",
                         .url = listener.url() + target,
                         .headers = {{"Content-Type", type}},
                         .body = body});
  }
  bool waits() { return !box.wait({}, 0ms).has_value(); }
};

} // namespace

TEST_CASE("a posted code with the right state ends the wait") {
  Redirects redirects;
  CHECK_THAT(redirects.listener.url(), Contains("http://localhost:") && !Contains("/?"));
  auto const page = redirects.post("code=c%2B0de&state=right-state&session_state=x", "/",
                                   "application/x-www-form-urlencoded; charset=UTF-8");
  CHECK(page.status == 200);
  CHECK_THAT(page.body, Contains("close this window"));
  CHECK(redirects.box.wait({}, 1min).value().code.reveal() == "c+0de");
}

TEST_CASE("a page of somebody else's cannot end the wait") {
  Redirects redirects;
  CHECK(redirects.post("code=forged&state=wrong-state").status == 400);
  CHECK(redirects.post("code=forged").status == 400);
  CHECK(redirects.post("error=access_denied&error_description=forged").status == 400);
  CHECK(redirects.post("").status == 400);
  CHECK(redirects.post("code=forged&state=right-state", "/", "text/plain").status == 415);
  CHECK(redirects.post("code=forged&state=right-state", "/other").status == 404);
  CHECK(redirects.get("/favicon.ico").status == 404);
  CHECK(redirects.waits());
  CHECK(redirects.post("code=real&state=right-state").status == 200);
  CHECK(redirects.box.wait({}, 1min).value().code.reveal() == "real");
}

TEST_CASE("a code in an address is refused unless it was asked for in one") {
  Redirects redirects;
  for (std::string const method : {"GET", "HEAD", "PUT", "DELETE"}) {
    auto const page = redirects.get("/?code=real&state=right-state", method);
    CHECK(page.status == 405);
    CHECK(page.headers.get("Allow") == "POST");
  }
  CHECK(redirects.waits());
  redirects.listener.take_queries();
  CHECK(redirects.get("/").status == 400);
  CHECK(redirects.get("/?code=forged&state=wrong").status == 400);
  CHECK(redirects.get("/?code=real&state=right-state", "PUT").status == 405);
  CHECK(redirects.waits());
  CHECK(redirects.get("/?code=real&state=right-state").status == 200);
  CHECK(redirects.box.wait({}, 1min).value().code.reveal() == "real");
}

TEST_CASE("a second answer is told so and changes nothing") {
  Redirects redirects;
  CHECK(redirects.post("code=first&state=right-state").status == 200);
  CHECK(redirects.post("code=second&state=right-state").status == 410);
  CHECK(redirects.box.wait({}, 1min).value().code.reveal() == "first");
}

TEST_CASE("an answer without a code ends the wait, since nobody else knows the state") {
  Redirects redirects;
  auto const page = redirects.post("state=right-state");
  CHECK_THAT(page.body, Contains("Sign-in failed"));
  CHECK_FALSE(redirects.box.wait({}, 1min).value().says_something());
}
