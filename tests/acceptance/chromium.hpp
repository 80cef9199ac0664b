#pragma once

#include "partnerctl/core/json.hpp"
#include "partnerctl/http/transport.hpp"
#include "support/fixtures.hpp"
#include "support/process.hpp"

#include <memory>
#include <string>
#include <vector>

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
  // To the page before. Not by a script: one whose page goes away under it is run once more.
  void back();
  std::string title();
  std::string address();
  // All that a person can read on the page.
  std::string text();
  // Clicks the one button with these very words; throws when there is none.
  void press(std::string const& button);
  // Scrolls to the first such element and clicks where it is, as a mouse does: what a page may do
  // only for a person, it may do then. Throws where something else is in front of it.
  void click(std::string const& selector);
  // Waits until the title is this one; throws, saying what is there instead, after some seconds.
  void await_title(std::string const& title);
  // What the body of this function returns (a promise: what becomes of it), run in the page from
  // outside: no content security policy holds it back.
  core::Json evaluate(std::string const& body, core::Json const& arguments = k_none);
  // Presses and releases one key for whatever has the focus: a character, or k_tab and the like.
  void key(std::string const& key);
  // The same while the other is held down: "v" with k_control pastes.
  void key_with(std::string const& held, std::string const& key);
  // The same for each character of an ASCII text.
  void type(std::string const& text);
  static constexpr char const* k_tab = "\uE004";
  static constexpr char const* k_enter = "\uE007";
  static constexpr char const* k_space = " ";
  static constexpr char const* k_down = "\uE015";
  static constexpr char const* k_shift = "\uE008";
  static constexpr char const* k_control = "\uE009";
  // The role and the name that the one element has for assistive technology: "button Clear".
  std::string accessible(std::string const& selector);
  // Shows pages as on "screen" or "print", to a person who prefers "light" or "dark".
  void emulate(std::string const& media, std::string const& scheme);
  // Whether pages that are opened from now on may run scripts; evaluate() still can.
  void allow_scripts(bool allowed);
  void resize(int width, int height);
  // The bytes of a PNG of what the window shows.
  std::string screenshot();
  // What pages said on the console, errors and violations of policies included, since last asked.
  std::vector<std::string> console();
  // The addresses that pages asked for, their own among them, since last asked; those of the
  // browser's start page apart.
  std::vector<std::string> requests();

private:
  // The "value" of the answer to a command; throws what WebDriver says when it fails.
  core::Json ask(std::string const& method, std::string const& command, core::Json const& body);
  std::string find(std::string const& strategy, std::string const& value);
  core::Json log(std::string const& type);
  // Presses and releases keys in this order.
  void strike(core::Json const& strokes);
  // A command of Chromium's own protocol.
  void command(std::string const& name, core::Json const& parameters);
  static core::Json const k_none;

  TemporaryFolder m_folder;
  std::unique_ptr<Background> m_driver;
  http::Transport m_transport;
  std::string m_origin{};
  std::string m_session{};
};

} // namespace partnerctl::test
