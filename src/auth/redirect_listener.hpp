#pragma once

#include "auth/browser_answer.hpp"
#include "partnerctl/http/listener.hpp"

#include <atomic>
#include <optional>
#include <string>

namespace partnerctl::auth {

// Where a browser's redirect arrives: a port of loopback for as long as this object lives. Anything
// on this machine and any page in the browser can send to it, so nothing but the answer with the
// right state counts, and nothing else ends the wait.
class RedirectListener {
public:
  // box gets the answer and must outlive this object.
  RedirectListener(std::string state, BrowserAnswerBox& box);

  // The redirect_uri: "http://localhost:PORT". Entra compares it without the port, and with the
  // path, so there is none.
  std::string url() const { return m_listener.url(); }
  // Takes the answer in the query of a GET too (response_mode=query); otherwise GET is refused, for
  // a code in an address stays in the browser's history.
  void take_queries() { m_takes_queries = true; }

private:
  struct Judged {
    http::Response page{};
    std::optional<BrowserAnswer> answer{};
  };
  Judged judge(http::Incoming const& request);

  std::string m_state;
  BrowserAnswerBox* m_box;
  std::atomic<bool> m_takes_queries{false};
  std::atomic<bool> m_answered{false};
  // Last: its handler uses the others until its end.
  http::Listener m_listener;
};

} // namespace partnerctl::auth
