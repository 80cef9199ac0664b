#include "acceptance/secrets.hpp"

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/url.hpp"
#include "partnerctl/sandbox/sandbox.hpp"

#include <nlohmann/json.hpp>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace partnerctl::test {
namespace {

constexpr std::array k_form_fields{"client_secret", "client_assertion", "refresh_token",
                                   "code",          "code_verifier",    "device_code"};
// "value" and "oidcToken" are what GitHub and Azure DevOps call their token.
constexpr std::array k_members{"access_token", "refresh_token", "id_token",
                               "device_code",  "value",         "oidcToken"};
// Shorter texts stand anywhere by chance.
constexpr std::size_t k_shortest = 8;
constexpr std::size_t k_part = 20;

bool is_jwt(std::string const& text) {
  return text.starts_with("eyJ") && core::split(text, '.').size() == 3;
}

// What of a secret would give it away.
std::vector<std::string> telling(std::string const& secret) {
  std::vector<std::string> parts{secret, http::percent_encode(secret), core::base64(secret)};
  if (secret.size() > 2 * k_part) {
    parts.push_back(secret.substr(secret.size() - k_part));
  }
  if (is_jwt(secret)) {
    auto const pieces = core::split(secret, '.');
    parts.insert(parts.end(), {pieces[1], pieces[2]});
  }
  return parts;
}

// The parent of a process, 0 when it is gone; its name may hold blanks and brackets.
long parent_of(std::filesystem::path const& process) {
  std::ifstream file(process / "stat");
  std::string const text{std::istreambuf_iterator<char>(file), {}};
  auto const end = text.rfind(')');
  std::istringstream rest(end == std::string::npos ? "" : text.substr(end + 1));
  std::string state;
  long parent = 0;
  rest >> state >> parent;
  return parent;
}

} // namespace

void Secrets::add(std::string const& kind, std::string const& value) {
  if (value.size() >= k_shortest) {
    std::scoped_lock const lock(m_mutex);
    m_values[kind].insert(value);
  }
}

void Secrets::add_from_headers(http::Headers const& headers) {
  auto const header = headers.get("Authorization").value_or("");
  if (auto const blank = header.find(' '); blank != std::string::npos) {
    add("bearer", header.substr(blank + 1));
  }
  add("identity_header", headers.get("X-IDENTITY-HEADER").value_or(""));
}

void Secrets::add_from_answer(http::Incoming const& request, http::Response const& response) {
  auto const json = core::parse_json(response.body);
  for (auto const* name : k_members) {
    add(name, json && json->is_object() ? core::string_at(*json, name).value_or("") : "");
  }
  if (request.target.starts_with(sandbox::k_federated_path)) {
    add("federated_token", response.body);
  }
  // A sign-in's answer: in an address, or in the form that a page posts.
  auto const location = response.headers.get("Location").value_or("");
  for (auto const& [name, value] : http::form_decode(location.substr(location.find('?') + 1))) {
    if (name == "code") {
      add(name, value);
    }
  }
  std::smatch field;
  if (std::regex_search(response.body, field, std::regex("name=\"code\" value=\"([^\"]+)\""))) {
    add("code", field[1]);
  }
}

void Secrets::see(http::Incoming const& request, http::Response const& response) {
  add_from_headers(request.headers);
  for (auto const& [name, value] : http::form_decode(request.body)) {
    if (std::find(k_form_fields.begin(), k_form_fields.end(), name) != k_form_fields.end()) {
      add(name, value);
    }
  }
  add_from_answer(request, response);
}

std::size_t Secrets::count() const {
  std::scoped_lock const lock(m_mutex);
  std::set<std::string> all;
  for (auto const& [kind, values] : m_values) {
    all.insert(values.begin(), values.end());
  }
  return all.size();
}

std::set<std::string> Secrets::kinds() const {
  std::scoped_lock const lock(m_mutex);
  std::set<std::string> kinds;
  for (auto const& [kind, values] : m_values) {
    kinds.insert(kind);
  }
  return kinds;
}

std::set<std::string> Secrets::found_in(std::string const& text) const {
  std::scoped_lock const lock(m_mutex);
  std::set<std::string> found;
  for (auto const& [kind, values] : m_values) {
    for (auto const& value : values) {
      auto const parts = telling(value);
      if (std::any_of(parts.begin(), parts.end(),
                      [&](auto const& part) { return text.find(part) != std::string::npos; })) {
        found.insert(kind);
      }
    }
  }
  return found;
}

std::string command_lines_below() {
  std::map<long, std::pair<long, std::filesystem::path>> processes;
  std::error_code fault;
  for (auto const& entry : std::filesystem::directory_iterator("/proc", fault)) {
    auto const name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") == std::string::npos) {
      processes[std::stol(name)] = {parent_of(entry.path()), entry.path()};
    }
  }
  std::string lines;
  for (auto const& [pid, process] : processes) {
    auto ancestor = process.first;
    while (ancestor != ::getpid() && processes.contains(ancestor)) {
      ancestor = processes[ancestor].first;
    }
    if (ancestor == ::getpid()) {
      std::ifstream file(process.second / "cmdline");
      lines.append(std::istreambuf_iterator<char>(file), {}).append("\n");
    }
  }
  return lines;
}

} // namespace partnerctl::test
