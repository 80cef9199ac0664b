#include "support/scripted_wire.hpp"

#include <stdexcept>

namespace partnerctl::test {

ScriptedWire& ScriptedWire::on(std::string method, std::string url_part, Answer answer) {
  m_steps.push_back({std::move(method), std::move(url_part), std::move(answer)});
  return *this;
}

ScriptedWire& ScriptedWire::on(std::string method, std::string url_part, int status,
                               std::string body, http::Headers headers) {
  return on(
      std::move(method), std::move(url_part),
      http::Response{.status = status, .headers = std::move(headers), .body = std::move(body)});
}

void ScriptedWire::sent_as(core::Identity identity) {
  m_identity = std::move(identity);
}

http::Send ScriptedWire::send() {
  return [this](http::Request const& request) { return play(request); };
}

http::Response ScriptedWire::play(http::Request const& request) {
  std::scoped_lock const lock(m_mutex);
  m_requests.push_back(request);
  if (m_steps.empty()) {
    throw std::logic_error("the script has no answer for " + request.method + " " + request.url);
  }
  auto step = std::move(m_steps.front());
  m_steps.pop_front();
  if (request.method != step.method || request.url.find(step.url_part) == std::string::npos) {
    throw std::logic_error("expected " + step.method + " …" + step.url_part + "…, got " +
                           request.method + " " + request.url);
  }
  if (auto* error = std::get_if<core::Error>(&step.answer)) {
    throw std::move(*error);
  }
  auto response = std::get<http::Response>(std::move(step.answer));
  if (request.authority) {
    response.sent_as = m_identity;
  }
  return response;
}

std::vector<http::Request> ScriptedWire::requests() const {
  std::scoped_lock const lock(m_mutex);
  return m_requests;
}

bool ScriptedWire::all_used() const {
  std::scoped_lock const lock(m_mutex);
  return m_steps.empty();
}

} // namespace partnerctl::test
