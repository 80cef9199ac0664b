#pragma once

#include "partnerctl/core/clock.hpp"

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace partnerctl::http {

// Looks a host's name up once in the life of the process and shares the answer; concurrent callers
// share one look-up. (cpprest has a single thread for names and asks again for every connection:
// 128 connections at 100 ms a look-up took 13 s.)
class Resolver {
public:
  // The addresses of a name in the order to try them; empty when there are none. May block, and is
  // called on a thread of its own.
  using Lookup = std::function<std::vector<std::string>(std::string const& host)>;

  // Without a look-up of the caller's: the system's.
  explicit Resolver(Lookup lookup = {});

  // Never empty; a host that is an address already is itself. Throws network when there is no such
  // name (which is not remembered) or no answer by the deadline, cancelled on a stop; maybe_done is
  // false, for nothing was sent.
  std::vector<std::string> resolve(std::string const& host, core::SteadyPoint deadline,
                                   std::stop_token const& stop);

private:
  struct Shared;
  std::shared_ptr<Shared> m_shared;
};

} // namespace partnerctl::http
