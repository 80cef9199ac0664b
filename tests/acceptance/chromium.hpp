#pragma once

#include "partnerctl/core/json.hpp"
#include "partnerctl/http/transport.hpp"
#include "support/fixtures.hpp"
#include "support/process.hpp"

#include <memory>
#include <string>

namespace partnerctl::test {

// A real Chromium without a window, driven by the WebDriver protocol through chromedriver. It has
// an empty profile and a home of its own, trusts any certificate, and finds no host but localhost.
class Chromium {
public:
  // False where chromium or chromedriver is not installed; says so on stderr.
  static bool is_possible();

  Chromium();
  ~Chromium();
  Chromium(Chromium const&) = delete;
  Chromium& operator=(Chromium const&) = delete;

  void open(std::string const& address);
  std::string title();
  std::string address();
  // All that a person can read on the page.
  std::string text();
  // Clicks the one button with these very words; throws when there is none.
  void press(std::string const& button);
  // Waits until the title is this one; throws, saying what is there instead, after some seconds.
  void await_title(std::string const& title);

private:
  // The "value" of the answer to a command; throws what WebDriver says when it fails.
  core::Json ask(std::string const& method, std::string const& command, core::Json const& body);

  TemporaryFolder m_folder;
  std::unique_ptr<Background> m_driver;
  http::Transport m_transport;
  std::string m_origin{};
  std::string m_session{};
};

} // namespace partnerctl::test
