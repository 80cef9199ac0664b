#include "acceptance/chromium.hpp"

#include "partnerctl/core/attempt.hpp"

#include <nlohmann/json.hpp>

#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <thread>

namespace partnerctl::test {
namespace {

using core::Json;

constexpr char const* k_chromium = "/usr/bin/chromium";
constexpr char const* k_driver = "/usr/bin/chromedriver";
// WebDriver's name for an element's identifier in JSON.
constexpr char const* k_element = "element-6066-11e4-a52e-4f735466cecf";

Json capabilities(std::string const& folder) {
  Json const options{
      {"binary", k_chromium},
      {"args",
       {"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage",
        "--no-first-run", "--disable-extensions", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-default-apps",
        // Whatever it may think of by itself.
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost",
        "--user-data-dir=" + folder + "/profile"}}};
  return {{"capabilities",
           {{"alwaysMatch",
             {{"browserName", "chrome"},
              {"acceptInsecureCerts", true},
              {"goog:chromeOptions", options}}}}}};
}

// "ChromeDriver was started successfully on port 34567."
std::string port_in(std::string const& line) {
  constexpr std::string_view k_before = "successfully on port ";
  auto const at = line.find(k_before);
  if (at == std::string::npos) {
    return {};
  }
  auto const begin = at + k_before.size();
  return line.substr(begin, line.find_first_not_of("0123456789", begin) - begin);
}

} // namespace

bool Chromium::is_possible() {
  for (auto const* program : {k_chromium, k_driver}) {
    if (::access(program, X_OK) != 0) {
      std::cerr << "SKIPPED: " << program
                << " is not installed (Debian: chromium, chromium-driver)\n";
      return false;
    }
  }
  return true;
}

Chromium::Chromium() : m_transport({.user_agent = "partnerctl-test"}) {
  // Its own sandbox and allocator do not go with a preloaded library.
  m_driver = std::make_unique<Background>(
      k_driver, Command{.arguments = {"--port=0"},
                        .environment = {{"HOME", m_folder.path()},
                                        {"TMPDIR", m_folder.path()},
                                        {"XDG_CONFIG_HOME", m_folder.path() + "/config"},
                                        {"XDG_CACHE_HOME", m_folder.path() + "/cache"},
                                        {"LANG", "C.UTF-8"}}});
  std::string port;
  while (port.empty()) {
    port = port_in(m_driver->read_line());
  }
  m_origin = "http://localhost:" + port;
  m_session =
      "/session/" +
      ask("POST", "/session", capabilities(m_folder.path())).at("sessionId").get<std::string>();
}

// Chromium ends with its session, chromedriver with the signal.
Chromium::~Chromium() {
  core::attempt([this] { return ask("DELETE", m_session, {}); });
  m_driver->signal(SIGTERM);
  m_driver->wait();
}

Json Chromium::ask(std::string const& method, std::string const& command, Json const& body) {
  http::Request request{.method = method,
                        .url = m_origin + command,
                        .headers = {{"Content-Type", "application/json; charset=utf-8"}}};
  if (method == "POST") {
    request.body = core::write_json(body.is_null() ? Json::object() : body);
  }
  auto const answer = m_transport.send(request);
  auto const json = core::parse_json(answer.body);
  if (answer.status != 200 || !json) {
    throw std::runtime_error("WebDriver " + command + ": " + answer.body.substr(0, 500));
  }
  return json->at("value");
}

void Chromium::open(std::string const& address) {
  ask("POST", m_session + "/url", {{"url", address}});
}

std::string Chromium::title() {
  return ask("GET", m_session + "/title", {}).get<std::string>();
}

std::string Chromium::address() {
  return ask("GET", m_session + "/url", {}).get<std::string>();
}

std::string Chromium::text() {
  auto const body =
      ask("POST", m_session + "/element", {{"using", "css selector"}, {"value", "body"}});
  return ask("GET", m_session + "/element/" + body.at(k_element).get<std::string>() + "/text", {})
      .get<std::string>();
}

void Chromium::press(std::string const& button) {
  auto const found = ask("POST", m_session + "/element",
                         {{"using", "xpath"}, {"value", "//button[text()='" + button + "']"}});
  ask("POST", m_session + "/element/" + found.at(k_element).get<std::string>() + "/click", {});
}

void Chromium::await_title(std::string const& wanted) {
  for (int i = 0; i < 200; ++i) {
    if (title() == wanted) {
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  throw std::runtime_error("the page is not '" + wanted + "' but '" + title() + "' at " +
                           address() + ": " + text());
}

} // namespace partnerctl::test
