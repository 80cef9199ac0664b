#include "acceptance/chromium.hpp"

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/base64.hpp"

#include <nlohmann/json.hpp>

#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <stdexcept>

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
              // Bounds against hanging alone, in milliseconds.
              {"timeouts", {{"script", 120'000}, {"pageLoad", 120'000}}},
              {"goog:loggingPrefs", {{"browser", "ALL"}, {"performance", "ALL"}}},
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
                        .headers = {{"Content-Type", "application/json; charset=utf-8"}},
                        .timeout = std::chrono::minutes{3}};
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

// Where WebDriver has the one element.
std::string Chromium::find(std::string const& strategy, std::string const& value) {
  auto const found = ask("POST", m_session + "/element", {{"using", strategy}, {"value", value}});
  return m_session + "/element/" + found.at(k_element).get<std::string>();
}

void Chromium::open(std::string const& address) {
  ask("POST", m_session + "/url", {{"url", address}});
}

void Chromium::back() {
  ask("POST", m_session + "/back", Json::object());
}

std::string Chromium::title() {
  return ask("GET", m_session + "/title", {}).get<std::string>();
}

std::string Chromium::address() {
  return ask("GET", m_session + "/url", {}).get<std::string>();
}

std::string Chromium::text() {
  return ask("GET", find("css selector", "body") + "/text", {}).get<std::string>();
}

void Chromium::press(std::string const& button) {
  ask("POST", find("xpath", "//button[text()='" + button + "']") + "/click", {});
}

void Chromium::click(std::string const& selector) {
  evaluate("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", {selector});
  ask("POST", find("css selector", selector) + "/click", {});
}

void Chromium::await_title(std::string const& wanted) {
  if (comes_true([&] { return title() == wanted; })) {
    return;
  }
  throw std::runtime_error("the page is not '" + wanted + "' but '" + title() + "' at " +
                           address() + ": " + text());
}

Json const Chromium::k_none = Json::array();

Json Chromium::evaluate(std::string const& body, Json const& arguments) {
  return ask("POST", m_session + "/execute/sync", {{"script", body}, {"args", arguments}});
}

void Chromium::strike(Json const& strokes) {
  Json const keyboard{{"type", "key"}, {"id", "keyboard"}, {"actions", strokes}};
  ask("POST", m_session + "/actions", {{"actions", Json::array({keyboard})}});
}

void Chromium::key(std::string const& key) {
  strike({{{"type", "keyDown"}, {"value", key}}, {{"type", "keyUp"}, {"value", key}}});
}

void Chromium::key_with(std::string const& held, std::string const& key) {
  strike({{{"type", "keyDown"}, {"value", held}},
          {{"type", "keyDown"}, {"value", key}},
          {{"type", "keyUp"}, {"value", key}},
          {{"type", "keyUp"}, {"value", held}}});
}

void Chromium::type(std::string const& text) {
  for (char const c : text) {
    key(std::string(1, c));
  }
}

std::string Chromium::accessible(std::string const& selector) {
  auto const element = find("css selector", selector);
  return ask("GET", element + "/computedrole", {}).get<std::string>() + ' ' +
         ask("GET", element + "/computedlabel", {}).get<std::string>();
}

void Chromium::command(std::string const& name, Json const& parameters) {
  ask("POST", m_session + "/goog/cdp/execute", {{"cmd", name}, {"params", parameters}});
}

void Chromium::emulate(std::string const& media, std::string const& scheme) {
  Json const feature{{"name", "prefers-color-scheme"}, {"value", scheme}};
  command("Emulation.setEmulatedMedia", {{"media", media}, {"features", Json::array({feature})}});
}

void Chromium::allow_scripts(bool allowed) {
  command("Emulation.setScriptExecutionDisabled", {{"value", !allowed}});
}

void Chromium::resize(int width, int height) {
  ask("POST", m_session + "/window/rect", {{"width", width}, {"height", height}});
}

std::string Chromium::screenshot() {
  auto const png =
      core::base64_decode(ask("GET", m_session + "/screenshot", {}).get<std::string>());
  return png.value_or("");
}

Json Chromium::log(std::string const& type) {
  return ask("POST", m_session + "/se/log", {{"type", type}});
}

std::vector<std::string> Chromium::console() {
  std::vector<std::string> messages;
  for (auto const& entry : log("browser")) {
    messages.push_back(entry.at("message").get<std::string>());
  }
  return messages;
}

std::vector<std::string> Chromium::requests() {
  std::vector<std::string> addresses;
  for (auto const& entry : log("performance")) {
    auto const event = core::parse_json(entry.at("message").get<std::string>()).value();
    auto const& message = event.at("message");
    if (message.at("method") != "Network.requestWillBeSent") {
      continue;
    }
    auto const& asked = message.at("params");
    if (!asked.at("documentURL").get<std::string>().starts_with("chrome:")) {
      addresses.push_back(asked.at("request").at("url").get<std::string>());
    }
  }
  return addresses;
}

} // namespace partnerctl::test
