#pragma once

#include "partnerctl/core/error.hpp"
#include "partnerctl/http/pipeline.hpp"

#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

namespace partnerctl::test {

// A wire that answers from a script, in order, and remembers every request. A request that the
// script has no answer for fails the test that sent it; all_used() tells whether the script was
// played out.
class ScriptedWire {
public:
  using Answer = std::variant<http::Response, core::Error>;

  // Expects a request of that method whose URL contains `url_part`.
  ScriptedWire& on(std::string method, std::string url_part, Answer answer);
  ScriptedWire& on(std::string method, std::string url_part, int status, std::string body,
                   http::Headers headers = {});

  // Who every answer says that it was sent as, as the bearer stage would.
  void sent_as(core::Identity identity);

  http::Send send();
  std::vector<http::Request> requests() const;
  bool all_used() const;

private:
  struct Step {
    std::string method;
    std::string url_part;
    Answer answer;
  };
  http::Response play(http::Request const& request);

  mutable std::mutex m_mutex;
  std::deque<Step> m_steps;
  std::vector<http::Request> m_requests;
  std::optional<core::Identity> m_identity;
};

} // namespace partnerctl::test
