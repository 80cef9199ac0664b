// The browser sign-in as a person has it: the real program, a real browser, real pages.

#include "acceptance/chromium.hpp"
#include "acceptance/handed_address.hpp"
#include "acceptance/stand.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace partnerctl;
using Catch::Matchers::Contains;
using test::Chromium;
using test::Stand;

TEST_CASE("a person signs in with Chromium, and the sign-in is good afterwards", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  Chromium browser;
  Stand stand;
  stand.use_person();
  test::HandedAddress const handed(stand);
  auto const login = stand.start_on_terminal({"auth", "login"});
  auto const address = handed.wait();
  CHECK_THAT(address, Contains("response_mode=form_post"));
  browser.open(address);
  CHECK(browser.title() == "Sign in to Contoso Partner");
  CHECK_THAT(browser.text(), Contains(sandbox::k_public_client_id));
  browser.press("Sign in as engineer@partner.example");
  browser.await_title("Back to partnerctl");
  CHECK_THAT(browser.text(), Contains("You can close this window"));
  // The code came as a form: it is in no address, and so in no history.
  CHECK_THAT(browser.address(), !Contains("code=") && Contains("http://localhost:"));
  auto const ended = login->wait();
  INFO(ended.out);
  CHECK(ended.code == 0);
  CHECK_THAT(ended.out, Contains("The sign-in has been opened in your browser") &&
                            Contains("Signed in as engineer@partner.example"));
  auto const linked = stand.run({"link-pal", "-t", "contoso.example", "--partner-id", "1234567"});
  CHECK(linked.code == 0);
  CHECK_THAT(linked.err, Contains("As engineer@partner.example (browser)"));
}

TEST_CASE("a person who cancels in Chromium is told so there and at the terminal", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  Chromium browser;
  Stand stand;
  stand.use_person();
  test::HandedAddress const handed(stand);
  auto const login = stand.start_on_terminal({"auth", "login"});
  browser.open(handed.wait());
  browser.press("Cancel");
  browser.await_title("Sign-in failed");
  auto const ended = login->wait();
  CHECK(ended.code == 4);
  CHECK_THAT(ended.out, Contains("AADSTS65004"));
  CHECK_FALSE(std::filesystem::exists(stand.accounts_file()));
}
