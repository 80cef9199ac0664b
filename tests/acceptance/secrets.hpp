#pragma once

#include "partnerctl/http/listener.hpp"

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace partnerctl::test {

// Every secret that crossed the wire between partnerctl and the sandbox, learnt from the requests
// and answers themselves, by what it is: "client_secret", "refresh_token", "code" …, "bearer" for
// what an Authorization header carried. Safe to use from several threads.
class Secrets {
public:
  // For the sandbox's observer.
  void see(http::Incoming const& request, http::Response const& response);
  void add(std::string const& kind, std::string const& value);

  // How many different ones.
  std::size_t count() const;
  std::set<std::string> kinds() const;
  // The kinds of those that a text contains: as they are, as they travel in addresses and in Basic
  // credentials, and the telling parts of them (the end, a token's payload or signature).
  std::set<std::string> found_in(std::string const& text) const;

private:
  void add_from_headers(http::Headers const& headers);
  void add_from_answer(http::Incoming const& request, http::Response const& response);

  mutable std::mutex m_mutex{};
  std::map<std::string, std::set<std::string>> m_values{};
};

// The command lines of all programs that this process has started and that they have started, as
// everybody on the machine can read them.
std::string command_lines_below();

} // namespace partnerctl::test
